import { h } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";
import { ring } from "./ring.js";

/**
 * Draws a vote on what is on the wall, below it; null where there is none.
 *
 * @param {Record<string, any>} view
 * @param {{words: Record<string, string>, address: string, code: string}} frame
 */
export function strip(view, frame) {
  if (!view.strip) return null;
  const { letters, note } = view.strip;
  const [voted, here] = view.strip.ring;
  const keys = letters.map((/** @type {string} */ each) => h("li", { class: "key" }, each));
  return h(
    "aside",
    { class: "strip" },
    h("ul", {}, ...keys),
    h("p", {}, `${note} `, h("span", { class: "addr" }, `${frame.address} · ${frame.code}`)),
    ring(voted / Math.max(1, here), String(voted), fill(frame.words.of, { here })),
  );
}
