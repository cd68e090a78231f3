import { h } from "../../../widgets/shared/dom.js";
import { ring, voteRing } from "./ring.js";
import { clock } from "./stream.js";

/** @typedef {import("./slide.js").View} View */
/** @typedef {import("./slide.js").Frame} Frame */

/** What an option is called. @param {string} letter */
export const key = (letter) => h("span", { class: "key" }, letter);

/** @param {View} view */
const letters = (view) =>
  h(
    "ol",
    {
      class: "letters",
      "data-long": view.options.some((/** @type {any} */ o) => o.text.length > 90),
      "data-many": view.options.length > 4,
      "data-bare": view.options.every((/** @type {any} */ o) => !o.text),
    },
    ...view.options.map((/** @type {any} */ each) =>
      h("li", {}, key(each.letter), h("span", {}, each.text)),
    ),
  );

/**
 * A question; the ring has its place before the vote opens, so that nothing moves when it does.
 *
 * @param {View} view
 * @param {Frame} frame
 */
export const ask = (view, frame) => [
  h(
    "div",
    { class: "ask" },
    h("h1", {}, view.heading),
    view.ring ? voteRing(view.ring, frame.words) : h("div", { class: "ring" }),
  ),
  letters(view),
];

/** @param {View} view @param {Frame} frame */
export const discuss = (view, frame) => {
  const { left_s, of_s } = view.timer;
  const text = frame.words.then_vote ?? "";
  const short = view.options.map((/** @type {any} */ each) =>
    h("li", {}, h("strong", {}, `${each.letter} `), each.text),
  );
  const about = [
    h("p", { class: "about" }, view.text),
    h("ul", { class: "short", "data-brief": view.is_brief }, ...short),
  ];
  const left = h(
    "div",
    {},
    h("h1", { class: "big" }, view.heading),
    ...(view.is_brief ? about : []),
  );
  const timer = { class: "ring ring-large", role: "timer" };
  return [
    h(
      "div",
      { class: "ask", "data-brief": view.is_brief },
      left,
      ring(left_s / of_s, clock(left_s), text, timer),
    ),
    view.is_brief ? null : h("div", {}, ...about),
  ];
};

/** @param {View} view */
export const count = (view) => [
  h("h1", { class: "big" }, view.heading),
  h("p", { class: "quiet" }, view.text),
];
