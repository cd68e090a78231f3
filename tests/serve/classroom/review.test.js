import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../../support/dom.js";

const words = {
  review: "Read",
  review_back: "Back",
  mine: "Chose: {last}",
  mine_first: "First: {first}",
  mine_none: "None",
  mine_right: "Right: {right}",
};
document.body.innerHTML = `<main id="main"></main><script id="words">${JSON.stringify(words)}</script>`;
globalThis.scrollTo = () => {};
const { note, reviewButton } = await import(
  "../../../backedu/serve/classroom/pages/phone_parts/review.js"
);
const { recall, state } = await import(
  "../../../backedu/serve/classroom/pages/phone_parts/state.js"
);

const options = ["a", "b"].map((id) => ({ id, letter: id.toUpperCase(), text: `this ${id}` }));
const view = { question: "q", stem: "Which?", round: 2, rounds: [1, 2], options };

/** @param {string} choice */
const my = (choice) => ({ choice, sure: "", turn: 1, state: "saved", counts: choice });

/** Opens what there is to read, and returns its text. */
function read() {
  reviewButton(() => {})?.click();
  return document.querySelector("article")?.textContent ?? "";
}

beforeEach(() => {
  document.getElementById("main")?.replaceChildren();
  localStorage.clear();
  state.code = "1234";
  state.told = {};
  state.mine = { "q 1": my("a"), "q 2": my("b") };
});

test("nothing is kept before the right answer is revealed", () => {
  state.view = view;
  note();

  assert.equal(
    reviewButton(() => {}),
    null,
  );
});

test("what was revealed can be read again, with what one chose and why", () => {
  state.view = { ...view, right: ["b"], answer: "B" };
  note();
  assert.match(read(), /First: A this a.*✓ Chose: B this b/);
  state.view.options = options.map((each) => ({ ...each, why: `because ${each.id}` }));
  note();

  assert.match(read(), /because b/);
  assert.doesNotMatch(read(), /because a/);
});

test("who was wrong reads what is right, and why not; who didn't vote, what is right", () => {
  const whys = options.map((each) => ({ ...each, why: `because ${each.id}` }));
  state.view = { ...view, right: ["b"], answer: "B", options: whys };
  state.mine = { "q 2": my("a") };
  note();
  assert.match(read(), /✗ Chose: A this a.*Right: B this b.*because b.*A: because a/);
  state.mine = {};
  note();

  assert.match(read(), /None.*Right: B this b/);
});

test("it is there after a reload and without a class; another class begins without it", () => {
  state.view = { ...view, right: ["b"], answer: "B" };
  note();
  for (const [code, kept] of [
    ["1234", 1],
    ["", 1],
    ["9876", 0],
  ]) {
    state.code = String(code);
    recall();
    assert.equal(Object.keys(state.told).length, kept);
  }
});
