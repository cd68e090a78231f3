import assert from "node:assert/strict";
import { test } from "node:test";
import "../../../support/dom.js";

const { printWell } = await import("../../../../backedu/serve/page/reading/paper.js");

test("paper has every fold open, also those of which a screen opens one alone; then all is as before", () => {
  document.body.innerHTML = `<details name="parts" open></details><details name="parts"></details>
    <details></details>`;
  const folds = [...document.querySelectorAll("details")];
  const state = () => folds.map((fold) => [fold.open, fold.getAttribute("name")]);
  const before = state();
  printWell();

  dispatchEvent(new Event("beforeprint"));
  assert.deepEqual(
    state().map(([open]) => open),
    [true, true, true],
  );
  const named = folds.filter((fold) => fold.getAttribute("name") === "parts");
  assert.equal(named.length, 1);

  dispatchEvent(new Event("afterprint"));
  assert.deepEqual(state(), before);
});
