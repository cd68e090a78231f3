import assert from "node:assert/strict";
import { test } from "node:test";
import { Round } from "../../../backedu/widgets/player/round.js";

const step = (/** @type {number} */ seconds, hold_s = 0) => ({
  name: "",
  cue: "",
  seconds,
  hold_s,
});
const round = (even = false) => new Round([step(2, 1), step(4, 3)], [0, 5], 8, even);

test("a round is all its holds and ways", () => {
  assert.equal(round().seconds, 1 + 4 + 3 + 2);
});

test("a step is held, then the next is gone to, and the last leads to the first", () => {
  assert.deepEqual(round().at(0.25), { place: 0, step: 0, left: 0.75 });
  assert.deepEqual(round(true).at(3), { place: 2.5, step: 1, left: 0 });
  assert.deepEqual(round().at(6), { place: 5, step: 1, left: 2 });
  assert.equal(round().at(9).step, 0);
  assert.equal(round(true).at(9).place, 6.5);
});

test("a later round is like the first", () => {
  assert.deepEqual(round().at(23), round().at(3));
});

test("it starts and ends slowly, unless it goes on evenly as a walk does", () => {
  assert.ok(round().at(1.4).place < 0.2);
  assert.ok(Math.abs(round(true).at(1.4).place - 0.5) < 1e-9);
});

test("each step has its start", () => {
  assert.deepEqual([round().start(0), round().start(1)], [0, 5]);
});
