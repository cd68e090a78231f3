const USUAL_TEXT_PX = 17;
const USUAL_HEIGHT_PX = 380;
const LEAST_TEXT_PX = 12;
const NARROW_EM = 25; // a phone: labels must fit

/**
 * Looks up what the page decides, not the figure: colours and size of the text and the lines.
 *
 * @param {Element} element
 */
export function themeOf(element) {
  const css = getComputedStyle(element);
  const size = Number.parseFloat(css.fontSize);
  return {
    ink: css.getPropertyValue("--bk-ink").trim(),
    line: css.getPropertyValue("--bk-line").trim(),
    family: css.fontFamily,
    size,
    share: element.clientWidth < NARROW_EM * size ? 0.74 : 0.88,
  };
}

/**
 * Fills that into a figure's layout, in which nothing can be dragged.
 *
 * @param {Record<string, any>} layout
 * @param {ReturnType<typeof themeOf>} theme
 */
export function themed(layout, { ink, line, family, size, share }) {
  const look = { color: ink, linecolor: line, tickcolor: line, fixedrange: true };
  const axes = Object.entries({ xaxis: {}, yaxis: {}, ...layout })
    .filter(([name]) => /^[xy]axis\d*$/.test(name))
    .map(([name, options]) => [name, { ...options, ...look }]);
  return {
    ...layout,
    ...Object.fromEntries(axes),
    autosize: true,
    dragmode: false,
    height: (layout.height || USUAL_HEIGHT_PX) * Math.max(1, size / USUAL_TEXT_PX),
    font: { size: Math.max(LEAST_TEXT_PX, size * share), ...layout.font, color: ink, family },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
  };
}
