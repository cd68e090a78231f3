/**
 * @typedef {{ font: { size: number }, [name: string]: any }} Layout plotly.js's, dressed by the page
 * @typedef {Record<string, any>} Trace
 */

const LETTER = 0.54; // how wide a letter is on average, as a share of the text's size
const BOLD = 1.12; // how much wider a bold one is
const TITLE = 1.2; // how large plotly.js writes the title of an axis, as a share of the text's size
const ROOM = 0.88; // what is left for the axes beside the texts of an upright one, roughly
const APART_PX = 5;
const LEFT_OVER_PX = 16; // of the margins at both ends of an axis

/**
 * Returns how many letters the longest line of a text has, bold ones counted as a little more.
 *
 * @param {string} text With plotly.js's marks, such as `<b>`.
 */
function lettersOf(text) {
  const lines = text.split("<br>").map((line) => {
    const bold = line.match(/<b>(.*?)(<\/b>|$)/)?.[1] ?? "";
    return line.replace(/<[^>]*>/g, "").length + (BOLD - 1) * bold.length;
  });
  return Math.max(...lines);
}

/**
 * Returns a text in two lines of about the same length; a single word stays as it is.
 *
 * @param {string} text
 */
function inTwo(text) {
  const all = text.split(" ");
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
    if (middle - half < end + APART_PX) return "";
    end = middle + half;
    return shown;
  });
}

/**
 * Returns the width that a figure's axes have together, px.
 *
 * @param {Layout} layout
 * @param {number} width Of the whole figure, px.
 */
function acrossPx({ margin = {}, ...layout }, width) {
  const upright = Object.entries(layout).filter(([name]) => /^yaxis\d*$/.test(name));
  const share = upright.some(([, { visible }]) => visible !== false) ? ROOM : 1;
  return share * (width - (margin.l ?? 0) - (margin.r ?? 0));
}

/**
 * Fits what the level axes say into the figure's width: a long title gets two lines, and a tick whose
 * text would touch the one before stays without.
 *
 * @param {Layout} layout
 * @param {number} width px
 * @returns {Layout}
 */
export function fitted(layout, width) {
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
  return { ...layout, ...Object.fromEntries(axes) };
}

/**
 * Gives two lines to the texts in a picture that would leave it.
 *
 * @param {Trace[]} data
 * @param {Layout} layout
 * @param {number} width px
 * @returns {Trace[]}
 */
export function written(data, layout, width) {
  const letter = LETTER * layout.font.size;
  return data.map((trace) => {
    const { range, domain = [0, 1] } = layout[(trace.xaxis ?? "x").replace("x", "xaxis")] ?? {};
    if (!Array.isArray(trace.text) || !range) return trace;
    const text = trace.text.map((/** @type {string} */ one, /** @type {number} */ i) => {
      const share = (trace.x[i] - range[0]) / (range[1] - range[0]);
      const after = 1 - domain[0] - share * (domain[1] - domain[0]);
      const right = acrossPx(layout, width) * after + (layout.margin?.r ?? 0);
      const left = width - right;
      const sides = [trace.textposition].flat();
      const side = String(sides[i] ?? sides[0]).split(" ")[1] ?? "";
      const room = { right, left, center: 2 * Math.min(left, right) }[side] ?? width;
      return letter * lettersOf(one) > room ? inTwo(one) : one;
    });
    const isSame = text.every(
      (/** @type {string} */ one, /** @type {number} */ i) => one === trace.text[i],
    );
    return isSame ? trace : { ...trace, text };
  });
}
