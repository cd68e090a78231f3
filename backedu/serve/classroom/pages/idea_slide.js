import { h, svg } from "../../../widgets/shared/dom.js";

/** A small drawing beside what says the same. @param {Record<string, string>} paths */
const sketch = (paths) =>
  svg(
    "svg",
    { viewBox: "0 0 104 84", "aria-hidden": "true" },
    svg("path", { class: "f", d: paths.fill ?? "" }),
    svg("path", { d: paths.line ?? "" }),
    ...(paths.dashed ? [svg("path", { class: "dashed", d: paths.dashed })] : []),
  );

/** Draws an idea: a paragraph, or a list with its drawings. @param {Record<string, any>} view */
export const idea = (view) => {
  const texts = view.texts.map((/** @type {string} */ text, /** @type {number} */ i) => {
    const drawing = view.sketches[i];
    return h(view.is_list ? "li" : "p", {}, drawing ? sketch(drawing) : null, text);
  });
  const items = { class: "items", "data-drawn": view.sketches.length > 0 };
  return [
    h("h1", {}, view.heading),
    view.is_list ? h("ul", items, ...texts) : h("div", { class: "idea" }, ...texts),
  ];
};
