import { h } from "../../../widgets/shared/dom.js";
import { voteRing } from "./ring.js";

/**
 * Draws a vote on what is on the wall, below it; null where there is none.
 *
 * @param {Record<string, any>} view
 * @param {{words: Record<string, string>, address: string, code: string}} frame
 */
export function strip(view, frame) {
  if (!view.strip) return null;
  const { letters, note } = view.strip;
  const keys = letters.map((/** @type {string} */ each) => h("li", { class: "key" }, each));
  return h(
    "aside",
    { class: "strip" },
    h("ul", {}, ...keys),
    h("p", {}, `${note} `, h("span", { class: "addr" }, `${frame.address} · ${frame.code}`)),
    voteRing(view.strip.ring, frame.words),
  );
}
