import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import(
  "../../../backedu/widgets/question_card/question_card.js"
);
const PART = { text: "First", why: "It comes first.", right: true };
const LINES = [
  { id: "1", text: "Alpha" },
  { id: "2", text: "Beta" },
  { id: "3", text: "Gamma" },
];

const card = (traits = {}) =>
  draw(control, {
    kicker: "",
    stem: "Which?",
    story: "",
    options: LINES,
    partners: [],
    levels: [],
    value: "",
    sure: "",
    feedback: {},
    words,
    ...traits,
  });

/** @param {any} el */
const commit = (el) => button(el, "Commit");

const CHART = {
  bodies: { back: { skin: "M0 0h9", head: [], lines: "" } },
  views: [
    { id: "back", of: "back", title: "Back", box: "0 0 9 9" },
    { id: "close", of: "back", title: "Close", box: "0 0 3 3" },
  ],
  areas: [
    { id: "1", label: "Alpha", shapes: { back: "M0 0h1" } },
    { id: "2", label: "Beta", shapes: { back: "M1 1h1" } },
    { id: "3", label: "Gamma", shapes: {} },
  ],
};

test("place: touching the drawing chooses in the list, and the list marks the drawing", () => {
  const { el, model } = card({ format: "place", chart: CHART });
  const marked = () => all(el, "[data-marked=true]").map((shape) => shape.dataset.place);
  all(el, "[data-place='2']")[0]?.dispatchEvent(new Event("click"));
  assert.deepEqual(marked(), ["2", "2"]);
  assert.equal(one(el, "input:checked").value, "2");
  set(all(el, "input")[2], true);
  assert.deepEqual(marked(), []);
  all(el, "[data-place='1']")[1]?.dispatchEvent(new Event("click"));
  commit(el).click();

  assert.deepEqual(model.told, [{ value: "1", sure: "" }]);
});

test("place: what is right is marked on the drawing too, wherever it is", () => {
  const feedback = { right: false, word: "Not quite.", text: "Beta or Gamma.", answer: "2 3" };
  const { el } = card({ format: "place", chart: CHART, value: "1", feedback });

  const right = all(el, "[data-right=true][data-place]").map((shape) => shape.dataset.place);
  assert.deepEqual(right, ["2", "2"]);
});

test("place: once answered, the drawing shows the answer and rests", () => {
  const feedback = { right: true, word: "Yes.", text: "There." };
  const { el } = card({ format: "place", chart: CHART, value: "1", feedback });
  all(el, "[data-place='2']")[0]?.dispatchEvent(new Event("click"));

  assert.deepEqual(
    all(el, "[data-marked=true]").map((shape) => shape.dataset.place),
    ["1", "1"],
  );
  assert.equal(one(el, "input:checked").value, "1");
});

test("several: boxes are committed in the order of the options", () => {
  const { el, model } = card({ format: "several" });
  const boxes = all(el, "input[type=checkbox]");
  set(boxes[2], true);
  set(boxes[0], true);
  commit(el).click();

  assert.deepEqual(model.told, [{ value: "1 3", sure: "" }]);
});

test("concordance: the steps of a scale, with zero in the middle", () => {
  const { el, model } = card({ format: "concordance" });
  set(all(el, "input[type=radio]")[2], true);
  commit(el).click();

  assert.deepEqual(
    all(el, ".bk-key").map((key) => key.textContent),
    ["−1", "0", "+1"],
  );
  assert.deepEqual(model.told, [{ value: "3", sure: "" }]);
});

test("several: afterwards each box says whether it was yours and whether it is right", () => {
  const feedback = { right: false, word: "No.", text: "2 of 3.", answer: "1 2", parts: [PART] };
  const { el } = card({ format: "several", value: "1 3", feedback });

  assert.deepEqual(
    all(el, ".bk-said").map((said) => said.textContent),
    ["Yours, right", "The right one", "Yours"],
  );
  assert.equal(one(el, ".bk-parts").textContent, "✓ right: First It comes first.");
});

test("order: nothing can be committed before something was moved", () => {
  const { el } = card({ format: "order" });

  assert.equal(commit(el).disabled, true);
});

test("order: arrows move a line, say so, and keep the keyboard's place", () => {
  const { el, model } = card({ format: "order" });
  document.body.append(el);
  const down = one(el, '[aria-label="Down: Alpha"]');
  down.focus();
  down.click();

  assert.equal(document.activeElement, down);
  assert.equal(one(el, '[role="status"].bk-hidden').textContent, "Alpha: now 2 of 3");
  commit(el).click();
  assert.deepEqual(model.told, [{ value: "2 1 3", sure: "" }]);
});

test("order: a line does not leave the list", () => {
  const { el } = card({ format: "order" });
  one(el, '[aria-label="Up: Alpha"]').click();

  assert.deepEqual(
    all(el, ".bk-order li > span").map((line) => line.textContent),
    ["Alpha", "Beta", "Gamma"],
  );
  assert.equal(commit(el).disabled, true);
});

test("order: an answer given earlier is shown as it was, closed", () => {
  const feedback = { right: false, word: "No.", text: "1 of 3.", parts: [PART] };
  const { el } = card({ format: "order", value: "3 1 2", feedback });

  assert.deepEqual(
    all(el, ".bk-order li > span").map((line) => line.textContent),
    ["Gamma", "Alpha", "Beta"],
  );
  assert.equal(
    all(el, ".bk-order button").every((each) => each.disabled),
    true,
  );
});

test("match: every line needs a partner before it can be committed", () => {
  const partners = [
    { id: "1", text: "One" },
    { id: "2", text: "Two" },
  ];
  const { el, model } = card({ format: "match", options: LINES.slice(0, 2), partners });
  const [first, second] = all(el, "select");
  assert.equal(first.value, "");
  first.value = "2";
  first.dispatchEvent(new window.Event("change"));
  assert.equal(commit(el).disabled, true);
  second.value = "1";
  second.dispatchEvent(new window.Event("change"));
  commit(el).click();

  assert.deepEqual(model.told, [{ value: "1=2 2=1", sure: "" }]);
});

test("number: what is no number is told so and cannot be committed", () => {
  const { el, model } = card({ format: "number", options: [], unit: "people" });
  const input = one(el, "input");
  const type = (/** @type {string} */ text) => {
    input.value = text;
    input.dispatchEvent(new window.Event("input"));
    input.dispatchEvent(new window.Event("blur"));
  };
  assert.match(one(el, "label").textContent, /Your answer \(people\)/);
  type("many");
  assert.equal(commit(el).disabled, true);
  assert.equal(one(el, ".bk-number [role=status]").textContent, "Write a number.");
  type(" 12,5 ");
  commit(el).click();

  assert.equal(one(el, ".bk-number [role=status]").textContent, "");
  assert.deepEqual(model.told, [{ value: "12,5", sure: "" }]);
});

test("hints come one after another, and then no more", () => {
  const { el } = card({ hints: ["Think of one.", "Think of two."] });
  assert.equal(el.textContent.includes("Think of"), false);
  button(el, "Hint").click();
  assert.equal(el.textContent.includes("Think of two."), false);
  button(el, "Hint").click();

  assert.equal(el.textContent.includes("Think of two."), true);
  assert.equal(el.textContent.includes("Hint"), false);
});

test("an answer without a mark is not called wrong", () => {
  const feedback = { right: null, word: "For practice.", text: "It depends." };
  const { el } = card({ value: "1", feedback });

  assert.deepEqual(
    all(el, ".bk-said").map((said) => said.textContent),
    ["Yours", "", ""],
  );
  assert.equal(all(el, "[data-right=true]").length, 0);
});
