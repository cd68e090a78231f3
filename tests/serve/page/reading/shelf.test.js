import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { all } from "../../../support/dom.js";

const { showShelf } = await import("../../../../backedu/serve/page/reading/shelf.js");
const words = {
  new: "New",
  begun: "Begun",
  tally: "{done} of {of}",
  done: "Done",
  continue: "Go on",
  go_on: "Continue",
  left: "{minutes} left",
  next_lesson: "Next",
};
const row = (/** @type {string} */ id) => `<li class="lesson" data-lesson="${id}" data-minutes="20">
  <svg class="ic"></svg><a href="/lesson/${id}">Q</a><p class="kicker"><span class="name">${id}</span></p>
  <p class="state"><span>20 min</span><span class="is"></span></p></li>`;
const states = () => all(document, ".is").map((place) => place.textContent);
const card = () => document.querySelector(".go")?.textContent?.replace(/\s+/g, " ").trim();

beforeEach(() => {
  localStorage.clear();
  document.documentElement.dataset.words = JSON.stringify(words);
  document.body.innerHTML = `<section class="go"><i class="go-icon"></i><h2>Start</h2>
    <p class="say">one</p> <a href="/lesson/one">Begin <b></b></a><span class="prog"></span></section>
    <ol>${["one", "two", "three"].map(row).join("")}</ol>`;
});

/** @param {Record<string, unknown>} progress */
const keep = (progress) =>
  localStorage.setItem("backedu:answers", JSON.stringify({ format: 3, answers: {}, progress }));

test("a lesson is new, begun with its count, or done; damaged progress is none", () => {
  keep({ one: { done: ["a", "b"], of: 2 }, two: { done: ["a"], of: 4 }, three: { done: 7 } });
  showShelf();

  assert.deepEqual(states(), ["Done", "1 of 4", "New"]);
  assert.equal(all(document, ".lesson .segs .on").length, 1);
});

test("the card leads back to the lesson that was left last, at its part", () => {
  keep({
    one: { done: [], of: 2, at: "Early", part: "early", when: 1 },
    two: { done: ["a"], of: 4, at: "A part", part: "a-part", when: 2 },
  });
  showShelf();

  assert.equal(card(), "Go on two A part Continue 1 of 4 · 15 left");
  assert.match(document.querySelector(".go a")?.getAttribute("href") ?? "", /lesson\/two#a-part$/);
});

test("once all that was begun is done, the card leads to the next new lesson", () => {
  keep({ one: { done: ["a"], of: 1 } });
  showShelf();

  assert.equal(card(), "Next two Begin 20 min");
});

test("whoever has done nothing is told where to start", () => {
  showShelf();

  assert.equal(card(), "Start one Begin");
  assert.deepEqual(states(), ["New", "New", "New"]);
});

test("what is done elsewhere, deleted, or missed while the page was kept whole shows on the shelf", () => {
  showShelf();
  const link = document.querySelector(".go a");
  for (const happened of [
    new StorageEvent("storage", { key: "backedu:answers" }),
    new Event("backedu-kept"),
    Object.assign(new Event("pageshow"), { persisted: true }),
  ]) {
    keep({ one: { done: ["a"], of: 2, at: "A part", part: "a-part", when: 2 } });
    dispatchEvent(happened);
    assert.deepEqual(states(), ["1 of 2", "New", "New"], happened.type);
    assert.equal(card(), "Go on one A part Continue 1 of 2 · 10 left");
    assert.equal(all(document, ".lesson .segs").length, 1);

    localStorage.clear();
    dispatchEvent(happened);
    assert.deepEqual(states(), ["New", "New", "New"], happened.type);
    assert.equal(card(), "Start one Begin");
    assert.equal(document.querySelector(".go a"), link);
  }
});
