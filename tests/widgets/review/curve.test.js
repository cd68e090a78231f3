import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one } from "../../support/dom.js";

const { curve } = await import("../../../backedu/widgets/review/curve.js");
const labels = {
  reviewed: "with one review",
  without: "without review",
  top: "10 in 10",
  low: "8 in 10",
  start: "today",
  end: "in 2 days",
};
/** @type {[number, number][]} */
const reviewed = [
  [0, 1],
  [1, 0.9],
  [1, 1],
  [2, 0.95],
];

test("a review lifts the line of one card, which would fall to the lowest without it", () => {
  const picture = curve({
    without: [1, 0.9, 0.8],
    reviewed,
    reviews: [1],
    low: 0.8,
    labels,
    text: "",
  });

  assert.equal(one(picture, ".bk-fades").getAttribute("points"), "0,0.000 1,0.500 2,1.000");
  const steps = "0,0.000 1,0.500 1,0.000 2,0.250";
  assert.equal(one(picture, ".bk-stays").getAttribute("points"), steps);
  assert.equal(one(picture, ".bk-ring").getAttribute("d"), "M1 0h.001");
  assert.equal(one(picture, ".bk-below").style.top, "100%");
  assert.match(
    picture.textContent,
    /10\u00a0in\u00a0108\u00a0in\u00a010with one reviewwithout reviewtodayin 2 days/,
  );
});

test("a card that needs no review in that time has one line", () => {
  const none = { without: [1, 0.9], reviewed: reviewed.slice(0, 2), reviews: [], text: "" };
  const picture = curve({ ...none, low: 0.8, labels: { ...labels, reviewed: "" } });

  assert.equal(all(picture, ".bk-stays").length, 0);
  assert.match(picture.textContent, /8\u00a0in\u00a010without reviewtoday/);
});
