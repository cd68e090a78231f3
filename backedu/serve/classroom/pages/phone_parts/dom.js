// Old phones read this: nothing here is newer than 2018.

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const main = byId("main");

export const words = JSON.parse(byId("words").textContent || "{}");

/**
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string | null)} children
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    if (name.indexOf("on") === 0) element.addEventListener(name.slice(2), attributes[name]);
    else if (attributes[name] !== null) element.setAttribute(name, attributes[name]);
  }
  for (const child of children) {
    if (child !== null) {
      element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    }
  }
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
export function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] || "");
  return element;
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] || "");

/** @param {string} [text] */
export const paragraph = (text) => (text ? h("p", {}, text) : null);

/** Returns a drawing of the page's own. @param {string} id */
export const drawing = (id) => {
  const found = /** @type {HTMLTemplateElement} */ (document.getElementById(`draw-${id}`));
  return found.content.cloneNode(true);
};

/** @param {...(Node | null)} children */
export function put(...children) {
  main.textContent = "";
  for (const child of children) if (child !== null) main.appendChild(child);
  const heading = main.querySelector("h1");
  if (heading) {
    heading.setAttribute("tabindex", "-1");
    heading.focus();
    scrollTo(0, 0);
  }
}
