import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words as shared } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/sorter/sorter.js");
const WORDS = "title task question leave preview check again changed".split(" ");
const words = { ...Object.fromEntries(WORDS.map((name) => [name, name])), cited: shared.cited };
const RESULT = {
  banner: { tone: "soon", mark: "!", title: "Checked", lines: ["A line."] },
  sections: [],
  footnote: "A footnote.",
};

const sorter = (traits = {}) =>
  draw(control, {
    rows: ["a", "b"].map((id) => ({ id, text: `Sentence ${id}` })),
    places: [
      { value: "in", label: "In", heading: "What is in" },
      { value: "out", label: "Out" },
    ],
    value: { draft: {}, checked: {} },
    result: {},
    words,
    ...traits,
  });

test("nothing is placed beforehand, and there is nothing to check", () => {
  const { el } = sorter();

  assert.deepEqual(
    all(el, "select").map((select) => select.value),
    ["", ""],
  );
  assert.equal(button(el, "check").disabled, true);
  assert.equal(one(el, ".bk-preview").textContent, "");
});

test("paper, which opens no list, has the question and every place in a line", () => {
  const { el } = sorter();

  assert.equal(one(el, ".bk-sorter-paper").textContent, "question In\u00a0· Out");
});

test("a draft is kept by the page and shown; Python is not told", () => {
  const { el, model } = sorter();
  const [first, second] = all(el, "select");
  set(first, "in");
  set(second, "out");
  assert.match(one(el, ".bk-preview").textContent, /What is in:Sentence a.*Out:Sentence b/);
  set(first, "");

  assert.deepEqual(model.state.value.draft, { b: "out" });
  assert.deepEqual(model.told, []);
});

test("it is checked as a whole, and the result takes the focus", () => {
  const { el, model } = sorter({ value: { draft: { a: "in" }, checked: {} } });
  button(el, "check").click();
  assert.deepEqual(model.told, [{ value: { draft: { a: "in" }, checked: { a: "in" } } }]);
  model.hear({ result: RESULT });

  assert.equal(document.activeElement, one(el, ".bk-result"));
  assert.equal(one(el, "[role=status]").textContent, "Checked. A line.");
});

test("what was changed since is said", () => {
  const { el } = sorter({ value: { draft: { a: "in" }, checked: { a: "in" } }, result: RESULT });
  assert.doesNotMatch(el.textContent, /changed/);
  set(all(el, "select")[0], "out");

  assert.match(el.textContent, /changed/);
});

test("a new start takes everything back", () => {
  const { el, model } = sorter({ value: { draft: { a: "in" }, checked: { a: "in" } } });
  button(el, "again").click();

  assert.deepEqual(model.told, [{ value: { draft: {}, checked: {} } }]);
  assert.equal(document.activeElement, all(el, "select")[0]);
});
