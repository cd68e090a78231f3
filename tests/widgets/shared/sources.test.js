import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one, words } from "../../support/dom.js";

const { sourceLine } = await import("../../../backedu/widgets/shared/sources.js");
const { fill } = await import("../../../backedu/widgets/shared/words.js");
const source = {
  label: "NICE 2020",
  title: "Guideline",
  url: "https://nice.test",
  seen: "a table",
};

test("without publications only the certainty is said, if any", () => {
  assert.equal(sourceLine({}, words.cited), null);
  assert.equal(sourceLine({ certainty: "low" }, words.cited)?.textContent, "low");
});

test("a name of two may end a line between them, and nowhere else", () => {
  const line = sourceLine({ sources: [{ label: "CSP and GIRFT 2024" }] }, words.cited);

  assert.match(line?.textContent ?? "", /CSP and\u00a0GIRFT\u00a02024/);
});

test("each publication says what was seen in it, one click away", () => {
  const other = { label: "A 2019", checked: false, unseen: "the tables", reviewed: "1 May 2026" };
  const evidence = { sources: [source, other], certainty: "low", reviewed: "22 June 2026" };
  const line = /** @type {HTMLDetailsElement} */ (sourceLine(evidence, words.cited));

  assert.equal(line.open, false);
  assert.equal(one(line, "summary").textContent, "Sources: NICE\u00a02020; A\u00a02019\u00a0· low");
  assert.deepEqual(
    all(line, "li").map((item) => item.textContent),
    ["GuidelineSeen: a table", "A\u00a02019 Not confirmed.Not seen: the tables"],
  );
  assert.equal(one(line, "a").rel, "noopener noreferrer");
  assert.equal(line.lastElementChild?.textContent, "Read: 1 May\u00a02026, 22 June\u00a02026");
});

test("a sentence is filled in by name, whatever is put in", () => {
  assert.equal(fill("{n} of {of}", { n: 1, of: "$& {n}" }), "1 of $& {n}");
  assert.equal(fill("{n} of {other}", { n: 1 }), "1 of {other}");
  assert.equal(fill(undefined, {}), "");
});
