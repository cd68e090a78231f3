import { h, svg } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";

const RADIUS = 54;
const ROUND = 2 * Math.PI * RADIUS;

/**
 * Returns a ring that is filled in part, with words in it.
 *
 * @param {number} share from 0 to 1
 * @param {string} number
 * @param {string} text
 * @param {Record<string, any>} attributes
 */
export function ring(share, number, text, attributes = {}) {
  const place = { cx: 60, cy: 60, r: RADIUS };
  const drawing = svg(
    "svg",
    { viewBox: "0 0 120 120", "aria-hidden": "true" },
    svg("circle", { ...place, class: "bg" }),
  );
  const filled = Math.max(0, Math.min(1, share)) * ROUND;
  if (filled > 0) {
    drawing.append(
      svg("circle", { ...place, class: "fg", "stroke-dasharray": `${filled} ${ROUND}` }),
    );
  }
  return h("div", { class: "ring", ...attributes }, drawing, h("p", {}, h("b", {}, number), text));
}

/**
 * Returns how many have voted, of those who are here.
 *
 * @param {[number, number]} votes
 * @param {Record<string, string>} words
 */
export const voteRing = ([voted, here], words) =>
  ring(voted / Math.max(1, here), String(voted), fill(words.of ?? "", { here }));
