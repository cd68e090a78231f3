import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { all, FakeModel, one } from "../../../support/dom.js";

const { tellWhatWasDone } = await import("../../../../backedu/serve/page/reading/finish.js");
const words = {
  finish_done: "{done} of {of} done.",
  finish_right: "{right} of {of} right.",
  finish_practice: "{n} for practice.",
  finish_sure: "Sure and wrong",
  finish_wrong: "Wrong",
  finish_guesses: "Guesses",
  finish_open: "Open",
};
const LEVELS = [{ id: "guess" }, { id: "sure" }];
const question = (/** @type {string} */ stem) =>
  Object.assign(new FakeModel({ stem, levels: LEVELS, sure: "", outcome: { done: false } }), {
    id: stem,
  });
/** @type {Map<string, any>} */
let models;

beforeEach(() => {
  document.documentElement.dataset.words = JSON.stringify(words);
  models = new Map(["One?", "Two?", "Three?"].map((stem) => [stem, question(stem)]));
  models.set("lab", new FakeModel({ prompt: { question: "How many?" }, compared: "" }));
  document.body.innerHTML = `${[...models.keys()].map((id) => `<div data-model="${id}"></div>`).join("")}
    <section class="begun" hidden><div id="finished"></div></section>`;
  tellWhatWasDone(models);
});

const finished = () => one(document.body, "#finished");
const titles = () => all(finished(), "h3").map((title) => title.textContent);

test("before anything is answered there is no end", () => {
  assert.ok(one(document.body, ".begun").hidden);
});

test("the end counts, and leads back to what was sure and wrong, wrong, and open", () => {
  models.get("One?").hear({ sure: "sure", outcome: { done: true, right: false } });
  models.get("Two?").hear({ sure: "guess", outcome: { done: true, right: false } });

  assert.ok(!one(document.body, ".begun").hidden);
  assert.match(finished().textContent ?? "", /^2 of 3 done. 0 of 2 right./);
  assert.deepEqual(titles(), ["Sure and wrong", "Wrong", "Open"]);
  const [link] = all(finished(), "a");
  assert.equal(link?.textContent, "One?");
  assert.ok(document.getElementById((link?.getAttribute("href") ?? "").slice(1)));
});

test("what is for practice is counted apart, and is neither right nor wrong", () => {
  models.get("One?").hear({ format: "concordance", outcome: { done: true, right: null } });
  models.get("Two?").hear({ outcome: { done: true, right: true } });

  assert.match(finished().textContent ?? "", /^2 of 3 done. 1 of 1 right. 1 for practice./);
  assert.deepEqual(titles(), ["Open"]);
});

test("a guess is told as it compares, with its question", () => {
  models.get("lab").hear({ compared: "You guessed 3." });

  assert.deepEqual(titles(), ["Guesses"]);
  assert.match(finished().textContent ?? "", /How many\? You guessed 3\./);
});

test("all right and all done leaves nothing to look at again", () => {
  for (const stem of ["One?", "Two?", "Three?"]) {
    models.get(stem).hear({ outcome: { done: true, right: true } });
  }

  assert.deepEqual(titles(), []);
});
