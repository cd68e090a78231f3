import assert from "node:assert/strict";
import { test } from "node:test";
import { one } from "../../support/dom.js";

const { curve } = await import("../../../backedu/widgets/review/curve.js");

test("the forgetting curve ends where its labels are, and a sentence says the same", () => {
  const labels = { reviewed: "with 9 of 10", without: "without 8 of 10" };
  const shares = { without: [1, 0.8], reviewed: [1, 0.9], labels, end: "tomorrow" };
  const words = { curve_all: "all", curve_now: "today" };
  const { picture, text } = curve({ ...shares, text: "Some is forgotten." }, words);

  assert.equal(one(picture, ".bk-fades").getAttribute("points"), "0,0.000 1,0.200");
  assert.equal(one(picture, ".bk-stays").getAttribute("points"), "0,0.000 1,0.100");
  assert.equal(Math.round(Number.parseFloat(one(picture, ".bk-below").style.top)), 20);
  assert.equal(one(picture, ".bk-gain").getAttribute("points"), "0,0.000 1,0.100 1,0.200 0,0.000");
  assert.match(picture.textContent, /with 9 of 10.*without 8 of 10/);
  assert.equal(text.textContent, "Some is forgotten.");
});
