import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { button } from "../../../support/dom.js";

const { offerToForget } = await import("../../../../backedu/serve/page/reading/kept_answers.js");
const { loadFromFile } = await import("../../../../backedu/serve/page/reading/file.js");
const entry = (/** @type {number} */ when, value = "x") => ({ asked: "h", when, set: { value } });
const PROGRESS = { one: { done: ["a"], of: 2 }, two: { done: [], of: 3 } };
const words = { deleted: "Gone.", undo: "Undo", undone: "Back.", loaded: "{n} answers" };
const whole = () => JSON.parse(localStorage.getItem("backedu:answers") ?? "null") ?? {};
const kept = () => whole().answers ?? {};
const told = () => document.getElementById("kept-told")?.textContent;
/** @param {object} content */
const file = (content) => new Blob([JSON.stringify(content)]);

afterEach(() => mock.timers.reset());
beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.dataset.words = JSON.stringify(words);
  document.body.innerHTML = `<span id="kept" data-not="Nothing is kept.">Kept.</span>
    <button id="again" data-lesson="one">this</button><button id="forget">all</button>
    <p id="kept-told"></p>`;
  const answers = { "one/a": entry(5), "two/b": entry(5), "one-more/c": entry(5) };
  localStorage.setItem("backedu:answers", JSON.stringify({ format: 2, answers }));
  localStorage.setItem("backedu:progress", JSON.stringify(PROGRESS));
  localStorage.setItem("backedu-theme", "dark");
});

test("one button deletes this lesson, the other all of them, and neither anything else", () => {
  offerToForget();
  button(document, "this")?.click();
  assert.deepEqual(Object.keys(kept()), ["two/b", "one-more/c"]);
  assert.deepEqual(whole().progress, { two: PROGRESS.two });
  button(document, "all")?.click();

  assert.deepEqual(kept(), {});
  assert.equal(localStorage.getItem("backedu-theme"), "dark");
});

test("what was deleted can be had back, also after the next page has come", () => {
  const heard = mock.fn();
  addEventListener("backedu-kept", heard);
  offerToForget();
  button(document, "all")?.click();
  assert.match(told() ?? "", /Gone\..*Undo/);
  document.body.innerHTML = '<p id="kept-told"></p>';
  offerToForget();
  button(document, "Undo")?.click();

  assert.deepEqual(Object.keys(kept()), ["one/a", "two/b", "one-more/c"]);
  assert.deepEqual(whole().progress, PROGRESS);
  assert.equal(told(), "Back.");
  assert.equal(heard.mock.callCount(), 2);
});

test("after a while it is gone for good", () => {
  offerToForget();
  button(document, "all")?.click();
  assert.ok(sessionStorage.getItem("backedu:deleted"));
  mock.timers.tick(120_000);

  assert.equal(told(), "");
  assert.equal(sessionStorage.length, 0);
});

test("a file is merged: of each question the newest answer stays", async () => {
  const answers = { "one/a": entry(9, "newer"), "two/b": entry(1, "older"), "three/d": entry(1) };
  const progress = { three: { done: [], of: 1 }, four: "damaged" };
  const count = await loadFromFile(file({ format: 2, answers, progress }));

  assert.equal(count, 3);
  assert.equal(kept()["one/a"].set.value, "newer");
  assert.equal(kept()["two/b"].set.value, "x");
  assert.equal(kept()["three/d"].when, 1);
  assert.deepEqual(whole().progress, { ...PROGRESS, three: progress.three });
  assert.equal(localStorage.getItem("backedu:progress"), null); // it is in the document by now
});

for (const [name, content, refusal] of /** @type {[string, any, string][]} */ ([
  ["foreign", { answers: {} }, "foreign"],
  ["damaged", "{", "foreign"],
  ["newer", { format: 4, answers: { "one/a": entry(99) } }, "newer"],
])) {
  test(`a ${name} file is refused and changes nothing`, async () => {
    const before = { ...localStorage };

    assert.equal(await loadFromFile(file(content)), refusal);
    assert.deepEqual({ ...localStorage }, before);
  });
}

test("the line at the foot says it where nothing can be kept", () => {
  mock.getter(globalThis, "localStorage", () => {
    throw new DOMException("blocked", "SecurityError");
  });
  offerToForget();
  mock.restoreAll();

  assert.equal(document.getElementById("kept")?.textContent, "Nothing is kept.");
});
