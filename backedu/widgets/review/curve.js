import { h, svg } from "../shared/dom.js";

/**
 * @typedef {{ without: string, reviewed: string }} Labels
 * @typedef {{ without: number[], reviewed: number[], labels: Labels, end: string, text: string }} Curve Shares, day by day.
 * @typedef {"curve_all" | "curve_now"} Word
 */

const WIDE = 0.4; // of the picture: a label at its end

/** @param {number[]} shares */
const points = (shares) => shares.map((share, day) => `${day},${(1 - share).toFixed(3)}`);

/** @param {string} name @param {number[]} shares */
const line = (name, shares) => svg("polyline", { class: name, points: points(shares).join(" ") });

/**
 * How much is forgotten without review, and with it; a sentence says the same.
 *
 * @param {Curve} curve
 * @param {Record<Word, string>} words
 */
export function curve({ without, reviewed, labels, end, text }, words) {
  const days = without.length - 1;
  const box = { viewBox: `0 0 ${days} 1`, preserveAspectRatio: "none" };
  const between = [...points(reviewed), ...points(without).reverse()].join(" ");
  const gain = svg("polygon", { class: "bk-gain", points: between });
  const lines = svg("svg", box, gain, line("bk-fades", without), line("bk-stays", reviewed));
  /** @param {string} name @param {string} label @param {number[]} [at] */
  const mark = (name, label, at) => {
    const element = h("span", { class: name }, label);
    const beside = at?.slice(-Math.ceil(at.length * WIDE));
    if (beside) element.style.top = `${(1 - Math.max(...beside)) * 100}%`;
    return element;
  };
  const marks = [
    mark("bk-above", labels.reviewed, reviewed),
    mark("bk-below", labels.without, without),
  ];
  const ends = h("p", {}, h("span", {}, words.curve_now), h("span", {}, end));
  const plot = h("div", {}, lines, h("span", {}, words.curve_all), ...marks);
  const picture = h("div", { class: "bk-curve", "aria-hidden": "true" }, plot, ends);
  return { picture, text: h("p", {}, text) };
}
