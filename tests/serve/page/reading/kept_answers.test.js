import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { button } from "../../../support/dom.js";

const { offerToForget } = await import("../../../../backedu/serve/page/reading/kept_answers.js");

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test("one button forgets this lesson, the other all of them, and neither anything else", () => {
  document.body.innerHTML =
    '<button id="again" data-lesson="one">this</button><button id="forget">all</button>';
  for (const store of [localStorage, sessionStorage]) {
    for (const name of ["backedu:one", "backedu:two", "backedu-theme"]) store.setItem(name, "{}");
  }
  const progress = { one: { done: ["a"], of: 2 }, two: { done: [], of: 3 } };
  localStorage.setItem("backedu:progress", JSON.stringify(progress));
  location.reload = () => {};
  offerToForget();
  button(document, "this")?.click();
  assert.deepEqual(Object.keys(localStorage).sort(), [
    "backedu-theme",
    "backedu:progress",
    "backedu:two",
  ]);
  assert.deepEqual(JSON.parse(localStorage.getItem("backedu:progress") ?? ""), {
    two: progress.two,
  });
  button(document, "all")?.click();

  assert.deepEqual(
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    ["backedu-theme", "backedu-theme"],
  );
});
