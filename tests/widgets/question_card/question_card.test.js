import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import(
  "../../../backedu/widgets/question_card/question_card.js"
);
const RIGHT = { right: true, word: "Right.", text: "One.\n\nTwo.", points: ["a point"] };
const source = { label: "NICE 2020", title: "Guideline", checked: false, seen: "a table" };

const card = (traits = {}) =>
  draw(control, {
    kicker: "",
    stem: "2 + 2?",
    story: "",
    options: [
      { id: "a", text: "<b>Four</b>" },
      { id: "b", text: "Five" },
    ],
    value: "",
    feedback: {},
    words,
    ...traits,
  });

test("nothing is chosen beforehand, and there is nothing to commit to", () => {
  const { el } = card();

  assert.equal(all(el, "input:checked").length, 0);
  assert.equal(button(el, "Commit").disabled, true);
  assert.equal(all(el, ".bk-feedback").length, 0);
});

test("a choice is not told until it is committed to", () => {
  const { el, model } = card();
  set(all(el, "input")[1], true);
  assert.deepEqual(model.told, []);
  button(el, "Commit").click();

  assert.deepEqual(model.told, [{ value: "b" }]);
  assert.equal(button(el, "Commit").disabled, true);
});

test("feedback comes beneath the option, and is announced", () => {
  const { el, model } = card();
  model.hear({ value: "a", feedback: { ...RIGHT, sources: [source], certainty: "sure" } });
  const given = one(el, ".bk-feedback");

  assert.equal(given.parentElement.textContent.startsWith("<b>Four</b>"), true);
  assert.equal(given.dataset.right, "true");
  assert.deepEqual(
    all(given, ":scope > p").map((part) => part.textContent),
    ["✓ Right.", "One.", "Two."],
  );
  assert.equal(one(given, "summary").textContent, "Source: NICE 2020 · sure");
  assert.match(one(given, ".bk-sources li").textContent, /Guideline Not confirmed\.Seen: a table/);
  assert.equal(one(el, "[role=status]").textContent, "Right. One.\n\nTwo.");
});

test("a committed answer is shown again, and taking it back removes its feedback", () => {
  const { el, model } = card({ value: "b", feedback: { ...RIGHT, right: false } });
  assert.equal(one(el, "input:checked").value, "b");
  assert.equal(one(el, ".bk-feedback").dataset.right, "false");
  model.hear({ value: "", feedback: {} });

  assert.equal(all(el, ".bk-feedback").length, 0);
  assert.equal(one(el, "[role=status]").textContent, "");
});

test("text of an option stays text", () => {
  assert.equal(all(card().el, "b").length, 0);
});

test("a card that has gone listens no more", () => {
  const { leave, model } = card();
  leave();

  assert.equal(model.isHeard, false);
});
