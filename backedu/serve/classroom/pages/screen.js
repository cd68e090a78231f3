// What the wall and the panel have in common.

import { listen } from "./stream.js";

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What the server wrote into the page. */
export const data = JSON.parse(byId("data").textContent ?? "");

/** Returns a copy of a template of the page, if it has it. @param {string} id */
export function template(id) {
  const found = /** @type {HTMLTemplateElement | null} */ (document.getElementById(id));
  return found ? found.content.cloneNode(true) : null;
}

/**
 * Draws what the class shows, and says when it is lost or cannot be written down.
 *
 * @param {string} address
 * @param {(view: any) => void} draw
 */
export function follow(address, draw) {
  /** @param {string} id */
  const shows = (id) => (/** @type {boolean} */ is) => {
    byId(id).hidden = !is;
  };
  listen(address, draw, shows("lost"), shows("trouble"));
}
