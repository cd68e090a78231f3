import { svg } from "../../../widgets/shared/dom.js";

/** @typedef {{was: string, now: string, count: number}} Flow How many went from one letter to one. */

const HEIGHT = 430;
const GAP = 14;
const LOWEST = 34; // of a column: its letter needs as much
const LEFT = 166;
const RIGHT = 750;
const MIDDLE = (LEFT + RIGHT) / 2;

/**
 * Returns where the column of each letter begins on one side, and how high it is: both sides are as
 * high as the picture.
 *
 * @param {string[]} letters
 * @param {Record<string, number>} totals
 * @param {number} scale
 */
function columns(letters, totals, scale) {
  const all = letters.reduce(
    (sum, letter) => sum + Math.max(LOWEST, (totals[letter] ?? 0) * scale),
    0,
  );
  const gap = Math.max(GAP, (HEIGHT - all) / Math.max(1, letters.length - 1));
  let at = 0;
  return Object.fromEntries(
    letters.map((letter) => {
      const height = (totals[letter] ?? 0) * scale;
      const place = { y: at + Math.max(0, LOWEST - height) / 2, height };
      at += Math.max(LOWEST, height) + gap;
      return [letter, place];
    }),
  );
}

/**
 * @param {Flow[]} flows
 * @param {"was" | "now"} side
 */
function totals(flows, side) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const flow of flows) found[flow[side]] = (found[flow[side]] ?? 0) + flow.count;
  return found;
}

/**
 * @param {Flow} flow
 * @param {string} right
 */
const kindOf = (flow, right) => {
  if (flow.was === flow.now) return "stay";
  return flow.now === right ? "to" : "off";
};

/**
 * @param {number} x
 * @param {string} letter
 * @param {{y: number, height: number}} place
 * @param {number} count
 * @param {string} right
 */
function column(x, letter, place, count, right) {
  const isLeft = x < MIDDLE;
  const words = { x: isLeft ? x - 18 : x + 34, y: place.y + place.height / 2 + 12 };
  const text = svg("text", { ...words, "text-anchor": isLeft ? "end" : "start" });
  const name = svg("tspan", { "font-weight": 650 });
  name.append(letter);
  text.append(name, ` ${count}`);
  const box = { x, y: place.y, width: 16, height: Math.max(2, place.height), rx: 3 };
  const mark = letter === right ? { "data-right": "" } : {};
  return [svg("rect", { ...box, class: "col", ...mark }), text];
}

/**
 * Draws who moved where between two votes.
 *
 * @param {Flow[]} flows
 * @param {string[]} letters
 * @param {string} right
 * @param {string} label
 */
export function flowPicture(flows, letters, right, label) {
  const was = totals(flows, "was");
  const now = totals(flows, "now");
  const people = flows.reduce((sum, flow) => sum + flow.count, 0);
  // However few are in most columns, all of them together are no higher than the picture.
  const scale = (HEIGHT - (GAP + LOWEST) * (letters.length - 1)) / Math.max(1, people);
  const left = columns(letters, was, scale);
  const end = columns(letters, now, scale);
  const beside = letters.some((letter) => letter.length > 1) ? 60 : 0; // a word is longer
  const picture = svg("svg", {
    class: "flow",
    viewBox: `${-beside} -4 ${900 + 2 * beside} ${HEIGHT + 8}`,
    role: "img",
    "aria-label": label,
    "font-size": 34,
  });
  /** @type {Record<string, number>} */
  const used = {};
  const order = (/** @type {Flow} */ flow) =>
    letters.indexOf(flow.was) * 100 + letters.indexOf(flow.now);
  for (const flow of [...flows].sort((a, b) => order(a) - order(b))) {
    const height = flow.count * scale;
    const from = (left[flow.was]?.y ?? 0) + (used[`was ${flow.was}`] ?? 0);
    const to = (end[flow.now]?.y ?? 0) + (used[`now ${flow.now}`] ?? 0);
    used[`was ${flow.was}`] = (used[`was ${flow.was}`] ?? 0) + height;
    used[`now ${flow.now}`] = (used[`now ${flow.now}`] ?? 0) + height;
    const path =
      `M${LEFT} ${from}C${MIDDLE} ${from} ${MIDDLE} ${to} ${RIGHT} ${to}v${height}` +
      `C${MIDDLE} ${to + height} ${MIDDLE} ${from + height} ${LEFT} ${from + height}z`;
    picture.append(svg("path", { class: kindOf(flow, right), d: path }));
  }
  for (const letter of letters) {
    const [before, after] = [left[letter], end[letter]];
    if (before) picture.append(...column(LEFT - 16, letter, before, was[letter] ?? 0, right));
    if (after) picture.append(...column(RIGHT, letter, after, now[letter] ?? 0, right));
  }
  return picture;
}
