import { h } from "../../../widgets/shared/dom.js";
import { voteRing } from "./ring.js";

/** @typedef {import("./slide.js").View} View */
/** @typedef {import("./slide.js").Frame} Frame */

/** @param {View} view */
const meet = (view) => [
  h(
    "div",
    { class: "patient" },
    h("h1", {}, view.heading),
    h("p", { class: "quiet" }, view.who),
    h("p", { class: "say" }, view.opening),
  ),
];

/** @param {View} view @param {Frame} frame */
const asking = (view, frame) => {
  const lines = view.record.map((/** @type {string} */ line) => h("li", {}, line));
  return [
    h(
      "div",
      { class: "ask" },
      h("div", {}, h("h1", {}, view.heading), h("p", { class: "quiet" }, view.who)),
      voteRing(view.ring, frame.words),
    ),
    h("div", { class: "record" }, h("h2", {}, view.record_title), h("ul", {}, ...lines)),
  ];
};

/** @param {View} view */
const told = (view) => [
  h("h1", { class: "kicker" }, view.heading),
  h(
    "dl",
    { class: "told" },
    ...view.answers.map((/** @type {Record<string, string>} */ each) =>
      h(
        "div",
        {},
        h("dt", {}, each.text, h("span", { class: "quiet" }, ` ${each.count}`)),
        h("dd", {}, each.answer),
      ),
    ),
  ),
];

/**
 * Draws a patient whom the class works up together.
 *
 * @param {View} view
 * @param {Frame} frame
 */
export const patient = (view, frame) =>
  ({ vote: asking, spread: told })[/** @type {"vote"} */ (view.stage)]?.(view, frame) ?? meet(view);

/**
 * Draws what the triage makes of what was asked, beside what there was to know.
 *
 * @param {View} view
 */
export const reading = (view) => [
  h("h1", { class: "kicker" }, view.heading),
  h(
    "div",
    { class: "readings" },
    ...view.readings.map((/** @type {any} */ each) =>
      h(
        "section",
        { "data-level": each.level },
        h("h2", {}, each.title),
        h("p", { class: "level" }, each.label),
        h("ul", {}, ...each.lines.map((/** @type {string} */ line) => h("li", {}, line))),
      ),
    ),
  ),
  ...view.texts.map((/** @type {string} */ text) => h("p", {}, text)),
  h(
    "div",
    { class: "missed" },
    h("h2", {}, view.missed_title),
    h("ul", {}, ...view.missed.map((/** @type {string} */ line) => h("li", {}, line))),
  ),
];
