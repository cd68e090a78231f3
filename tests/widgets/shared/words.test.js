import assert from "node:assert/strict";
import { test } from "node:test";

import { unbroken } from "../../../backedu/widgets/shared/words.js";

test("a unit stays with its number, and a telephone number is one", () => {
  for (const text of ["at 45 °F,", "75 mg/kg", "(0.3) m.", "within 24 h", "call 116 123"]) {
    const at = text.lastIndexOf(" ");
    assert.equal(unbroken(text), `${text.slice(0, at)}\u00a0${text.slice(at + 1)}`);
  }
});

test("a year stays with its name, but for the longest, and so does what a surname begins with", () => {
  for (const [text, kept] of [
    ["(van der Windt 2010)", "(van\u00a0der\u00a0Windt 2010)"],
    ["as da Silva counted in a van", "as da\u00a0Silva counted in a van"],
    ["Sources: Hall 2011a; NICE CKS", "Sources: Hall\u00a02011a; NICE CKS"],
    ["of 2000-odd people", "of 2000-odd people"],
  ])
    assert.equal(unbroken(text ?? ""), kept);
});

test("a range stays whole", () => {
  const kept = unbroken(
    "0.5 (−0.2 to 1.2), −3 to −1, 24 to 39% (p = 0.05); back to 20 m, 2 to bend",
  );
  const shown = "0.5 (−0.2~to~1.2), −3~to~−1, 24~to~39% (p~=~0.05); back to 20~m, 2 to bend";
  assert.equal(kept.replaceAll("\u00a0", "~"), shown);
});

test("a share of a round number stays whole", () => {
  const kept = unbroken("30 of 100, 7 in 10, 8 in 10,000; 1 of 4, 9 in 102, 3 of 1,000,000");
  const shown = "30~of~100, 7~in~10, 8~in~10,000; 1 of 4, 9 in 102, 3 of 1,000,000";
  assert.equal(kept.replaceAll("\u00a0", "~"), shown);
});

test("a day or week stays with its number, and no line begins with a dot", () => {
  const kept = unbroken("By day 14 or week 6 · low · a day or two");
  assert.equal(kept.replaceAll("\u00a0", "~"), "By day~14 or week~6~· low~· a day or two");
});

test("the name of a medicine stays whole", () => {
  assert.equal(unbroken("Co-codamol with a co-worker"), "Co-\u2060codamol with a co-worker");
});

test("a word is no unit", () => {
  for (const text of ["4 men", "2 minutes", "of 100 people", "3 states", "the kg"]) {
    assert.equal(unbroken(text), text);
  }
});
