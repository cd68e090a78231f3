import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { all, FakeModel, one } from "../../../support/dom.js";

const { openOneAtATime } = await import("../../../../backedu/serve/page/reading/sets.js");
const question = (/** @type {string} */ stem, done = false) =>
  new FakeModel({ stem, outcome: { done } });

/** @param {[string, FakeModel][]} members */
function page(members) {
  document.documentElement.dataset.words = JSON.stringify({ later: "{i} of {of}. {text}" });
  document.body.innerHTML = members.map(([id]) => `<div data-model="${id}"><input></div>`).join("");
  const models = new Map(members);
  openOneAtATime(/** @type {any} */ (models));
  return models;
}
const lines = () => all(document.body, ".open-later").map((line) => line.textContent);

beforeEach(() => document.body.replaceChildren());

test("of several questions the first that is open is shown, the others are a line", () => {
  page([
    ["a", question("A?", true)],
    ["b", question("B?")],
    ["c", question("C?")],
    ["d", question("D?")],
  ]);

  assert.deepEqual(lines(), ["3 of 4. C?", "4 of 4. D?"]);
});

test("the next one opens when one is answered, or when its line is pressed", () => {
  const models = page([
    ["a", question("A?")],
    ["b", question("B?")],
    ["c", question("C?")],
  ]);
  models.get("a")?.hear({ outcome: { done: true } });
  assert.deepEqual(lines(), ["3 of 3. C?"]);
  one(document.body, ".open-later").click();

  assert.deepEqual(lines(), []);
  assert.equal(document.activeElement, one(document.body, "[data-model=c] input"));
});

test("a question about a lab opens with the lab's guess", () => {
  const lab = new FakeModel({ prompt: { question: "How many?" }, guess: "" });
  page([
    ["lab", lab],
    ["a", question("A?")],
  ]);
  assert.deepEqual(lines(), ["A?"]);
  lab.hear({ guess: "3" });

  assert.deepEqual(lines(), []);
});

test("a question by itself is open", () => {
  page([["a", question("A?")]]);

  assert.deepEqual(lines(), []);
});
