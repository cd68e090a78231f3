import assert from "node:assert/strict";
import { test } from "node:test";
import "../../support/dom.js";

const { flowPicture } = await import("../../../backedu/serve/classroom/pages/flow.js");

const flows = [
  { was: "A", now: "B", count: 3 },
  { was: "B", now: "B", count: 2 },
];
const letters = ["A", "B"];

/** @param {Record<string, string>} names */
const drawn = (names) =>
  flowPicture({ flows, letters, names, right: "B", told: "who" }, ["Alone", "After talking"]);

test("each side says what it is, and each letter how many chose it", () => {
  const said = [...drawn({ A: "a tissue", B: "a feeling" }).querySelectorAll("text")];

  assert.deepEqual(
    said.map((each) => each.textContent),
    ["Alone", "A 3", "B 2", "After talking", "A 0a tissue", "B 5a feeling"],
  );
});

test("whatever the options are called, the picture is no wider than a wall", () => {
  for (const length of [0, 8, 28]) {
    const name = "x".repeat(length);
    const box = drawn({ A: name, B: name }).getAttribute("viewBox")?.split(" ").map(Number) ?? [];
    const ends = [...drawn({ A: name, B: name }).querySelectorAll("rect")].map((each) =>
      Number(each.getAttribute("x")),
    );

    assert.ok((box[2] ?? Infinity) <= 1174);
    assert.ok((box[2] ?? 0) >= Math.max(...ends) + 13 * 0.6 * 36, "so has what the side is called");
    assert.ok(Math.max(...ends) - Math.min(...ends) > 300, "the ribbons have room");
  }
});
