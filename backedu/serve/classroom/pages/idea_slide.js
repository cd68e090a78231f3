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

/** What a drawing is of: the first words of its point. */
const NAME = /^[^.?!]+[.?!]”?/;

/** Draws an idea: what is said large, and what else; or a list with its drawings. @param {Record<string, any>} view */
export const idea = (view) => {
  const { heading, lead } = view;
  const texts = view.texts.map((/** @type {string} */ text, /** @type {number} */ i) => {
    const drawing = view.sketches[i];
    if (!drawing) return h(view.is_list ? "li" : "p", {}, text);
    const name = NAME.exec(text)?.[0] ?? "";
    const said = h("span", {}, name ? h("strong", {}, name) : null, text.slice(name.length));
    return h("li", {}, sketch(drawing), said);
  });
  const items = { class: "items", "data-drawn": view.sketches.length > 0 };
  const large = { class: "lead", "data-long": view.is_long };
  const isTitled = lead && !view.is_list; // what is said above a list is its title
  return [
    isTitled || !lead ? h("h1", { class: lead ? "kicker" : null }, heading) : null,
    lead ? h(isTitled ? "p" : "h1", large, lead) : null,
    view.is_list ? h("ul", items, ...texts) : null,
    !view.is_list && texts.length ? h("div", { class: "idea" }, ...texts) : null,
  ];
};
