import assert from "node:assert/strict";
import { test } from "node:test";
import { frameFinder } from "../../../backedu/widgets/lab/frames.js";

const AXIS = { title: "a title that both share" };
const frames = () => ({
  positions: /** @type {[string, any[]][]} */ ([
    ["grip", ["good", "poor"]],
    ["size", [0, 1, 2]],
  ]),
  pool: [AXIS, [1, { $: 0 }]],
  pictures: [0, 1, 2, 3, 4, 5].map((number) => ({
    finding: `${number}`,
    axis: { $: 0 },
    data: [{ x: { $: 1 } }, null, "text"],
  })),
});

test("the last control moves fastest", () => {
  const find = frameFinder(frames());

  assert.equal(find({ grip: "good", size: 2 }).finding, "2");
  assert.equal(find({ grip: "poor", size: 0 }).finding, "3");
  assert.equal(find({ size: 1, grip: "poor" }).finding, "4");
});

test("a setting that was not drawn is taken as the first", () => {
  assert.equal(frameFinder(frames())({ grip: "oily", size: 9 }).finding, "0");
});

test("shared parts are put in, at any depth", () => {
  assert.deepEqual(frameFinder(frames())({ grip: "good", size: 0 }), {
    finding: "0",
    axis: AXIS,
    data: [{ x: [1, AXIS] }, null, "text"],
  });
});

test("pictures share one object, so that plotly.js sees at a glance that it is the same", () => {
  const find = frameFinder(frames());
  const [one, other] = [0, 1].map((size) => find({ grip: "good", size }));

  assert.equal(one.axis, other.axis);
  assert.equal(one.data[0].x, other.data[0].x);
});
