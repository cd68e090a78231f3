import { h } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";
import { idea } from "./idea_slide.js";
import { patient, reading } from "./patient_slide.js";
import { ask, count, discuss } from "./question_slide.js";
import { moved, result, why } from "./result_slide.js";

/** @typedef {Record<string, any>} View What is on the wall, as the server describes it. */
/** @typedef {{words: Record<string, string>, address: string, code: string, template: (id: string) => Node | null, embed?: (view: View) => Node}} Frame */

/** What has its sources in the line below, or its question; a lesson's page has its heading there. */
const SOURCED = /^(spread|right|why|idea)$/;

/** So many beads are too small to be told apart: a bar is calmer. */
const MANY = 12;

/**
 * @param {View} view
 * @param {Frame} frame
 */
const foot = (view, frame) => {
  const [at = 1, of = 1] = view.place;
  const segs = Array.from({ length: of }, (_, i) => h("i", { class: i < at ? "on" : null }));
  return h(
    "p",
    { class: "foot-line" },
    h("span", { class: "segs", "data-many": of > MANY, "aria-hidden": "true" }, ...segs),
    h("span", { class: "note" }, view.note ?? ""),
    // who leaves has no use for the code
    view.kind === "end" ? null : join(view, frame),
  );
};

/** @param {View} view @param {Frame} frame */
const join = (view, frame) =>
  h(
    "span",
    { class: "join" },
    // that needs the width; who joins late finds the address with the next question
    view.kind === "page" || SOURCED.test(view.stage ?? (view.note && view.kind))
      ? null
      : h("span", { class: "addr" }, `${frame.address} · `),
    h("strong", {}, frame.code),
  );

/**
 * @param {View} view
 * @param {Frame} frame
 */
const lobby = (view, frame) => [
  h(
    "div",
    { class: "join-grid" },
    h("div", { class: "qr-box" }, frame.template("qr")),
    h(
      "div",
      { class: "join-words" },
      h("p", { class: "say say-quiet" }, frame.words.lobby_camera),
      h("h1", { class: "addr-big", style: `--n:${frame.address.length}` }, frame.address),
      h("p", { class: "say say-quiet" }, frame.words.lobby_type),
    ),
    h("b", { class: "code" }, frame.code),
  ),
  h(
    "p",
    { class: "foot-line" },
    h("span", { class: "note" }, frame.words.lobby_promise),
    h("strong", { class: "join" }, fill(frame.words.here, { count: view.here })),
  ),
];

/** @param {View} view @param {Frame} frame */
const title = (view, frame) => [
  h(
    "div",
    { class: "title" },
    h(
      "div",
      {},
      h("p", { class: "quiet" }, view.group),
      h("h1", {}, view.heading),
      h("p", { class: "say say-quiet" }, view.text),
    ),
    frame.template(`icon-${view.drawing}`),
  ),
];

/** @param {View} view @param {Frame} frame */
const end = (view, frame) => [
  h(
    "div",
    { class: "take" },
    h(
      "div",
      {},
      h("p", { class: "quiet" }, view.group),
      h("h1", { class: "big" }, view.heading),
      h("p", {}, view.text),
      h("p", {}, frame.words.handout, " ", h("strong", {}, `${frame.address}/handout`)),
    ),
    h("div", { class: "take-qr" }, frame.template("qr-handout")),
  ),
];

/** @param {View} view @param {Frame} frame */
const page = (view, frame) =>
  frame.embed
    ? [h("h1", { class: "kicker" }, view.heading), frame.embed(view)]
    : [h("h1", { class: "big" }, view.heading)];

/** @type {Record<string, (view: View, frame: Frame) => (Node | null)[]>} */
const KINDS = { lobby, title, idea, page, patient, reading, end };

/** @type {Record<string, (view: View, frame: Frame) => (Node | null)[]>} */
const DRAWN = { discuss, count, spread: result, right: result, moved, why };

/**
 * Draws what is on the wall.
 *
 * @param {View} view
 * @param {Frame} frame
 */
export function slide(view, frame) {
  const made = KINDS[view.kind] ?? DRAWN[view.stage] ?? ask;
  const children = made(view, frame);
  if (view.kind !== "lobby") children.push(foot(view, frame));
  return h("section", { class: "slide", "data-kind": view.stage ?? view.kind }, ...children);
}

/**
 * Makes the text of a slide smaller, step by step, where it would not fit; never below 28 px on a
 * wall of 1280 by 720.
 *
 * @param {HTMLElement} element
 */
export function fit(element) {
  const steps = [1, 0.92, 0.85, 0.78, 0.72];
  for (const step of steps) {
    if (step === steps.at(-1)) element.setAttribute("data-tight", "");
    element.style.setProperty("--fit", String(step));
    if (element.scrollHeight <= element.clientHeight + 1) return;
  }
}
