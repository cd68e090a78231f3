// What this phone has chosen and been shown, to read again. Old phones read this: nothing here is
// newer than 2018.

import { filled, h, paragraph, put, words } from "./dom.js";
import { isRight, keep, keyOf, letterOf, state } from "./state.js";

/** @typedef {import("./state.js").Choice} Choice */
/** @typedef {import("./state.js").Told} Told */

/** Returns a choice in words. @param {string} choice */
function inWords(choice) {
  if (!choice || state.view.said) return letterOf(choice);
  /** @type {Choice[]} */
  const options = state.view.options;
  const chosen = choice.split(" ").map((id) => options.filter((each) => each.id === id)[0]);
  return chosen.map((each) => (each ? `${each.letter} ${each.text}`.trim() : "")).join("; ");
}

/** Keeps what the wall has revealed of a question, and nothing before. */
export function note() {
  const { view } = state;
  if (!view.right || !view.options) return;
  const mine = view.rounds.map((/** @type {number} */ round) => {
    const my = state.mine[keyOf(round)];
    return (my && my.counts) || "";
  });
  const last = mine[mine.length - 1];
  /** @type {Choice[]} */
  const options = view.options;
  const isOf = (/** @type {Choice} */ each) => view.right.indexOf(each.id) >= 0;
  const own = options.filter((each) => each.id === last && !isOf(each))[0];
  const why = options.filter((each) => isOf(each) && each.why).map((each) => each.why || "");
  state.told[view.question] = {
    stem: view.stem,
    mine: mine.map(inWords),
    is: isRight(last),
    right: view.said ? view.answer : inWords(view.right.join(" ")),
    why: why.concat(own && own.why ? `${own.letter}: ${own.why}` : []),
  };
  keep();
}

/** @param {Told} told */
function one(told) {
  const first = told.mine[0] || "";
  const last = told.mine[told.mine.length - 1] || "";
  const mark = told.is ? "✓" : "✗";
  return h(
    "article",
    {},
    h("h2", {}, told.stem),
    paragraph(first && first !== last ? filled(words.mine_first, { first }) : ""),
    paragraph(last ? `${mark} ${filled(words.mine, { last })}` : ""),
    paragraph(first || last ? "" : words.mine_none),
    told.is && last === told.right
      ? null
      : paragraph(filled(words.mine_right, { right: told.right })),
    ...told.why.map((text) => h("p", { class: "q s" }, text)),
  );
}

/**
 * Returns the button that leads to it, once there is something to read.
 *
 * @param {() => void} back what to show when it has been read
 */
export function reviewButton(back) {
  const all = Object.keys(state.told).map((id) => /** @type {Told} */ (state.told[id]));
  if (!all.length) return null;
  const leave = h("button", { class: "btn", type: "button", onclick: back }, words.review_back);
  const open = () =>
    put(h("h1", {}, words.review), paragraph(words.review_what), ...all.map(one), leave);
  return h("button", { class: "btn plain", type: "button", onclick: open }, words.review);
}
