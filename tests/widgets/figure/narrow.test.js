import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, written } from "../../../backedu/widgets/figure/narrow.js";

const PHONE = 224; // what is left of 320
const FONT = { font: { size: 12 }, yaxis: { visible: false } };
const hundred = { tickvals: [0, 50, 100], ticktext: ["0", "50", "100"], range: [0, 100] };

test("a title that is longer than its axis gets two lines, about alike; a short one stays", () => {
  const said = "points of 100 less pain than with placebo";
  const layout = { ...FONT, xaxis: { ...hundred, title: { text: said, standoff: 8 } } };

  assert.deepEqual(fitted(layout, PHONE).xaxis.title, {
    text: "points of 100 less<br>pain than with placebo",
    standoff: 8,
  });
  assert.equal(fitted(layout, 600).xaxis.title.text, said);
  assert.equal(layout.xaxis.title.text, said);
});

test("ticks whose texts would touch stay without one, and none is turned", () => {
  const odds = ["0.01%", "0.1%", "1%", "10%", "50%", "90%"];
  const axis = { tickvals: [-9, -7.2, -4.6, -2.2, 0, 2.2], ticktext: odds, range: [-10, 5] };

  const narrow = fitted({ ...FONT, xaxis: axis }, PHONE).xaxis;

  assert.deepEqual(narrow.ticktext, ["0.01%", "", "1%", "10%", "50%", "90%"]);
  assert.equal(narrow.tickangle, 0);
  assert.deepEqual(fitted({ ...FONT, xaxis: axis }, 600).xaxis.ticktext, odds);
});

test("names stay where numbers as close would be left out", () => {
  const row = { tickvals: [0, 1, 2, 3], range: [-1, 11] };
  const shown = (/** @type {string[]} */ ticktext) =>
    fitted({ ...FONT, xaxis: { ...row, ticktext } }, PHONE).xaxis.ticktext;

  assert.deepEqual(shown(["L3", "L4", "L5", "S1"]), ["L3", "L4", "L5", "S1"]);
  assert.deepEqual(shown(["10", "20", "30", "40"]), ["10", "", "30", ""]);
});

test("a tick's text that would leave the axis gets two lines", () => {
  const ends = {
    tickvals: [0, 1],
    ticktext: ["At the start", "Four weeks later"],
    range: [-0.3, 1.3],
  };

  assert.deepEqual(fitted({ ...FONT, xaxis: ends }, PHONE).xaxis.ticktext, [
    "At the start",
    "Four weeks<br>later",
  ]);
});

test("an axis that shares the width, or has texts of an upright one beside it, has less room", () => {
  const title = { text: "weeks since the choice" };
  const titled = (/** @type {object} */ more) =>
    fitted({ font: { size: 12 }, xaxis: { ...hundred, title, ...more }, yaxis: {} }, PHONE);

  assert.equal(titled({}).xaxis.title.text, "weeks since the choice");
  assert.equal(titled({ domain: [0, 0.5] }).xaxis.title.text, "weeks since<br>the choice");
});

test("a text that would leave the picture gets two lines, whichever side it is on", () => {
  const xaxis = { range: [0, 100] };
  const text = ["<b>Cauda equina syndrome</b>: 10 of 80 missed", "what you ask for", "20 kg"];
  const trace = {
    x: [0, 70, 50],
    text,
    textposition: ["middle right", "top right", "middle left"],
  };
  const bars = { x: [1], text: ["50"] };

  assert.deepEqual(written([trace, bars], { ...FONT, xaxis }, PHONE), [
    {
      ...trace,
      text: ["<b>Cauda equina syndrome</b>:<br>10 of 80 missed", "what you<br>ask for", "20 kg"],
    },
    bars,
  ]);
  assert.equal(written([trace], { ...FONT, xaxis }, 1000)[0], trace);
});

test("what is said after a level bar gets two lines, too", () => {
  const bar = { orientation: "h", textposition: "outside", x: [70], text: ["here · usual by now"] };
  const [said] = written([bar], { ...FONT, xaxis: { range: [0, 100] } }, PHONE);

  assert.deepEqual(said?.text, ["here\u00a0·<br>usual by now"]);
});

test("a wide margin is room for what is written in it", () => {
  const layout = { ...FONT, margin: { r: 124 }, xaxis: { range: [0, 91] } };
  const trace = { x: [91], text: ["no disability"], textposition: "middle right" };

  assert.equal(written([trace], layout, PHONE)[0], trace);
});

test("with letters twice as large the margins that hold letters are twice as wide", () => {
  const { margin } = fitted({ font: { size: 30 }, margin: { l: 8, r: 16, t: 50, b: 8 } }, 800);

  assert.deepEqual(margin, { l: 16, r: 32, t: 100, b: 16 });
});

test("a picture of people leaves no room below them on a phone, and is not higher on a wide page", () => {
  const yaxis = { range: [22, 0], scaleanchor: "x", constraintoward: "top", visible: false };
  const people = { ...FONT, height: 430, margin: { l: 8, r: 8, t: 8, b: 8 }, yaxis };
  const across = { ...people, xaxis: { range: [0, 20] } };

  assert.equal(fitted(across, 316).height, 348);
  assert.equal(fitted(across, 600).height, 430);
  assert.equal(fitted({ ...across, yaxis: { range: [22, 0] } }, 316).height, 430);
});

test("a text that would touch the one that ends its line gets two lines; on another line it stays", () => {
  const names = { x: [0, 0], y: [0, 1], text: ["A, ice: 20 min on, 90 off", "A, ice: 20 min on"] };
  const totals = { x: [100], y: [0], text: ["<b>100 min</b>"], textposition: "middle left" };
  const all = [{ ...names, textposition: "middle right" }, totals];
  const layout = { ...FONT, xaxis: { range: [0, 100] } };

  assert.deepEqual(written(all, layout, 200)[0]?.text, [
    "A, ice: 20\u00a0min<br>on, 90 off",
    "A, ice: 20 min on",
  ]);
  assert.deepEqual(written(all, layout, 320), all);
});

test("beside an upright axis whose texts are known, there is as much less room as they are long", () => {
  const trace = { x: [0], text: ["B, ice or heat: 480 min"], textposition: "middle right" };
  const layout = (/** @type {string[]} */ ticktext) => ({
    font: { size: 12 },
    xaxis: { range: [0, 100] },
    yaxis: { ticktext },
  });

  assert.deepEqual(written([trace], layout(["1"]), PHONE), [trace]);
  assert.equal(
    written([trace], layout(["10 minutes"]), PHONE)[0]?.text[0],
    "B, ice or<br>heat: 480\u00a0min",
  );
});

test("below a titled axis there is room for ticks and title with the tails of their letters", () => {
  const across = { ...hundred, title: { text: "weeks", standoff: 8 } };
  const room = (/** @type {number} */ size) =>
    fitted({ font: { size }, margin: { l: 8, r: 8, t: 8, b: 8 }, xaxis: across }, 800).margin.b;

  for (const size of [12, 15, 32]) assert.ok(room(size) >= 13 + 2.2 * 1.2 * size);
});

test("a title that is longer than its upright axis gets two lines; on a higher one it has one", () => {
  const title = { text: "points of distress (last five items)" };
  const layout = { font: { size: 15 }, margin: { t: 8, b: 8 }, yaxis: { title }, height: 200 };

  assert.equal(fitted(layout, 500).yaxis.title.text, "points of distress<br>(last five items)");
  assert.equal(fitted({ ...layout, height: 500 }, 500).yaxis.title.text, title.text);
});
