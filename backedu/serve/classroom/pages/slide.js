import { h, svg } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";
import { flowPicture } from "./flow.js";
import { idea } from "./idea_slide.js";
import { patient, reading } from "./patient_slide.js";
import { ring } from "./ring.js";
import { clock } from "./stream.js";

/** @typedef {Record<string, any>} View What is on the wall, as the server describes it. */
/** @typedef {{words: Record<string, string>, address: string, code: string, template: (id: string) => Node | null, embed?: (view: View) => Node}} Frame */

/** Where the note needs the width; who joins late finds the address with the next question. */
const LONG_NOTES = new Set(["moved", "why"]);

/** So many beads are too small to be told apart: a bar is calmer. */
const MANY = 12;

const key = (/** @type {string} */ letter) => h("span", { class: "key" }, letter);

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
    h(
      "span",
      { class: "join" },
      LONG_NOTES.has(view.stage) ? null : h("span", { class: "addr" }, `${frame.address} · `),
      h("strong", {}, frame.code),
    ),
  );
};

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
      h("h1", { class: "addr-big" }, frame.address),
      h("p", { class: "say say-quiet" }, frame.words.lobby_type),
    ),
    h("b", { class: "code" }, frame.code),
  ),
  h(
    "p",
    { class: "foot-line" },
    h("span", { class: "note" }, frame.words.lobby_promise),
    h("span", { class: "join" }, fill(frame.words.here, { count: view.here })),
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
const page = (view, frame) =>
  frame.embed
    ? [h("h1", { class: "kicker" }, view.heading), frame.embed(view)]
    : [h("h1", { class: "big" }, view.heading)];

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

/** @param {View} view @param {Frame} frame */
const ask = (view, frame) => {
  const [voted, here] = view.ring ?? [];
  const of = fill(frame.words.of, { here });
  return [
    h(
      "div",
      { class: "ask" },
      h("h1", {}, view.heading),
      view.ring ? ring(voted / Math.max(1, here), String(voted), of) : null,
    ),
    letters(view),
  ];
};

/** @param {View} view @param {Frame} frame */
const discuss = (view, frame) => {
  const { left_s, of_s } = view.timer;
  const text = frame.words.then_vote ?? "";
  const short = view.options.map((/** @type {any} */ each) =>
    h("li", {}, h("strong", {}, `${each.letter} `), each.text),
  );
  const about = [
    h("p", { class: "quiet" }, view.text),
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
    h("div", { class: "ask" }, left, ring(left_s / of_s, clock(left_s), text, timer)),
    view.is_brief ? null : h("div", {}, ...about),
  ];
};

/** @param {View} view */
const count = (view) => [
  h("h1", { class: "big" }, view.heading),
  h("p", { class: "quiet" }, view.text),
];

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

/** @param {View} view */
const moved = (view) => [
  h("h1", {}, view.heading),
  flowPicture(view.flows, view.letters, view.right, view.told),
];

/** What is said of an option, behind its letter. @param {{letter: string, text: string}} each */
const remark = ({ letter, text }) =>
  h("li", {}, letter ? h("strong", {}, letter) : null, h("span", {}, text));

/** @param {View} view */
const why = (view) => {
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
function result(view, frame) {
  if (view.texts) return written(view);
  return view.body ? marked(view, frame) : bars(view, frame);
}

/** @type {Record<string, (view: View, frame: Frame) => (Node | null)[]>} */
const KINDS = { lobby, title, idea, page, patient, reading, end: title };

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
