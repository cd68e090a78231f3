import { acrossPx, fitted, inTwo, LETTER, lettersOf, written } from "./narrow.js";
import { NARROW_EM, themed } from "./theme.js";

/**
 * @import { Layout, Trace } from "./narrow.js"
 * @import { themeOf } from "./theme.js"
 *
 * @typedef {{ letters: number, in_two?: number, level: number[], height: number }} Beside What a
 *   trace of names says in `meta`: how wide a column they need in one line or in two, where their rows
 *   are, and how high the figure is then.
 */

const CLOSEST = [0.62, 0.85]; // how low it may be for its letters, with names in one line or in two
const MOST = [0.52, 0.48]; // and how much of a figure's width is for what is beside its rows then
const GAP_PX = 10;
const TAILS = 0.1; // of letters, as a share of their size
const FULLER = 1.6; // bars without names between them
export const IN_BAR = "inbar"; // names a mark across a bar, which is as much longer as its bar is fuller
export const BELOW_BAR = "belowbar"; // and one below its end
export const POINTER = "\u25bc"; // what both are on a wall, where nothing crosses a bar
const WHOLE = "x9"; // an axis across the figure, which no other one is named as: a text has to be on one

const isBeside = (/** @type {Trace} */ { meta }) => Boolean(meta?.letters);

/** How many letters a column has. @param {Trace} trace @param {number} lines */
const lettersIn = ({ meta }, lines) =>
  lines === 1 ? meta.letters : (meta.in_two ?? Number.POSITIVE_INFINITY);

const sideOf = (/** @type {Trace} */ { textposition }) =>
  String(textposition).endsWith("left") ? "right" : "left";

/**
 * Returns what share of the axis the columns at both sides take.
 *
 * @param {Trace[]} columns
 * @param {number} lines Of a name.
 * @param {number} size Of the text, px.
 * @param {number} across px
 */
function shares(columns, lines, size, across) {
  const share = { left: 0, right: 0 };
  for (const each of columns)
    share[sideOf(each)] = (LETTER * size * lettersIn(each, lines) + GAP_PX) / across;
  return share;
}

/**
 * Returns a name in lines of so many letters: what is said of it begins the second.
 *
 * @param {string} name
 * @param {number} letters
 */
function inColumn(name, letters) {
  if (lettersOf(name) <= letters) return name;
  const parted = name.replace(/: | · /, ([mark]) => (mark === ":" ? ":<br>" : "<br>"));
  return lettersOf(parted) <= letters ? parted : inTwo(name);
}

/**
 * Returns how much of a row a text is to be lower, which plotly.js centres with its tails: its
 * letters are in the middle of their bar then.
 *
 * @param {Layout} layout
 * @param {Trace} trace
 */
function lower({ margin = {}, height, font, ...layout }, trace) {
  const { range, domain = [0, 1] } = layout[(trace.yaxis ?? "y").replace("y", "yaxis")] ?? {};
  if (!range) return 0;
  const up = (height - (margin.t ?? 0) - (margin.b ?? 0)) * (domain[1] - domain[0]);
  return (-TAILS * font.size * (range[1] - range[0])) / up;
}

/**
 * Returns texts in their column; one that has nothing beside it stays in one line.
 *
 * @param {Trace} trace
 * @param {number} lines
 * @param {number} down
 */
function moved(trace, lines, down) {
  const { level } = /** @type {Beside} */ (trace.meta);
  const x = sideOf(trace) === "left" ? 0 : 1;
  const text = trace.text.map((/** @type {string} */ one, /** @type {number} */ i) =>
    level[i] === trace.y[i] ? one : inColumn(one, lettersIn(trace, lines)),
  );
  const y = level.map((one) => one + down);
  return { ...trace, x: level.map(() => x), y, text, xaxis: WHOLE };
}

/** Returns a mark across a bar as long as a fuller bar asks; any other shape as it is. @param {any} shape */
function across(shape) {
  const { name, y0, y1 } = shape;
  const more = ((FULLER - 1) * (y1 - y0)) / 2;
  return name === IN_BAR ? { ...shape, y0: y0 - more, y1: y1 + more } : shape;
}

/**
 * Returns what points to a place of a bar from above.
 *
 * @param {any} mark across the bar or below it
 * @param {number} row
 * @param {number} half of the bar, in rows
 * @param {number} size of the text, px
 */
function pointer({ x0, line }, row, half, size) {
  const [wide, high] = [0.35 * size, 0.52 * size];
  const path = `M0,0 L${-wide},${high} L${wide},${high} Z`;
  const place = { xsizemode: "pixel", xanchor: x0, ysizemode: "pixel", yanchor: row - half };
  return { type: "path", path, ...place, fillcolor: line.color, line: { width: 0 } };
}

/**
 * Returns a figure as a wall has it, where its finding says what the rows are of: they have all of its
 * height, and what is marked in a bar is pointed to.
 *
 * @param {{ data: Trace[], layout: Layout }} figure
 */
function onWall({ data, layout }) {
  const { rows: range, asked } = layout.meta ?? {};
  if (!range) return { data, layout };
  const half = (FULLER * data[0]?.width) / 2;
  const shapes = (layout.shapes ?? []).map((/** @type {any} */ shape) =>
    [IN_BAR, BELOW_BAR].includes(shape.name)
      ? pointer(shape, asked, half, layout.font.size)
      : shape,
  );
  const among = (/** @type {Trace} */ { y }) =>
    y.some((/** @type {number} */ one) => one < range[0]);
  const said = (/** @type {Trace} */ each) => ({ ...each, text: each.meta?.wall ?? each.text });
  return {
    data: data.filter(among).map(said),
    layout: { ...layout, shapes, yaxis: { ...layout.yaxis, range } },
  };
}

/**
 * Puts the names of rows, which stand above them, beside them where a figure is wide enough. That is
 * decided by the longest name that there can be: no setting of a lab changes sides.
 *
 * @param {{ data: Trace[], layout: Layout }} figure Dressed by the page, as high as it is then.
 * @param {Trace[]} columns
 * @param {number} lines
 * @param {number} width px
 */
function beside({ data, layout }, columns, lines, width) {
  const name = String(columns[0]?.xaxis ?? "x").replace("x", "xaxis");
  const share = shares(columns, lines, layout.font.size, acrossPx(layout, width));
  const margin = { ...layout.margin, l: 0 }; // the names are at the figure's edge
  const domain = [share.left, 1 - share.right];
  const whole = { visible: false, range: [0, 1], anchor: columns[0]?.yaxis ?? "y" };
  const fuller = (/** @type {Trace} */ trace) =>
    trace.type === "bar" ? { ...trace, width: FULLER * trace.width } : trace;
  return {
    data: data.map((trace) =>
      isBeside(trace) ? moved(trace, lines, lower(layout, trace)) : fuller(trace),
    ),
    layout: {
      ...layout,
      margin,
      shapes: (layout.shapes ?? []).map(across),
      [name]: { ...layout[name], domain },
      xaxis9: whole,
    },
  };
}

/**
 * Returns a figure as it is drawn in some width: with the page's look, and its texts where they fit.
 *
 * @param {{ data: Trace[], layout: Record<string, any> }} figure
 * @param {ReturnType<typeof themeOf>} theme
 * @param {number} width px
 * @returns {{ data: Trace[], layout: Layout }}
 */
export function dressed({ data, layout }, theme, width) {
  const columns = data.filter(isBeside);
  const { height } = columns[0]?.meta ?? {};
  let made = { data, layout: themed(layout, theme) };
  for (const lines of columns.length && width >= NARROW_EM * theme.size ? [1, 2] : []) {
    const low = themed(
      { ...layout, height, meta: { ...layout.meta, closest: CLOSEST[lines - 1] } },
      theme,
    );
    const { left, right } = shares(columns, lines, low.font.size, width);
    if (left + right > (MOST[lines - 1] ?? 0)) continue;
    const shown = { data, layout: low };
    const isOnWall = Number.isFinite(theme.most);
    made = beside(isOnWall ? onWall(shown) : shown, columns, lines, width);
    break;
  }
  const fit = fitted(made.layout, width);
  return { data: written(made.data, fit, width), layout: fit };
}
