import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import(
  "../../../backedu/widgets/questionnaire/questionnaire.js"
);
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const choice = (/** @type {string} */ name, more = {}) => ({
  name,
  ask: `${name}?`,
  kind: "choice",
  options: YES_NO,
  ...more,
});
const NUMBER = { name: "age", ask: "Age?", kind: "number", min: 0, max: 120, unit: "years" };
const LIST = { name: "which", ask: "Which?", kind: "list", options: YES_NO };
const GROUPS = [
  { title: "First", none: "None of them", questions: [choice("a", { none: "no" }), choice("b")] },
  { title: "Second", none: "None", questions: [NUMBER] },
  { title: "Third", hint: "A hint", none: "None", questions: [LIST] },
];
const BAR = { tone: "soon", mark: "!", title: "Soon", note: "1 open" };
const RESULT = {
  bar: BAR,
  banner: { tone: "soon", mark: "!", title: "Soon", lines: ["A line."] },
  sections: [
    { title: "Why", folded: true, items: [{ text: "One" }, { text: "Two" }] },
    { title: "What", items: [{ strong: "Walk", answers: [{ question: "a?", answer: "Yes" }] }] },
  ],
  footnote: "A footnote.",
};

const form = (traits = {}) =>
  draw(control, {
    groups: GROUPS,
    value: {},
    result: { bar: BAR },
    what_if: {},
    comparison: {},
    what_if_labels: {},
    words,
    ...traits,
  });
const inSight = (/** @type {ParentNode} */ el) =>
  all(el, ".bk-step")
    .filter((step) => !step.hidden)
    .map((step) => one(step, "h3").textContent);
const field = (/** @type {ParentNode} */ el, /** @type {string} */ name) =>
  one(el, `[data-name=${name}]`);

test("nothing is chosen beforehand, and the first step is in sight", () => {
  const { el } = form();

  assert.equal(all(el, "input:checked").length, 0);
  assert.deepEqual(inSight(el), ["First"]);
  assert.equal(one(el, ".bk-count").textContent, "Step 1 of 3");
  assert.equal(button(el, "Back").disabled, true);
  assert.equal(one(el, ".bk-result").children.length, 0);
});

test("each answer is told, with those before it", () => {
  const { el, model } = form();
  set(one(field(el, "a"), "[value=yes]"), true);
  set(one(field(el, "b"), "[value=no]"), true);

  assert.deepEqual(model.told.at(-1), { value: { a: "yes", b: "no" } });
});

test("a number is told as one, and an empty box as no answer", () => {
  const { el, model } = form({ value: { a: "yes" } });
  const box = one(field(el, "age"), "input");
  set(box, "41.5");
  assert.deepEqual(model.state.value, { a: "yes", age: 41.5 });
  set(box, "");

  assert.deepEqual(model.state.value, { a: "yes" });
});

test("of a list several can be ticked, or none of them, or it is not known", () => {
  const { el, model } = form();
  const [yes, no, none, unsure] = all(field(el, "which"), "input");
  set(yes, true);
  set(no, true);
  assert.deepEqual(model.state.value, { which: ["yes", "no"] });
  set(none, true);
  assert.deepEqual(model.state.value, { which: [] });
  assert.deepEqual([yes.checked, none.checked], [false, true]);
  set(unsure, true);
  assert.deepEqual(model.state.value, { which: "unknown" });
  assert.deepEqual([none.checked, unsure.checked], [false, true]);
  set(unsure, false);

  assert.deepEqual(model.state.value, {});
});

test("the none-button answers what is open and can be answered so", () => {
  const { el, model } = form({ value: {} });
  button(el, "None of them").click();

  assert.deepEqual(model.state.value, { a: "no" });
});

test("the steps go on and back, and end at the result", () => {
  const { el } = form();
  button(el, "Next").click();
  assert.deepEqual(inSight(el), ["Second"]);
  assert.equal(document.activeElement?.textContent, "Second");
  button(el, "Next").click();
  assert.equal(button(el, "Next"), undefined);
  button(el, "Finish").click();
  assert.equal(document.activeElement, one(el, ".bk-result"));
  button(el, "Back").click();

  assert.deepEqual(inSight(el), ["Second"]);
});

test("a step with nothing worth asking is passed over", () => {
  const { el } = form({ result: { bar: BAR, ask: ["a", "b", "which"] } });
  assert.equal(one(el, ".bk-count").textContent, "Step 1 of 2");
  button(el, "Next").click();

  assert.deepEqual(inSight(el), ["Third"]);
  assert.equal(one(el, ".bk-spared h3").textContent, "Second"); // and isn't printed
});

test("what is in sight stays when it is no longer worth asking", () => {
  const { el, model } = form();
  model.hear({ result: { bar: BAR, ask: ["which"] } });

  assert.equal(field(el, "b").hidden, false);
  assert.equal(field(el, "age").hidden, true);
});

test("an answer spares someone a question, unless it is doubted", () => {
  const spared = choice("b", { unless: { a: ["yes"] } });
  const groups = [{ title: "First", none: "None", questions: [choice("a"), spared] }];
  const { el, model } = form({ groups, value: { a: "yes" } });
  assert.equal(field(el, "b").hidden, true);
  model.hear({ result: { bar: BAR, doubted: ["a"] } });
  assert.equal(field(el, "b").hidden, false);
  model.hear({ value: { a: "no" }, result: { bar: BAR } });

  assert.equal(field(el, "b").hidden, false);
});

test("who comes back goes on at the first open question", () => {
  assert.deepEqual(inSight(form({ value: { a: "yes", b: "no" } }).el), ["Second"]);
  assert.deepEqual(inSight(form({ value: { a: "yes", b: "no", age: 4, which: [] } }).el), [
    "Third",
  ]);
});

test("a new start takes all answers back and leads to the first step", () => {
  const { el, model } = form({ value: { a: "yes", b: "no" } });
  button(el, "Again").click();

  assert.deepEqual(model.state.value, {});
  assert.deepEqual(inSight(el), ["First"]);
});

test("the result shows once there is an answer; the bar always", () => {
  const { el, model } = form({ result: RESULT });
  assert.equal(one(el, ".bk-bar").textContent, "! Soon\u00a0· 1 open");
  assert.equal(one(el, ".bk-result").children.length, 0);
  model.hear({ value: { a: "yes" }, result: { ...RESULT } });
  const result = one(el, ".bk-result");

  assert.equal(one(result, ".bk-banner").dataset.tone, "soon");
  assert.equal(one(result, "summary").textContent, "Why (2)");
  assert.match(result.textContent, /Walk.*a\? Yes.*A footnote\./);
});

test("what a reader has unfolded stays so when the result changes", () => {
  const { el, model } = form({ value: { a: "yes" }, result: RESULT });
  one(el, ".bk-result details").open = true;
  const [folded, open] = RESULT.sections;
  model.hear({
    result: { ...RESULT, sections: [{ ...folded, items: [{ text: "Three" }] }, open] },
  });

  assert.equal(one(el, ".bk-result details").open, true);
  assert.equal(one(el, ".bk-result summary").textContent, "Why (1)");
});
