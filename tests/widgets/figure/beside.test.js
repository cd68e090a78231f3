import assert from "node:assert/strict";
import { test } from "node:test";
import { BELOW_BAR, dressed, IN_BAR } from "../../../backedu/widgets/figure/beside.js";

const theme = /** @type {any} */ ({
  ink: "black",
  line: "grey",
  family: "serif",
  size: 17,
  most: Number.POSITIVE_INFINITY,
  smallest: 12,
  share: 0.88,
});
const hidden = { visible: false, range: [2, -1] };
const layout = { height: 460, xaxis: { range: [0, 100] }, yaxis: hidden, margin: { l: 8 } };
const bars = { type: "bar", x: [68, 54], y: [0, 1], width: 0.36 };
const names = {
  type: "scatter",
  x: [0, 0],
  y: [-0.4, 0.6],
  text: ["Disc degeneration", "<b>Bulging disc</b>"],
  textposition: "middle right",
  meta: { level: [0, 1], letters: 20, height: 340 },
};
/** Draws as wide as that. @param {any[]} data @param {number} width @param {object} [more] */
const drawn = (data, width, more = {}) => dressed({ data, layout }, { ...theme, ...more }, width);

test("where a figure is wide, names stand beside their bars, which are fuller, and it is lower", () => {
  const { data, layout: around } = drawn([bars, names], 560);
  const [wide, beside] = data;

  assert.deepEqual([beside?.x, beside?.xaxis], [[0, 0], "x9"]);
  const lower = beside?.y.map((/** @type {number} */ y, /** @type {number} */ row) => y - row);
  // Its letters, which have tails, are in the middle of the bar.
  assert.ok(lower.every((/** @type {number} */ each) => each > 0 && each < 0.1));
  assert.ok(wide?.width > bars.width);
  assert.equal(around.height, 340);
  const [left, right] = around.xaxis.domain;
  assert.ok(left * 560 > 20 * 0.5 * around.font.size && left < 0.5);
  assert.equal(right, 1);
});

test("a mark across a bar is longer than its bar, in any width", () => {
  const mark = { type: "line", name: IN_BAR, x0: 25, x1: 25, y0: 0.76, y1: 1.24 };
  for (const width of [560, 330]) {
    const shapes = [mark, { ...mark, name: "" }];
    const made = dressed({ data: [bars, names], layout: { ...layout, shapes } }, theme, width);
    const [across, other] = made.layout.shapes;
    const wide = made.data[0]?.width;

    assert.ok(across.y1 - across.y0 > wide * 1.2, `${width}`);
    assert.deepEqual([other.y0, other.y1], [0.76, 1.24]);
  }
});

test("on a wall the rows have all of the height, one line each, and a guess points to its bar", () => {
  const axis = { type: "scatter", x: [0], y: [2.2], text: ["of 100 people"] };
  const line = { width: 4, color: "#1b2328" };
  const said = {
    ...bars,
    text: ["68", "54, your guess 25"],
    meta: { wall: ["68", "54, ours 25"] },
  };
  const hollow = names.text.map((/** @type {string} */ name) => `${name} (not confirmed)`);
  const rows = { ...names, text: hollow, meta: { ...names.meta, wall: names.text } };
  for (const name of [IN_BAR, BELOW_BAR]) {
    const mark = { type: "line", name, x0: 25, x1: 25, y0: 0.76, y1: 1.24, line };
    const around = { ...layout, shapes: [mark], meta: { rows: [1.6, -0.6], asked: 1 } };
    const figure = { data: [said, axis, rows], layout: around };
    const shown = (/** @type {number} */ most) => dressed(figure, { ...theme, most }, 560);
    const [wall, page] = [shown(300), shown(Number.POSITIVE_INFINITY)];

    assert.deepEqual(wall.data[0]?.text, ["68", "54, ours 25"]);
    assert.deepEqual(wall.data[1]?.text, names.text);
    assert.deepEqual(wall.layout.yaxis.range, [1.6, -0.6]);
    const [pointer] = wall.layout.shapes;
    assert.deepEqual([pointer.type, pointer.xanchor, pointer.fillcolor], ["path", 25, line.color]);
    assert.ok(pointer.yanchor < 1 && pointer.yanchor > 0.5, "above its bar");
    assert.deepEqual([wall.data.length, page.data.length, page.layout.shapes.length], [2, 3, 1]);
    assert.deepEqual(page.data[0]?.text, said.text);
  }
});

test("on a phone, in a narrow panel and with large letters they stand above, as they are", () => {
  for (const [width, size] of /** @type {const} */ ([
    [330, 17],
    [420, 17],
    [560, 32],
  ])) {
    const { data, layout: around } = drawn([bars, names], width, { size });

    assert.deepEqual(data, [bars, names]);
    assert.equal(around.xaxis.domain, undefined);
  }
  assert.deepEqual(drawn([bars], 560).data, [bars]);
});

test("the side is chosen by the longest name that there can be, not by those that are shown", () => {
  const short = { ...names, text: ["Disc", "Disc"] };

  assert.deepEqual(drawn([short], 560).layout.xaxis, drawn([names], 560).layout.xaxis);
});

test("a name that may have two lines has them where one is too long, divided at what is said of it", () => {
  const text = ["B, ice or heat: 20 min on, 20 off", "Tested wrap · 480 min a day"];
  const long = { ...names, text, meta: { ...names.meta, letters: 40, in_two: 18 } };

  assert.deepEqual(drawn([long], 560).data[0]?.text, [
    "B, ice or heat:<br>20 min on, 20 off",
    "Tested wrap<br>480 min a day",
  ]);
  assert.deepEqual(drawn([long], 1100).data[0]?.text, text);
});

test("a name that has nothing beside it stays where it is, in one line", () => {
  const alone = { ...names, text: ["Massage: not on this scale, by far", "Rest"], y: [0, 0.6] };

  assert.equal(drawn([alone], 560).data[0]?.text[0], alone.text[0]);
});

test("what ends a row has its column at the right", () => {
  const meta = { ...names.meta, letters: 8 };
  const totals = { ...names, text: ["100 min", "?"], textposition: "middle left", meta };
  const { data, layout: around } = drawn([names, totals], 700);

  assert.deepEqual(data[1]?.x, [1, 1]);
  assert.ok(around.xaxis.domain[1] < 0.95);
});

test("on a wall letters become smaller only where the rows would touch", () => {
  assert.equal(drawn([names], 560, { most: 220 }).layout.font.size, 17 * 0.88);
  assert.ok(drawn([names], 560, { most: 150 }).layout.font.size < 12.5);
});
