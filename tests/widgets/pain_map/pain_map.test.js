import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/pain_map/pain_map.js");
const place = (/** @type {string} */ id, alarm = false) => ({
  id,
  label: `<i>${id}</i>`,
  alarm,
  shapes: ["back", "front"].map((view) => ({ view, points: "0,0 1,0 1,1" })),
});
const view = (/** @type {string} */ id) => ({
  id,
  title: id,
  box: "0 0 9 9",
  outline: ["0,0 9,9"],
  head: { cx: 1, cy: 1, r: 1 },
});
const CHART = {
  views: [view("back"), view("front")],
  places: [place("neck"), place("hip", true), place("knee")],
  qualities: [{ id: "dull", label: "Dull" }],
  patterns: [
    { id: "none", label: "None" },
    { id: "p", label: "P" },
  ],
  words: {
    map_title: "Map",
    task: "Mark.",
    list: "As a list",
    qualities: "How",
    patterns: "Pattern",
    clear: "Clear",
    left: "L",
    right: "R",
  },
};
const EMPTY = { places: "", qualities: "", pattern: "none" };
const SILENT = { notices: [], sections: [], over: [] };
const NOTICE = { tone: "soon", mark: "!", title: "Ask", lines: [], sources: [{ label: "A 2020" }] };

const map = (traits = {}) =>
  draw(control, { chart: CHART, value: EMPTY, result: SILENT, words, ...traits });
const marked = (/** @type {ParentNode} */ el) =>
  all(el, "[data-marked=true]").map((shape) => shape.dataset.place);

test("nothing is marked beforehand", () => {
  const { el } = map();

  assert.deepEqual(marked(el), []);
  assert.equal(all(el, "[type=checkbox]:checked").length, 0);
  assert.equal(one(el, "[type=radio]:checked").value, "none");
  assert.equal(button(el, "Clear").disabled, true);
});

test("a place is marked by a touch, in every view and in the list", () => {
  const { el, model } = map();
  all(el, "[data-place=knee]")[0].dispatchEvent(new Event("click"));

  assert.deepEqual(model.told, [{ value: { ...EMPTY, places: "knee" } }]);
  assert.deepEqual(marked(el), ["knee", "knee"]);
  assert.equal(one(el, "input[value=knee]").checked, true);
  assert.equal(button(el, "Clear").disabled, false);
});

test("places are told in the order of the chart, and a second touch takes one away", () => {
  const { el, model } = map();
  for (const id of ["knee", "neck", "hip", "knee"]) set(one(el, `input[value=${id}]`), true);

  assert.equal(model.state.value.places, "neck hip");
});

test("left and right change sides at the front", () => {
  const ends = all(map().el, ".bk-view-ends").map((each) => each.textContent);

  assert.deepEqual(ends, ["LR", "RL"]);
});

test("a pattern lies over its places", () => {
  const { el, model } = map();
  set(one(el, "input[value=p]"), true);
  assert.equal(model.state.value.pattern, "p");
  model.hear({ result: { ...SILENT, over: ["hip"] } });

  assert.equal(all(el, "[data-over=true]").length, 2);
});

test("all of it can be cleared", () => {
  const { el, model } = map({ value: { places: "hip", qualities: "dull", pattern: "p" } });
  button(el, "Clear").click();

  assert.deepEqual(model.told, [{ value: EMPTY }]);
});

test("what is said is written once, so that it is read aloud once", () => {
  const { el, model } = map();
  const section = { title: "In words", items: [{ text: "One." }] };
  const said = { ...SILENT, notices: [NOTICE], sections: [section] };
  model.hear({ result: said });
  const banner = one(el, "[role=alert] .bk-banner");
  assert.equal(one(banner, "summary").textContent, "Source: A 2020");
  model.hear({ result: { ...said, over: ["hip"] } });

  assert.equal(one(el, "[role=alert] .bk-banner"), banner);
  assert.equal(one(el, ".bk-map-words h4").textContent, "In words");
});

test("a name stays text", () => {
  const { el } = map();

  assert.equal(all(el, "i").length, 0);
  assert.equal(all(el, "svg title")[0].textContent, "<i>neck</i>");
});
