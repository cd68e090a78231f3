import assert from "node:assert/strict";
import { test } from "node:test";
import { all, draw, one, set, words } from "../../support/dom.js";

const { default: control, sliderPanel } = await import(
  "../../../backedu/widgets/slider_panel/slider_panel.js"
);
const AGE = { name: "age", label: "Age", unit: "years", min: 20, max: 80, step: 10, start: 40 };
const SPAN = {
  name: "span",
  label: "Span",
  min: 0,
  max: 1,
  step: 1,
  start: 0,
  ticks: [
    { value: 0, label: "a day" },
    { value: 1, label: "a week" },
  ],
};
const GRIP = {
  name: "grip",
  label: "Grip",
  options: [
    { id: "good", label: "Good" },
    { id: "poor", label: "Poor" },
  ],
};

const panel = (traits = {}) =>
  draw(control, { sliders: [AGE], choices: [], value: { age: 40 }, words, ...traits });

test("a slider tells each step, with its unit for a screen reader", () => {
  const { el, model } = panel();
  const range = one(el, "input[type=range]");
  range.value = "50";
  range.dispatchEvent(new Event("input"));

  assert.deepEqual(model.told, [{ value: { age: 50 } }]);
  assert.equal(range.getAttribute("aria-valuetext"), "50 years");
  assert.equal(one(el, "input[type=number]").value, "50");
});

for (const [typed, taken] of [
  ["60", 60],
  ["500", 80],
  ["-1", 20],
  ["", 40],
  ["x", 40],
]) {
  test(`${typed || "nothing"} typed is taken as ${taken}`, () => {
    const { el, model } = panel({ value: { age: 30 } });
    const box = one(el, "input[type=number]");
    assert.equal(box.getAttribute("aria-label"), "Type Age in years");
    box.value = typed;
    box.dispatchEvent(new Event("change"));

    assert.deepEqual(model.state.value, { age: taken });
    assert.equal(box.value, String(taken));
    assert.equal(one(el, "input[type=range]").value, String(taken));
  });
}

test("a double click goes back to the start", () => {
  const { el, model } = panel({ value: { age: 80 } });
  one(el, "input[type=range]").dispatchEvent(new Event("dblclick"));

  assert.deepEqual(model.state.value, { age: 40 });
});

test("named positions are said by name, and cannot be typed", () => {
  const { el, model } = panel({ sliders: [SPAN], value: { span: 0 } });
  assert.equal(one(el, "output").textContent, "a day");
  model.hear({ value: { span: 1 } });

  assert.equal(one(el, "output").textContent, "a week");
  assert.equal(one(el, "input").getAttribute("aria-valuetext"), "a week");
  assert.deepEqual(
    all(el, ".bk-slider-ends span").map((end) => end.textContent),
    ["a day", "a week"],
  );
});

test("choices come before the sliders and follow the value", () => {
  const { el, model } = panel({ choices: [GRIP], value: { age: 40, grip: "good" } });
  assert.equal(one(el, "input:checked").value, "good");
  set(one(el, "input[value=poor]"), true);

  assert.deepEqual(model.told, [{ value: { age: 40, grip: "poor" } }]);
  assert.equal(all(el, "input")[0].type, "radio");
});

test("several boxes make one setting", () => {
  const several = { ...GRIP, several: true };
  const { el, model } = panel({ sliders: [], choices: [several], value: { grip: "" } });
  for (const box of all(el, "input")) set(box, true);

  assert.deepEqual(model.state.value, { grip: "good poor" });
});

test("many options are a list to pick from", () => {
  const options = ["a", "b", "c", "d"].map((id) => ({ id, label: id }));
  const choices = [{ ...GRIP, options }];
  const { el, model } = panel({ sliders: [], choices, value: { grip: "b" } });
  assert.equal(one(el, "select").value, "b");
  set(one(el, "select"), "d");

  assert.deepEqual(model.state.value, { grip: "d" });
});

test("whoever shows the panel may keep the settings from Python", () => {
  let kept = 0;
  const keep = () => {
    kept += 1;
  };
  const render = (/** @type {any} */ place) => sliderPanel({ ...place, keep });
  const { el, model } = draw(
    { render },
    { sliders: [AGE], choices: [], value: { age: 40 }, words },
  );
  set(one(el, "input[type=range]"), "70");

  assert.deepEqual([kept, model.told, model.state.value], [1, [], { age: 70 }]);
});
