import "../../support/dom.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { beginAtTop } from "../../../backedu/serve/page/start.js";

const page = document.documentElement;

afterEach(() => {
  location.hash = "";
  history.replaceState(null, "");
  delete page.dataset.opening;
});

test("what is below the first screen is laid out after it", () => {
  const layOutRest = beginAtTop();
  assert.equal(page.dataset.opening, "");
  layOutRest();
  assert.equal(page.dataset.opening, undefined);
});

test("a reader who goes to a part finds all above it laid out", () => {
  location.hash = "#check";
  beginAtTop();
  assert.equal(page.dataset.opening, undefined);
});

test("a reader who comes back finds the page as long as it was", () => {
  history.replaceState({ place: { i: 3, top: 80 } }, "");
  beginAtTop();
  assert.equal(page.dataset.opening, undefined);
});
