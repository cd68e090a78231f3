import assert from "node:assert/strict";
import { test } from "node:test";
import "../../support/dom.js";

const { documentOf } = await import("../../../backedu/widgets/review/hand_in.js");
const { entriesIn } = await import("../../../backedu/serve/page/kept.js");

test("what is handed in is a document that a page and a notebook can load", () => {
  const kept = {
    q: [8, 3, 30, 90, 1, "sure", true, "h"],
    p: [7, "sure", true],
    exam: ["2027-01-20"],
  };
  const { entries = {} } = entriesIn(documentOf(kept));
  const names = Object.keys(entries);

  assert.deepEqual(
    names,
    ["q", "p", "exam"].map((id) => `00_review/Review/${id}`),
  );
  assert.deepEqual(entries[names[0] ?? ""], { when: 30_000, set: { row: kept.q } });
  assert.equal(entries[names[1] ?? ""]?.when, 7000);
});
