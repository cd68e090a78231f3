import assert from "node:assert/strict";
import { test } from "node:test";
import { painter, themed, themeOf } from "../../../backedu/widgets/figure/theme.js";

const THEME = {
  ink: "#111",
  line: "#888",
  family: "serif",
  size: 17,
  share: 0.88,
  most: Number.POSITIVE_INFINITY,
  smallest: 12,
};

test("every axis gets the page's colours and cannot be dragged; its own settings stay", () => {
  const layout = themed({ xaxis: { title: "x", color: "red" }, yaxis2: { side: "right" } }, THEME);

  assert.deepEqual(layout.xaxis, {
    title: "x",
    color: "#111",
    linecolor: "#888",
    tickcolor: "#888",
    fixedrange: true,
  });
  assert.equal(layout.yaxis.fixedrange, true);
  assert.equal(layout.yaxis2.side, "right");
  assert.equal(layout.yaxis2.color, "#111");
});

test("larger text makes a taller figure, and small text stays readable", () => {
  assert.equal(themed({ height: 400 }, { ...THEME, size: 34 }).height, 800);
  assert.equal(themed({}, THEME).height, 380);
  assert.equal(themed({}, { ...THEME, size: 10 }).font.size, 12);
});

test("letters twice as large are only as large as a narrow figure has room for", () => {
  const g = /** @type {any} */ (globalThis);
  g.matchMedia = () => ({ matches: false });
  g.getComputedStyle = () => ({ fontSize: "32px", getPropertyValue: () => "" });
  const sizes = [700, 280, 0].map(
    (clientWidth) => themeOf(/** @type {any} */ ({ clientWidth })).size,
  );

  assert.deepEqual(sizes, [32, 20, 32]); // what is drawn for paper has no width yet
});

test("where there is less room a figure is lower, and its letters smaller only where they would touch", () => {
  const [low, lowest] = [300, 200].map((most) => themed({ height: 400 }, { ...THEME, most }));

  assert.deepEqual([low?.height, low?.font.size], [300, 17 * 0.88]);
  assert.equal(lowest?.height, 200);
  assert.ok(lowest && lowest.font.size < 17 * 0.88);
});

test("on a wall no letter is smaller than its last row can read, however low the figure is", () => {
  const layout = themed({ height: 400 }, { ...THEME, most: 100, smallest: 14.5 });

  assert.equal(layout.font.size, 14.5);
});

test("a figure gets the page's colours at any depth, and shared parts stay shared", () => {
  const shared = { color: "#0072b2" };
  const figure = [
    { marker: shared, x: [1, null] },
    { line: shared, name: "#0072b2 it is" },
  ];
  const painted = painter({ "#0072b2": "sky" })(figure);

  assert.deepEqual(painted, [
    { marker: { color: "sky" }, x: [1, null] },
    { line: { color: "sky" }, name: "#0072b2 it is" },
  ]);
  assert.equal(painted[0]?.marker, painted[1]?.line);
  assert.equal(painter({ "#0072b2": "#0072b2" })(figure), figure);
});
