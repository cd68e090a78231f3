import assert from "node:assert/strict";
import { test } from "node:test";
import { moment, timeOf } from "../../../backedu/serve/classroom/pages/time_left.js";

const at = (/** @type {number[]} */ ...when) => new Date(2026, 10, ...when).getTime();

test("a time of the day is the nearest one, and none is none", () => {
  assert.equal(moment("10:50", at(30, 10, 0)), at(30, 10, 50) / 1000);
  assert.equal(moment("10:50", at(30, 11, 0)), at(30, 10, 50) / 1000);
  assert.equal(moment("00:20", at(30, 23, 30)), at(31, 0, 20) / 1000);
  assert.equal(moment("", at(30, 10, 0)), 0);
});

test("a moment is read as the clock of the wall shows it", () => {
  assert.equal(timeOf(at(30, 9, 5) / 1000), "09:05");
});
