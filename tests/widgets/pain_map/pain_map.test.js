import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/pain_map/pain_map.js");
const place = (/** @type {string} */ id, alarm = false) => ({
  id,
  label: `<i>${id}</i>`,
  alarm,
  shapes: { back: "M0 0", front: "M0 0" },
});
const view = (/** @type {string} */ id) => ({ id, of: id, title: id, box: "0 0 9 9" });
const BODY = { skin: "M0 0", head: [["hair", "M0 0"]], lines: "M0 0" };
const CHART = {
  units: 10,
  pen: 30,
  bodies: { back: BODY, front: BODY },
  views: [view("back"), view("front")],
  places: [place("neck"), place("hip", true), place("knee")],
  qualities: [{ id: "dull", label: "Dull", symbol: "M0 0" }],
  patterns: [
    { id: "none", label: "None", fields: [] },
    { id: "p", label: "P", fields: [] },
    { id: "root", label: "Root", fields: [{ view: "back", d: "M1 1" }] },
  ],
  words: {
    map_title: "Map",
    task: "Mark.",
    list: "As a list",
    qualities: "How",
    no_quality: "not said",
    patterns: "Pattern",
    clear: "Clear",
    undo: "Undo",
    shade: "Shade",
    export: "Save as",
    svg: "SVG",
    png: "PNG",
    file: "drawing",
    left: "L",
    right: "R",
  },
};
const EMPTY = { places: "", feels: "", strokes: [], pattern: "none" };
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
  assert.deepEqual(
    all(el, "[type=radio]:checked").map(({ value }) => value),
    ["", "none"],
  );
  assert.equal(button(el, "Clear").disabled, true);
});

test("a place is marked by a touch, in every view and in the list", () => {
  const { el, model } = map();
  all(el, "[data-place=knee]")[0].dispatchEvent(new Event("click", { bubbles: true }));

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
  const { el, model } = map({ value: { ...EMPTY, places: "hip", feels: "hip:dull" } });
  button(el, "Clear").click();

  assert.deepEqual(model.told, [{ value: EMPTY }]);
});

test("a mark has the quality that was chosen before, and can be taken back", () => {
  const { el, model } = map();
  set(one(el, "input[value=dull]"), true);
  set(one(el, "input[value=knee]"), true);
  assert.equal(model.state.value.feels, "knee:dull");
  button(el, "Undo").click();

  assert.deepEqual(model.state.value, EMPTY);
  assert.equal(button(el, "Undo").disabled, true);
});

test("a line that was drawn is shown in its view, in the sign of its quality", () => {
  const strokes = [{ view: "front", quality: "dull", points: [1, 2, 3, 4] }];
  const { el } = map({ value: { ...EMPTY, strokes } });
  const [line, ...others] = all(el, ".bk-stroke");

  assert.equal(others.length, 0);
  assert.equal(line.getAttribute("d"), "M1 2L3 4");
  assert.match(line.getAttribute("stroke"), /^url\(#.+-dull\)$/);
});

test("a nerve root's field is drawn where it is seen", () => {
  const { el } = map({ value: { ...EMPTY, pattern: "root" } });

  assert.equal(all(el, ".bk-field").length, 1);
});

test("what is said is written once, so that it is read aloud once", () => {
  const { el, model } = map();
  const section = { title: "In words", items: [{ text: "One." }] };
  const said = { ...SILENT, notices: [NOTICE], sections: [section] };
  model.hear({ result: said });
  const banner = one(el, "[role=alert] .bk-banner");
  assert.equal(one(banner, "summary").textContent, "Source: A\u00a02020");
  model.hear({ result: { ...said, over: ["hip"] } });

  assert.equal(one(el, "[role=alert] .bk-banner"), banner);
  assert.equal(one(el, ".bk-map-words h4").textContent, "In words");
});

test("a name stays text", () => {
  const { el } = map();

  assert.equal(all(el, "i").length, 0);
  assert.equal(all(el, "svg title")[0].textContent, "<i>neck</i>");
});
