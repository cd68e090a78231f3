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
    levels: [
      { id: "guess", text: "Guess" },
      { id: "sure", text: "Sure" },
    ],
    value: "",
    sure: "",
    feedback: {},
    words,
    ...traits,
  });

test("nothing is chosen beforehand, and there is nothing to commit to", () => {
  const { el } = card();

  assert.equal(all(el, "input:checked").length, 0);
  assert.deepEqual(
    all(el, ".bk-commit button").map((button) => [button.textContent, button.disabled]),
    [
      ["Guess", true],
      ["Sure", true],
    ],
  );
  assert.equal(all(el, ".bk-feedback").length, 0);
});

test("saying how sure commits, once, with the choice", () => {
  const { el, model } = card();
  set(all(el, "input")[1], true);
  assert.deepEqual(model.told, []);
  button(el, "Sure").click();

  assert.deepEqual(model.told, [{ value: "b", sure: "sure" }]);
  button(el, "Sure").click();
  assert.equal(model.told.length, 1);
  assert.equal(button(el, "Sure").getAttribute("aria-disabled"), "true");
});

test("without degrees of sureness one button commits", () => {
  const { el, model } = card({ levels: [] });
  set(all(el, "input")[0], true);
  button(el, "Commit").click();

  assert.deepEqual(model.told, [{ value: "a", sure: "" }]);
});

test("feedback takes the place of that row and the focus, and both options are named", () => {
  const { el, model } = card();
  document.body.append(el);
  set(all(el, "input")[1], true);
  button(el, "Sure").click();
  const wrong = { ...RIGHT, right: false, answer: "a", sources: [source], certainty: "sure" };
  model.hear({ value: "b", sure: "sure", feedback: wrong });
  const given = one(el, ".bk-feedback");

  assert.equal(all(el, ".bk-commit").length, 0);
  assert.equal(document.activeElement, given);
  assert.deepEqual(
    all(given, ":scope > p").map((part) => part.textContent),
    ["Right. It is “<b>Four</b>”.", "One.", "Two.", "Look again."],
  );
  assert.deepEqual(
    all(el, ".bk-said").map((said) => said.textContent),
    ["The right one", "Yours"],
  );
  assert.equal(one(given, "summary").textContent, "Source: NICE\u00a02020\u00a0· sure");
  assert.match(one(given, ".bk-sources li").textContent, /Guideline Not confirmed\.Seen: a table/);
  assert.equal(
    all(el, "input").every((input) => input.disabled),
    true,
  );
});

test("a verdict names what was right if it is one short option, and not one's own", () => {
  const said = (/** @type {object} */ traits) =>
    one(card({ value: "b", ...traits }).el, ".bk-mark").textContent;
  const options = [
    { id: "a", text: "Four. ".repeat(20) },
    { id: "b", text: "Five" },
  ];
  const wrong = { right: false, word: "No.", text: "It is four.", answer: "a" };

  assert.equal(said({ feedback: wrong }), "No. It is “<b>Four</b>”.");
  assert.equal(said({ feedback: wrong, options }), "No.");
  options[0] = { id: "a", text: "“Four.”" };
  assert.equal(said({ feedback: wrong, options }), "No. It is “Four.”.");
  assert.equal(said({ feedback: { ...wrong, answer: "a b" } }), "No.");
  assert.equal(said({ feedback: { ...wrong, text: "Too late. <b>Four</b>." } }), "No.");
  assert.equal(said({ feedback: { ...wrong, word: "It is <b>four</b>." } }), "It is <b>four</b>.");
  assert.equal(said({ value: "a", feedback: RIGHT }), "✓ Right.");
});

test("which option is right is nowhere before the commitment", () => {
  const { el } = card();

  assert.equal(all(el, "[data-right]").length, 0);
  assert.equal(el.textContent.includes("The right one"), false);
});

test("an answer given earlier is a line that opens, and can be taken back", () => {
  const { el, model } = card({ value: "a", sure: "guess", feedback: RIGHT });
  const line = one(el, "details");
  assert.equal(line.open, false);
  assert.equal(one(line, "summary").textContent, "✓2 + 2?Right. You said: Guess. Why");
  assert.equal(one(line, "input:checked").value, "a");
  button(line, "Again").click();
  assert.deepEqual(model.told, [{ value: "", sure: "" }]);
  model.hear({ value: "", sure: "", feedback: {} });

  assert.equal(all(el, "details, .bk-feedback, input:checked").length, 0);
  assert.equal(all(el, ".bk-commit").length, 1);
});

test("what the line of a folded card says is not shown again in it", () => {
  const answered = { value: "a", sure: "guess", feedback: RIGHT };
  const plain = card(answered);
  assert.ok(one(plain.el, "legend.bk-hidden"));
  const told = card({ ...answered, kicker: "A patient", story: "It locked." });
  assert.ok(one(told.el, ".bk-story.bk-hidden"));
  assert.equal(all(told.el, "legend.bk-hidden").length, 0);
  plain.model.hear({ value: "", sure: "", feedback: {} });

  assert.equal(all(plain.el, ".bk-hidden").length, 0);
});

test("text of an option stays text", () => {
  assert.equal(all(card().el, "b").length, 0);
});

test("a card that has gone listens no more", () => {
  const { leave, model } = card();
  leave();

  assert.equal(model.isHeard, false);
});

test("a verdict on another option is none, whether or not Python answers", () => {
  const { el, model } = card({ value: "a", sure: "sure", settled: { value: "a", sure: "sure" } });
  model.hear({ feedback: RIGHT });
  assert.equal(all(el, ".bk-feedback").length, 1);
  model.set("value", "b");
  model.set("sure", "guess");
  assert.equal(all(el, ".bk-feedback").length, 0);
  model.hear({ feedback: { ...RIGHT, text: "Of b." }, settled: { value: "b", sure: "guess" } });

  assert.match(one(el, ".bk-feedback").textContent, /Of b\./);
});

test("while an answer is on its way the focus stays on the button", () => {
  const { el, model } = card({ settled: { value: "", sure: "" } });
  set(all(el, "input")[0], true);
  button(el, "Sure").focus();
  button(el, "Sure").click();

  assert.equal(document.activeElement, button(el, "Sure"));
  assert.equal(model.told.length, 1);
});

test("an answer that is deleted elsewhere leaves an open question", () => {
  const { el, model } = card({ value: "a", sure: "sure", feedback: RIGHT });
  model.hear({ value: "", sure: "", feedback: {} });

  assert.equal(all(el, "input:checked").length, 0);
  assert.equal(all(el, ".bk-commit").length, 1);
});

test("in a notebook a sentence says within a second that Python does not answer", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = /** @type {any} */ (globalThis.setTimeout);
  const control = { unanswered: "Run the cells.", fault: "A fault." };
  const settled = { value: "", sure: "" };
  const { el, model } = card({ settled, words: { ...words, control } });
  const line = () => one(el, ".bk-unanswered").textContent;
  set(all(el, "input")[0], true);
  button(el, "Sure").click();
  t.mock.timers.tick(799);
  assert.equal(line(), "");
  t.mock.timers.tick(1);
  assert.equal(line(), "Run the cells.");
  model.hear({ settled: { value: "a", sure: "sure" } });
  assert.equal(line(), "");
  model.hear({ fault: true });

  assert.equal(line(), "A fault.");
});
