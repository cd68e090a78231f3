import { h, svg } from "../../../widgets/shared/dom.js";
import { flowPicture } from "./flow.js";
import { key } from "./question_slide.js";

/** @typedef {import("./slide.js").View} View */
/** @typedef {import("./slide.js").Frame} Frame */

/** Draws where on a body the class has marked: the more, the darker, with the number beside. */
const heat = (/** @type {View} */ view) => {
  const { box, skin, shapes, ids } = view.body;
  const counts = view.options.map((/** @type {any} */ each) => each.counts.at(-1));
  const most = Math.max(1, ...counts);
  const places = ids.map((/** @type {string} */ id, /** @type {number} */ i) =>
    svg("path", { d: shapes[id], class: "mark", style: `--v:${counts[i] / most}` }),
  );
  const outline = svg("path", { d: skin, class: "skin" });
  return svg("svg", { class: "heat", viewBox: box, "aria-hidden": "true" }, outline, ...places);
};

/** @param {View} view @param {Frame} frame */
const marked = (view, frame) => {
  const [heading, list] = bars(view, frame);
  return [heading ?? null, h("div", { class: "marked" }, heat(view), list ?? null)];
};

/** @param {View} view @param {Frame} frame */
const bars = (view, frame) => {
  const all = view.options.flatMap((/** @type {any} */ each) => each.counts);
  const most = Math.max(1, ...all);
  const hasTwo = view.options[0]?.counts.length > 1;
  const isBrief = !view.body && view.options.every((/** @type {any} */ each) => each.short);
  const bar = (/** @type {any} */ each, /** @type {number} */ count, /** @type {number} */ i) => {
    const isNow = i === each.counts.length - 1;
    const marks = isNow && each.right ? ` ✓ ${frame.words.right_mark}` : "";
    const when =
      hasTwo && each === view.options[0] && !view.body
        ? ` ${frame.words[isNow ? "after" : "before"]}`
        : "";
    const look = { class: isNow ? "b now" : "b was", style: `--v:${(100 * count) / most}` };
    const name = isBrief && isNow ? h("span", { class: "name" }, each.short) : null;
    return h("span", look, h("i", {}), `${count}${when}${marks}`, name);
  };
  return [
    h("h1", {}, view.heading),
    h(
      "ul",
      { class: `ba${view.is_scale ? " scale" : ""}${isBrief ? " brief" : ""}` },
      ...view.options.map((/** @type {any} */ each) =>
        h(
          "li",
          { "data-right": each.right },
          key(each.letter),
          h("span", { class: "pair" }, ...each.counts.map(bar.bind(null, each))),
          isBrief ? null : h("span", { class: "what" }, each.text),
        ),
      ),
    ),
  ];
};

/** @param {View} view @param {Frame} frame */
export const moved = (view, { words }) => [
  h("h1", {}, view.heading),
  flowPicture(/** @type {import("./flow.js").Moved} */ (view), [
    words.alone ?? "",
    words.talked ?? "",
  ]),
];

/** What is said of an option, behind its letter. @param {{letter: string, text: string}} each */
const remark = ({ letter, text }) =>
  h("li", {}, letter ? h("strong", {}, letter) : null, h("span", {}, text));

/** @param {View} view */
export const why = (view) => {
  const kicker = `✓ ${view.kicker}`;
  const answer = view.right
    ? [h("h1", { class: "is-right" }, kicker), h("ul", {}, ...view.right.map(remark))]
    : [
        h("p", { class: "is-right" }, kicker),
        h("h1", {}, view.heading),
        view.text ? h("p", {}, view.text) : null,
      ];
  const others = h("ul", {}, ...view.others.map(remark));
  return [h("div", { class: "why" }, h("div", {}, ...answer), others)];
};

/** What phones wrote, as far as it was let through. @param {View} view */
const written = (view) => [
  h("h1", {}, view.heading),
  h(
    "ul",
    { class: "written" },
    ...view.texts.map((/** @type {string} */ each) => h("li", {}, each)),
  ),
];

/** @param {View} view @param {Frame} frame */
export function result(view, frame) {
  if (view.texts) return written(view);
  return view.body ? marked(view, frame) : bars(view, frame);
}
