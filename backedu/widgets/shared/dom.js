import { unbroken } from "./words.js";

/** @typedef {Node | string | null | undefined} Child What an element may hold, if anything. */

/**
 * Returns what an element is given, without what isn't there; numbers keep their units.
 *
 * @param {(Child | Child[])[]} children
 */
const given = (children) =>
  children
    .flat()
    .filter((child) => child !== undefined && child !== null)
    .map((child) => (typeof child === "string" ? unbroken(child) : child));

/**
 * Builds an element: `h("p", { class: "bk-quiet" }, "text", otherElement)`. Text is always inert.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes Those without a value are left out; `onclick` listens.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...given(children));
  return element;
}

/**
 * Gives an element other children.
 *
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export const put = (element, ...children) => element.replaceChildren(...given(children));

/**
 * Changes what is on the screen without losing the keyboard's place: where the element that had the
 * focus goes, or cannot have it any more, another one gets it.
 *
 * @param {HTMLElement} element Whose inside changes.
 * @param {() => void} change
 * @param {() => HTMLElement | null | undefined} otherwise
 */
export function keepFocus(element, change, otherwise) {
  const before = element.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement)
    : null;
  change();
  if (!before) return;
  const isGone = !before.isConnected || before.matches(":disabled") || before.closest("[hidden]");
  if (isGone) otherwise()?.focus({ preventScroll: true });
}

/**
 * Builds an element of a drawing.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Returns an id that no other control on the page has. @param {string} stem */
export const newId = (stem) => `bk-${stem}-${Math.random().toString(36).slice(2, 9)}`;

/** Returns a text with empty lines in it as paragraphs. @param {string} text */
export const paragraphs = (text) => text.split("\n\n").map((part) => h("p", {}, part));

/** Returns a mark for the eye alone, before words that say the same. @param {string} sign */
export const mark = (sign) => h("span", { "aria-hidden": "true" }, `${sign} `);

/**
 * Does the same with a sign that may be drawn.
 *
 * @param {string} sign A character, or the path of a drawing of 20 by 20.
 */
export function drawnMark(sign) {
  if (!sign.startsWith("M")) return mark(sign);
  const box = { class: "bk-sign", viewBox: "0 0 20 20", "aria-hidden": "true" };
  return svg("svg", box, svg("path", { d: sign }));
}

/**
 * Returns a radio button or a box with its text: a row that can be touched anywhere.
 *
 * @param {HTMLInputElement} input
 * @param {string} text
 */
export const optionRow = (input, text) =>
  h("label", { class: "bk-option" }, input, h("span", {}, text));

/**
 * Calls `act` once the reader sees what has been drawn by now; out of sight nothing is painted.
 *
 * @param {() => void} act
 */
export const afterPaint = (act) => {
  const soon = () => setTimeout(act);
  if (document.hidden) soon();
  else requestAnimationFrame(soon);
};
