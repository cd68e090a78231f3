import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { all, button } from "../../support/dom.js";

const { offerToForget, tellWhatIsBegun } = await import(
  "../../../backedu/serve/page/kept_answers.js"
);
const words = { begun_one: "1 begun", begun_many: "{n} begun" };
const begun = (/** @type {string[]} */ ...ids) =>
  JSON.stringify({ changed: Object.fromEntries(ids.map((id) => [id, {}])) });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.dataset.words = JSON.stringify(words);
  document.body.innerHTML = ["one", "two", "three", "four"]
    .map((lesson) => `<p class="begun" data-lesson="${lesson}"></p>`)
    .join("");
});

test("the shelf says how many exercises were begun, damaged answers as none", () => {
  localStorage.setItem("backedu:one", begun("a"));
  localStorage.setItem("backedu:two", begun("a", "b"));
  localStorage.setItem("backedu:three", "not JSON");
  tellWhatIsBegun();

  assert.deepEqual(
    all(document, ".begun").map((card) => card.textContent),
    ["1 begun", "2 begun", "", ""],
  );
});

test("one button forgets this lesson, the other all of them, and neither anything else", () => {
  document.body.innerHTML =
    '<button id="again" data-lesson="one">this</button><button id="forget">all</button>';
  for (const store of [localStorage, sessionStorage]) {
    for (const name of ["backedu:one", "backedu:two", "backedu-theme"]) store.setItem(name, "{}");
  }
  location.reload = () => {};
  offerToForget();
  button(document, "this")?.click();
  assert.deepEqual(Object.keys(localStorage).sort(), ["backedu-theme", "backedu:two"]);
  button(document, "all")?.click();

  assert.deepEqual(
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    ["backedu-theme", "backedu-theme"],
  );
});
