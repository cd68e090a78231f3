import { svg } from "../../../widgets/shared/dom.js";

/** @typedef {{was: string, now: string, count: number}} Flow How many went from one letter to one. */
/** @typedef {"was" | "now"} Side */
/** @typedef {{y: number, height: number}} Place */
/**
 * @typedef {object} Moved Who moved: among what, what of it is right, and what it is called briefly.
 * @property {Flow[]} flows
 * @property {string[]} letters
 * @property {Record<string, string>} names
 * @property {string} right
 * @property {string} told
 */

const HEIGHT = 430;
const GAP = 14;
const FONT = 36;
const LOWEST = FONT; // of a column: its letter needs as much
const BAR = 16;
const WIDEST = 640; // of the ribbons: wider, they are hard to follow
const ALL = 1174; // as wide as a wall has room for

/** About as wide as so many letters are. @param {number} count */
const wide = (count) => 0.6 * FONT * count;

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
 * @param {Side} side
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
 * Returns where the columns of both sides are from left to right, and how wide the picture is: its
 * labels have what they need, the ribbons the rest.
 *
 * @param {Moved} moved
 * @param {string} heading of the right side, which begins above its columns
 */
function across({ letters, names }, heading) {
  const longest = Math.max(...letters.map((letter) => letter.length));
  const label = wide(longest + 4); // with how many
  const name = Math.max(...letters.map((letter) => names[letter]?.length ?? 0));
  const beside = Math.max(label + (name && wide(name + 1)), wide(heading.length));
  const right = label + BAR + Math.min(WIDEST, ALL - label - beside - 2 * BAR);
  return { left: label, right, width: right + BAR + beside };
}

/**
 * @typedef {object} Beam One side of the picture: how many chose each letter, and where it stands.
 * @property {number} x
 * @property {Record<string, number>} totals
 * @property {Record<string, Place>} places
 */

/** @param {Record<string, number>} look @param {string} words */
const part = (look, words) => {
  const found = svg("tspan", look);
  found.append(words);
  return found;
};

/**
 * Draws the columns of one side, each with its letter, how many chose it and what it is called.
 *
 * @param {Beam} beam
 * @param {Moved} moved
 * @param {string} heading
 */
function drawn({ x, totals, places }, { letters, names, right }, heading) {
  const isLeft = x < WIDEST / 2;
  const beside = isLeft
    ? { x: x - FONT / 2, "text-anchor": "end" }
    : { x: x + BAR + FONT / 2, "text-anchor": "start" };
  const above = svg("text", { ...beside, x: isLeft ? x + BAR : x, y: -0.6 * FONT });
  above.append(heading);
  const columns = letters.flatMap((letter) => {
    const { y, height } = places[letter] ?? { y: 0, height: 0 };
    const text = svg("text", { ...beside, y: y + height / 2 + FONT / 3 });
    text.append(part({ "font-weight": 600 }, letter), ` ${totals[letter] ?? 0}`);
    if (!isLeft && names[letter]) text.append(part({ dx: FONT / 2 }, names[letter]));
    const mark = letter === right ? { "data-right": "" } : {};
    const box = { x, y, width: BAR, height: Math.max(2, height), rx: 3 };
    return [svg("rect", { ...box, class: "col", ...mark }), text];
  });
  return [above, ...columns];
}

/**
 * Returns the way of each that went from one side to the other, below each other on both.
 *
 * @param {Moved} moved
 * @param {Beam} was
 * @param {Beam} now
 * @param {number} scale
 */
function ribbons({ flows, letters, right }, was, now, scale) {
  const from = Object.fromEntries(letters.map((each) => [each, was.places[each]?.y ?? 0]));
  const to = Object.fromEntries(letters.map((each) => [each, now.places[each]?.y ?? 0]));
  const order = (/** @type {Flow} */ flow) =>
    letters.indexOf(flow.was) * 100 + letters.indexOf(flow.now);
  const [left, end, middle] = [was.x + BAR, now.x, (was.x + BAR + now.x) / 2];
  return [...flows]
    .sort((a, b) => order(a) - order(b))
    .map((flow) => {
      const height = flow.count * scale;
      const [a, b] = [from[flow.was] ?? 0, to[flow.now] ?? 0];
      from[flow.was] = a + height;
      to[flow.now] = b + height;
      const path =
        `M${left} ${a}C${middle} ${a} ${middle} ${b} ${end} ${b}v${height}` +
        `C${middle} ${b + height} ${middle} ${a + height} ${left} ${a + height}z`;
      return svg("path", { class: kindOf(flow, right), d: path });
    });
}

/**
 * Draws who moved where between two votes.
 *
 * @param {Moved} moved
 * @param {[string, string]} sides what they are called
 */
export function flowPicture(moved, sides) {
  const { flows, letters } = moved;
  const people = flows.reduce((sum, flow) => sum + flow.count, 0);
  // However few are in most columns, all of them together are no higher than the picture.
  const scale = (HEIGHT - (GAP + LOWEST) * (letters.length - 1)) / Math.max(1, people);
  const { left, right, width } = across(moved, sides[1]);
  const beam = (/** @type {Side} */ side) => {
    const found = totals(flows, side);
    const x = side === "was" ? left : right;
    return { x, totals: found, places: columns(letters, found, scale) };
  };
  const [was, now] = [beam("was"), beam("now")];
  const above = 1.6 * FONT;
  return svg(
    "svg",
    {
      class: "flow",
      viewBox: `0 ${-above} ${width} ${HEIGHT + above + 4}`,
      role: "img",
      "aria-label": moved.told,
    },
    ...ribbons(moved, was, now, scale),
    // not on the picture itself, whose height the sheet gives in em
    svg("g", { "font-size": FONT }, ...drawn(was, moved, sides[0]), ...drawn(now, moved, sides[1])),
  );
}
