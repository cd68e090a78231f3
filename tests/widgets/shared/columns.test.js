import assert from "node:assert/strict";
import { test } from "node:test";

const { columnsFor } = await import("../../../backedu/widgets/shared/columns.js");
const options = (/** @type {string[]} */ ...texts) => texts.map((text) => ({ text }));

test("the longer the options, the fewer are in a row", () => {
  assert.equal(columnsFor(options("About 2", "About 4", "About 6", "About 8")), "bk-four");
  assert.equal(columnsFor(options("About 2", "About 4")), "bk-three");
  assert.equal(columnsFor(options("Not supported", "x".repeat(26))), "bk-three");
  assert.equal(columnsFor(options("Not supported", "b", "c", "d")), "bk-two"); // none is left over
  assert.equal(columnsFor(options("Yes", "x".repeat(90))), "bk-two");
  assert.equal(columnsFor(options("Yes", "No", "x".repeat(27))), "bk-one"); // nor here
  assert.equal(columnsFor(options("Yes", "x".repeat(91))), "bk-one");
});

test("a note beneath an option counts, too", () => {
  assert.equal(columnsFor([{ text: "Yes", note: "n".repeat(40) }]), "bk-two");
});
