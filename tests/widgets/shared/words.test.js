import assert from "node:assert/strict";
import { test } from "node:test";

import { unbroken } from "../../../backedu/widgets/shared/words.js";

test("a unit stays with its number, and a telephone number is one", () => {
  for (const text of ["at 45 °F,", "75 mg/kg", "(0.2 to 0.3) m.", "within 24 h", "call 116 123"]) {
    const at = text.lastIndexOf(" ");
    assert.equal(unbroken(text), `${text.slice(0, at)}\u00a0${text.slice(at + 1)}`);
  }
});

test("a word is no unit", () => {
  for (const text of ["4 men", "2 minutes", "of 100 people", "3 states", "the kg"]) {
    assert.equal(unbroken(text), text);
  }
});
