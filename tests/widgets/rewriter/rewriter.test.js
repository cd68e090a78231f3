import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words as shared } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/rewriter/rewriter.js");
const { look } = await import("../../../backedu/widgets/rewriter/look.js");
const WORDS =
  "title task which meant does yours stays check no_plan nothing limit one_way empty".split(" ");
const words = {
  ...Object.fromEntries(WORDS.map((name) => [name, name])),
  found: "“{word}”",
  frightens: "frightens {words}",
  false_comfort: "comfort {words}",
  cited: shared.cited,
};
/** @type {import("../../../backedu/widgets/rewriter/look.js").WordList[]} */
const LISTS = [
  { kind: "frightens", find: ["tear", "worn out"], why: "It threatens." },
  { kind: "false_comfort", find: ["don't worry"], why: "It promises." },
  { kind: "plan", find: ["walk", "monday"], why: "What next?" },
];
const PHRASES = ["a", "b"].map((id) => ({
  id,
  says: `Says ${id}`,
  meant: "M",
  does: `Does ${id}`,
}));

const rewriter = () =>
  draw(control, { phrases: PHRASES, lists: LISTS, value: [], ways: {}, words });

/** @param {ReturnType<typeof rewriter>} shown @param {string} text */
function write({ el }, text) {
  set(one(el, "textarea"), text);
  button(el, "check").click();
}

test("whole words are found, however they are typed, and parts of words are not", () => {
  const hits = (/** @type {string} */ text) =>
    look(text, LISTS, "frightens").map((each) => each.hits);

  assert.deepEqual(hits("A TEAR, and worn\n out."), [["tear", "worn out"]]);
  assert.deepEqual(hits("teardrop, years, worn by"), []);
  assert.deepEqual(look("Don’t worry.", LISTS, "false_comfort")[0]?.hits, ["don't worry"]);
});

test("what threatens, what promises and a missing plan are named with their reason", () => {
  const shown = rewriter();
  write(shown, "Don't worry about the tear.");
  const said = one(shown.el, ".bk-rewriter-found").textContent;

  assert.match(said, /frightens “tear” It threatens\./);
  assert.match(said, /comfort “don't worry” It promises\./);
  assert.match(said, /no_plan What next\?/);
  assert.match(said, /limit$/);
});

test("Python learns which sentence was written for, and never the words", () => {
  const shown = rewriter();
  write(shown, "Let us walk on Monday.");

  assert.match(one(shown.el, ".bk-rewriter-found").textContent, /nothing/);
  assert.deepEqual(shown.model.told, [{ value: ["a"] }]);
  assert.doesNotMatch(JSON.stringify(shown.model.state), /walk on Monday/);
});

test("one way to say it comes after the reader's own, and goes with another sentence", () => {
  const shown = rewriter();
  shown.model.hear({ ways: { a: { text: "Our way.", sources: [] } } });
  assert.doesNotMatch(shown.el.textContent, /Our way/);
  write(shown, "We walk.");
  assert.match(shown.el.textContent, /Our way/);
  const second = all(shown.el, "input")[1];
  second.checked = true;
  second.dispatchEvent(new Event("change"));
  assert.doesNotMatch(shown.el.textContent, /Our way/);
  assert.match(shown.el.textContent, /Does b/);
  assert.equal(one(shown.el, "textarea").value, "");
});

test("without a word there is nothing to look through, and the field gets the focus", () => {
  const shown = rewriter();
  write(shown, "  ");

  assert.match(one(shown.el, ".bk-rewriter-found").textContent, /empty/);
  assert.equal(document.activeElement, one(shown.el, "textarea"));
  assert.deepEqual(shown.model.told, []);
});
