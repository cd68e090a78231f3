import assert from "node:assert/strict";
import { test } from "node:test";
import { Film, line, outline } from "../../../backedu/widgets/player/film.js";

const film = () =>
  new Film({
    box: [0, 0, 1, 1],
    behind: [],
    layers: [["skin", [2], "fold", []]],
    frames: [
      [0, 10, 20, 20],
      [10, 0, -20, 10],
    ],
    order: [0, 1],
    way: [0, 100, 300],
  });

test("frames are put together from their differences, and nodes from theirs", () => {
  assert.deepEqual([...film().nodesAt(1)], [10, 10, 10, 40]);
});

test("between two frames the nodes are mixed, and the last frame leads to the first", () => {
  assert.deepEqual([...film().nodesAt(0.5)], [5, 10, 15, 35]);
  assert.deepEqual([...film().nodesAt(1.5)], [5, 10, 15, 35]);
  assert.deepEqual([...film().nodesAt(2)], [0, 10, 20, 30]);
});

test("the floor moves with the frames", () => {
  assert.deepEqual(
    [0, 0.5, 1.5].map((place) => film().wayAt(place)),
    [0, 50, 200],
  );
});

test("an outline is closed and goes through the middle of each side", () => {
  const square = new Int32Array([0, 0, 10, 0, 10, 10, 0, 10]);

  assert.equal(outline(square, 0, 4), "M0 5Q0 0 5 0 10 0 10 5 10 10 5 10 0 10 0 5 Z");
});

test("a line begins and ends at its nodes", () => {
  assert.equal(line(new Int32Array([9, 9, 0, 0, 10, 0, 10, 10]), 2, 3), "M0 0Q10 0 10 5L10 10");
});
