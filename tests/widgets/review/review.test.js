import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/review/review.js");
const PROMPT = {
  kicker: "Lesson",
  story: "",
  stem: "2 + 2?",
  options: [
    { id: "a", text: "Four" },
    { id: "b", text: "Five" },
  ],
};
const ASKED = {
  item: "q",
  prompt: PROMPT,
  feedback: {},
  traces: { old: [1, 5, 10, 20, 1] },
  comes_back: "",
  lines: ["1 due today", "1 of 2 answered so far"],
  strengths: [{ title: "Lesson", text: "1 of 2", expected: 0.4, answered: 0.5 }],
};
const TOLD = {
  ...ASKED,
  feedback: { right: true, word: "Right.", text: "It is four." },
  traces: { old: [1, 5, 10, 20, 1], q: [8, 3, 30, 90, 1] },
  comes_back: "This one comes back in 8 days.",
};

const review = (traits = {}) =>
  draw(control, {
    value: {},
    result: ASKED,
    levels: [
      { id: "guess", text: "Guess" },
      { id: "sure", text: "Sure" },
    ],
    words,
    ...traits,
  });

test("a page that kept something asks for today; who is new asks nothing", () => {
  const { el, model } = review({ value: { traces: ASKED.traces, at: 5 } });

  assert.equal(one(el, "legend").textContent, "2 + 2?");
  assert.equal(one(el, ".bk-count").textContent, "1 due today · 1 of 2 answered so far");
  assert.equal(model.told.length, 1);
  assert.deepEqual(model.told[0]?.value.traces, ASKED.traces);
  assert.ok(Math.abs(model.told[0]?.value.at - Date.now() / 1000) < 5);
  assert.equal(review().model.told.length, 0);
});

test("how sure commits, and the feedback takes the place of that row", () => {
  const { el, model } = review();
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  const said = model.told.at(-1)?.value;

  assert.deepEqual([said.item, said.option, said.sure], ["q", "a", "sure"]);
  model.hear({ result: TOLD });
  assert.match(one(el, ".bk-feedback").textContent, /It is four\./);
  assert.match(one(el, ".bk-on").textContent, /comes back in 8 days/);
});

test("the next question is asked with the new traces, and takes the focus", () => {
  const { el, model } = review({ value: { item: "q", option: "a", sure: "sure" }, result: TOLD });

  assert.equal(model.told.length, 0); // an answer that was given is shown as it was
  button(el, words.review.next).click();
  assert.deepEqual(model.told.at(-1)?.value.traces, TOLD.traces);
  assert.equal(model.told.at(-1)?.value.item, undefined);
  const stem = "3 + 3?";
  model.hear({ result: { ...ASKED, item: "r", prompt: { ...PROMPT, stem } } });
  assert.equal(one(el, "legend").textContent, stem);
  assert.equal(document.activeElement, one(el, "fieldset"));
  assert.equal(all(el, "input:checked").length, 0);
});

test("when nothing is left to ask, a sentence says so", () => {
  const { el } = review({ result: { ...ASKED, item: "", prompt: {} } });

  assert.match(el.textContent ?? "", new RegExp(words.review.finished.slice(0, 20)));
  assert.equal(all(el, "input").length, 0);
});

test("strengths are numbers in words, with bars for those who see them", () => {
  const { el } = review();

  assert.equal(one(el, ".bk-strengths th").textContent, "Lesson");
  assert.match(one(el, ".bk-strengths td").textContent, /1 of 2/);
  assert.equal(one(el, ".bk-strengths svg").getAttribute("aria-hidden"), "true");
});
