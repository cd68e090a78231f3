import { h, svg } from "../shared/dom.js";

/**
 * @typedef {Record<"reviewed" | "without" | "top" | "low" | "start" | "end", string>} Labels
 *
 * @typedef {object} Curve
 * @property {number[]} without Chances, day by day.
 * @property {[number, number][]} reviewed Days and chances; the day of a review is there twice.
 * @property {number[]} reviews The days of these reviews.
 * @property {number} low The chance at which the picture ends below.
 * @property {Labels} labels
 * @property {string} text
 */

const WIDE = 0.5; // of the picture: a label at its end

/**
 * How one card fades without review, and with it: each review lifts the line, which then falls more
 * slowly. Words beside say what that makes of all cards.
 *
 * @param {Curve} curve
 */
export function curve({ without, reviewed, reviews, low, labels }) {
  const days = without.length - 1;
  const y = (/** @type {number} */ chance) => (1 - chance) / (1 - low);
  /** @param {string} name @param {[number, number][]} points */
  const line = (name, points) => {
    const at = points.map(([day, chance]) => `${day},${y(chance).toFixed(3)}`);
    return svg("polyline", { class: name, points: at.join(" ") });
  };
  /** @type {[number, number][]} */
  const fades = without.map((chance, day) => [day, chance]);
  // No longer than a dot: it is drawn as wide as its line, however wide the picture is.
  const dot = (/** @type {string} */ name) => (/** @type {number} */ day) =>
    svg("path", { class: name, d: `M${day} 0h.001` });
  const box = { viewBox: `0 0 ${days} 1`, preserveAspectRatio: "none" };
  const rises = reviews.length ? [line("bk-stays", reviewed)] : [];
  const dots = [...reviews.map(dot("bk-ring")), ...reviews.map(dot("bk-hole"))];
  const lines = svg("svg", box, line("bk-fades", fades), ...rises, ...dots);
  const lowest = Math.max(...without.slice(-Math.ceil(without.length * WIDE)).map(y));
  const below = h("span", { class: "bk-below" }, labels.without);
  below.style.top = `${100 * lowest}%`;
  const plot = h(
    "div",
    {},
    lines,
    h("span", {}, labels.top),
    h("span", { class: "bk-low" }, labels.low),
    h("span", { class: "bk-above" }, labels.reviewed),
    below,
  );
  const ends = h("p", {}, h("span", {}, labels.start), h("span", {}, labels.end));
  return h("div", { class: "bk-curve", "aria-hidden": "true" }, plot, ends);
}
