const USUAL_TEXT_PX = 17;
const USUAL_HEIGHT_PX = 380;
const LEAST_TEXT_PX = 12;
export const NARROW_EM = 25; // a phone: labels must fit
const FEWEST_EM = 14; // large letters on a phone: how wide a figure is at least, for names to fit
const CLOSEST = 0.69; // how low a figure may be for its letters: lower, and they become smaller

// The colours that figures and their marks are made in (`figures/drawing/style.py`, `lab/guess.js`),
// and where the page has them.
const COLOURS = {
  "#0072b2": "--bk-data",
  "#c65600": "--bk-data-2",
  "#7c929f": "--bk-data-0",
  "#1b2328": "--bk-ink",
};

/**
 * Returns what gives a figure the page's data colours. The same part is painted once, so that
 * plotly.js sees at a glance that it is the same.
 *
 * @param {Record<string, string>} colours The page's, by the one that a figure was made in.
 * @returns {(part: any) => any}
 */
export function painter(colours) {
  if (Object.entries(colours).every(([made, shown]) => made === shown)) return (part) => part;
  const known = new WeakMap();
  const paint = (/** @type {any} */ part) => {
    if (typeof part === "string") return colours[part] ?? part;
    if (part === null || typeof part !== "object") return part;
    if (!known.has(part)) {
      const painted = Object.entries(part).map(([name, value]) => [name, paint(value)]);
      known.set(part, Array.isArray(part) ? part.map(paint) : Object.fromEntries(painted));
    }
    return known.get(part);
  };
  return paint;
}

/**
 * Looks up what the page decides, not the figure: colours and size of the text and the lines.
 *
 * @param {Element} element
 */
export function themeOf(element) {
  const css = getComputedStyle(element);
  const ink = css.color; // of the text, which the reader's own colours may have replaced
  const isForced = matchMedia("(forced-colors: active)").matches;
  const width = element.clientWidth;
  const most = (width || Number.POSITIVE_INFINITY) / FEWEST_EM; // a sheet for paper has no width yet
  const size = Math.min(Number.parseFloat(css.fontSize), most);
  return {
    ink,
    line: isForced ? ink : css.getPropertyValue("--bk-line").trim(),
    paint: painter(
      Object.fromEntries(
        Object.entries(COLOURS).map(([made, name]) => [
          made,
          css.getPropertyValue(name).trim() || made,
        ]),
      ),
    ),
    family: css.fontFamily,
    size,
    most: Number.parseFloat(css.maxHeight) || Number.POSITIVE_INFINITY, // on a wall
    smallest: Number.parseFloat(css.getPropertyValue("--least")) || LEAST_TEXT_PX, // there, too
    width,
    share: width < NARROW_EM * size ? 0.74 : 0.88,
  };
}

/**
 * Fills that into a figure's layout, in which nothing can be dragged.
 *
 * @param {Record<string, any>} layout
 * @param {Omit<ReturnType<typeof themeOf>, "paint" | "width">} theme
 */
export function themed(layout, { ink, line, family, size, share, most, smallest }) {
  const usual = (layout.height || USUAL_HEIGHT_PX) * Math.max(1, size / USUAL_TEXT_PX);
  const height = Math.min(usual, most);
  const least = usual * (layout.meta?.closest ?? CLOSEST);
  const letters = size * share * Math.min(1, height / least);
  const look = { color: ink, linecolor: line, tickcolor: line, fixedrange: true };
  const axes = Object.entries({ xaxis: {}, yaxis: {}, ...layout })
    .filter(([name]) => /^[xy]axis\d*$/.test(name))
    .map(([name, options]) => [name, { ...options, ...look }]);
  return {
    ...layout,
    ...Object.fromEntries(axes),
    autosize: true,
    dragmode: false,
    height,
    font: { size: Math.max(smallest, letters), ...layout.font, color: ink, family },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
  };
}
