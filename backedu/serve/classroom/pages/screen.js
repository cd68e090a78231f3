// What the wall and the panel have in common.

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What the server wrote into the page. */
export const data = JSON.parse(byId("data").textContent ?? "");

/** Returns a copy of a template of the page, if it has it. @param {string} id */
export function template(id) {
  const found = /** @type {HTMLTemplateElement | null} */ (document.getElementById(id));
  return found ? found.content.cloneNode(true) : null;
}
