import { unbroken } from "../shared/words.js";

/**
 * @typedef {{ font: { size: number }, [name: string]: any }} Layout plotly.js's, dressed by the page
 * @typedef {Record<string, any>} Trace
 */

export const LETTER = 0.54; // how wide a letter is on average, as a share of the text's size
const BOLD = 1.12; // how much wider a bold one is
const TITLE = 1.2; // how large plotly.js writes the title of an axis, as a share of the text's size
const LINE = 1.3; // from one line to the next, as a share of the text's size
const ROOM = 0.88; // what is left for the axes beside an upright one whose texts are not known
const TICK_PX = 14; // of an upright axis: its tick, and what keeps its text apart
const USUAL_SIZE = 15; // of the text that margins are made for, px
const APART_PX = 5;
const NUMBERS_APART_PX = 12; // of ticks: digits and signs are wider than letters
const NAMES_APART_PX = 3; // a number can be left out of a row, a name cannot
const LEFT_OVER_PX = 16; // of the margins at both ends of an axis

/**
 * Returns how many letters the longest line of a text has, bold ones counted as a little more.
 *
 * @param {string} text With plotly.js's marks, such as `<b>`.
 */
export function lettersOf(text) {
  const lines = text.split("<br>").map((line) => {
    const bold = line.match(/<b>(.*?)(<\/b>|$)/)?.[1] ?? "";
    return line.replace(/<[^>]*>/g, "").length + (BOLD - 1) * bold.length;
  });
  return Math.max(...lines);
}

/**
 * Returns a text in two lines of about the same length; a single word stays as it is, and a number
 * with its unit where there is another place to part.
 *
 * @param {string} text
 */
export function inTwo(text) {
  const kept = unbroken(text).split(" ");
  const all = kept.length > 1 ? kept : text.split(" ");
  const parts = all
    .slice(1)
    .map((_, i) => [all.slice(0, i + 1).join(" "), all.slice(i + 1).join(" ")].join("<br>"));
  return parts.reduce((best, part) => (lettersOf(part) < lettersOf(best) ? part : best), text);
}

/**
 * Returns the texts of an axis' ticks: in two lines where one would leave the axis, and empty where
 * it would touch the text before it.
 *
 * @param {Record<string, any>} axis
 * @param {number} letter Width of a letter, px.
 * @param {number} width Length of the axis, px.
 */
function apart({ tickvals, ticktext, range: [first, last] }, letter, width) {
  let end = Number.NEGATIVE_INFINITY;
  return ticktext.map((/** @type {string} */ text, /** @type {number} */ i) => {
    const middle = (width * (tickvals[i] - first)) / (last - first);
    const room = 2 * Math.min(middle, width - middle) + LEFT_OVER_PX;
    const shown = letter * lettersOf(text) > room ? inTwo(text) : text;
    const half = (letter * lettersOf(shown)) / 2;
    const gap = /^[−+]?\d/.test(text) ? NUMBERS_APART_PX : NAMES_APART_PX;
    if (middle - half < end + gap) return "";
    end = middle + half;
    return shown;
  });
}

/**
 * Returns the width that a figure's axes have together, px: less where an upright one has texts.
 *
 * @param {Layout} layout
 * @param {number} width Of the whole figure, px.
 */
export function acrossPx({ margin = {}, font, ...layout }, width) {
  const { l = 0, r = 0 } = margin;
  const upright = Object.entries(layout).filter(([name]) => /^yaxis\d*$/.test(name));
  const beside = upright.map(([, { visible, ticktext, title }]) => {
    if (visible === false) return 0;
    if (!ticktext) return (1 - ROOM) * width;
    const named = title?.text ? 2 * TITLE * font.size : 0;
    return TICK_PX + named + LETTER * font.size * Math.max(...ticktext.map(lettersOf));
  });
  return width - r - Math.max(l, ...beside);
}

/**
 * Returns what a level axis needs below it, px: plotly.js leaves no room for the tails of a title's
 * letters, which large ones need.
 *
 * @param {Record<string, any>} axis
 * @param {number} size Of the text, px.
 */
function belowPx({ ticktext, title, side }, size) {
  if (!title?.text || side === "top") return 0;
  const lines = (/** @type {string} */ text) => text.split("<br>").length;
  const ticks = Math.max(...ticktext.map(lines));
  return TICK_PX + (title.standoff ?? 0) + LINE * size * (ticks + TITLE * lines(title.text));
}

/**
 * Returns the upright axes, with a title in two lines where one would be longer than its axis.
 *
 * @param {Layout} layout
 * @param {number} height Of the whole figure, px.
 */
function upright({ margin = {}, font, ...layout }, height) {
  const { t = 0, b = 0 } = margin;
  return Object.entries(layout)
    .filter(([name, axis]) => /^yaxis\d*$/.test(name) && axis.title?.text)
    .map(([name, axis]) => {
      const [foot, top] = axis.domain ?? [0, 1];
      const isLong =
        TITLE * LETTER * font.size * lettersOf(axis.title.text) > (height - t - b) * (top - foot);
      const text = isLong ? inTwo(axis.title.text) : axis.title.text;
      return [name, { ...axis, title: { ...axis.title, text } }];
    });
}

/**
 * Returns how high a figure need be: where its cells are square, as in a picture of 100 people, a
 * narrow one has smaller cells, and would leave room below them.
 *
 * @param {Layout} layout
 * @param {number} width px
 * @returns {number}
 */
function heightPx({ height, margin = {}, xaxis, yaxis }, width) {
  if (!yaxis?.scaleanchor || yaxis.constraintoward !== "top") return height;
  const span = (/** @type {{ range: [number, number] }} */ { range }) =>
    Math.abs(range[1] - range[0]);
  const cell = (width - (margin.l ?? 0) - (margin.r ?? 0)) / span(xaxis);
  return Math.min(height, Math.ceil(cell * span(yaxis)) + (margin.t ?? 0) + (margin.b ?? 0));
}

/**
 * Fits what the level axes say into the figure's width: a long title gets two lines, and a tick whose
 * text would touch the one before stays without. What has square cells is no higher than they are.
 *
 * @param {Layout} made
 * @param {number} width px
 * @returns {Layout}
 */
export function fitted(made, width) {
  const share = made.font.size / USUAL_SIZE; // the names at the right are smaller or larger, too
  const more = Math.max(1, share); // a key above and titles at the edges are no smaller
  const { l = 0, r = 0, t = 0, b = 0 } = made.margin ?? {};
  const margins = { l: more * l, r: share * r, t: more * t, b: more * b };
  const layout = { ...made, margin: { ...made.margin, ...margins } };
  const letter = LETTER * layout.font.size;
  const axes = Object.entries(layout)
    .filter(([name, axis]) => /^xaxis\d*$/.test(name) && axis.ticktext)
    .map(([name, axis]) => {
      const [left, right] = axis.domain ?? [0, 1];
      const room = acrossPx(layout, width) * (right - left);
      const { text = "" } = axis.title ?? {};
      const isLong = TITLE * letter * lettersOf(text) > room;
      const title = isLong ? { ...axis.title, text: inTwo(text) } : axis.title;
      const ticks = { ticktext: apart(axis, letter, room), ticklabeloverflow: "allow" };
      return [name, { ...axis, title, ...ticks, tickangle: 0 }];
    });
  const below = axes.map(([, axis]) => belowPx(axis, layout.font.size));
  const margin = { ...layout.margin, b: Math.max(layout.margin.b, ...below) };
  const height = heightPx(layout, width);
  const all = [...axes, ...upright({ ...layout, margin }, height)];
  return { ...layout, ...Object.fromEntries(all), margin, height };
}

/**
 * Returns how far from the left a text in a picture is, px; nothing where its axis is not known.
 *
 * @param {Trace} trace
 * @param {number} i
 * @param {Layout} layout
 * @param {number} width px
 */
function placePx(trace, i, layout, width) {
  const { range, domain = [0, 1] } = layout[(trace.xaxis ?? "x").replace("x", "xaxis")] ?? {};
  if (!range) return Number.NaN;
  const share = (trace.x[i] - range[0]) / (range[1] - range[0]);
  const after = 1 - domain[0] - share * (domain[1] - domain[0]);
  return width - acrossPx(layout, width) * after - (layout.margin?.r ?? 0);
}

/** @param {Trace} trace @param {number} i */
const sideOf = ({ textposition, orientation }, i) => {
  if (textposition === "outside" && orientation === "h") return "right"; // of a bar
  const sides = [textposition].flat();
  return String(sides[i] ?? sides[0]).split(" ")[1] ?? "";
};

/** @param {Trace} trace @param {number} i */
const lineOf = ({ yaxis = "y", y }, i) => `${yaxis} ${y?.[i]}`;

/**
 * Gives two lines to the texts in a picture that would leave it, or touch the one that ends their line.
 *
 * @param {Trace[]} data
 * @param {Layout} layout
 * @param {number} width px
 * @returns {Trace[]}
 */
export function written(data, layout, width) {
  const letter = LETTER * layout.font.size;
  /** @type {Map<string, number>} */
  const ends = new Map(); // where the text begins that ends a line, px
  for (const trace of data) {
    for (const [i, one] of (Array.isArray(trace.text) ? trace.text : []).entries()) {
      const begins = placePx(trace, i, layout, width) - letter * lettersOf(one) - 2 * APART_PX;
      if (sideOf(trace, i) === "left") ends.set(lineOf(trace, i), begins);
    }
  }
  return data.map((trace) => {
    if (!Array.isArray(trace.text)) return trace;
    const text = trace.text.map((/** @type {string} */ one, /** @type {number} */ i) => {
      const left = placePx(trace, i, layout, width);
      const end = ends.get(lineOf(trace, i)) ?? width;
      const right = (end > left ? end : width) - left;
      const side = sideOf(trace, i);
      const room = { right, left, center: 2 * Math.min(left, width - left) }[side] ?? width;
      return letter * lettersOf(one) > room ? inTwo(one) : one;
    });
    const isSame = text.every(
      (/** @type {string} */ one, /** @type {number} */ i) => one === trace.text[i],
    );
    return isSame ? trace : { ...trace, text };
  });
}
