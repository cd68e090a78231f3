import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { FakeModel } from "../../../support/dom.js";

const { countAnswers } = await import("../../../../backedu/serve/page/reading/answered.js");
const NAME = "backedu:answers";
const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "{}").answers ?? {};
const judged = (sure = "sure", right = true) => ({ "question/q": { sure, right } });
const ROW = "00_review/Review/question/q";

/** @param {object} outcome */
function lesson(outcome) {
  const model = /** @type {any} */ (new FakeModel({ asked: { id: "q" }, outcome }));
  model.id = "backedu-1";
  countAnswers("01_sums", new Map([["backedu-1", model]]));
  return model;
}

beforeEach(() => {
  localStorage.clear();
  location.hash = "";
  document.documentElement.dataset.words = JSON.stringify({ answered: "", tally: "" });
  document.body.innerHTML = '<div data-exercise data-model="backedu-1"></div>';
});

test("the first answer in a lesson that says how sure is the card's first review", () => {
  mock.timers.enable({ apis: ["Date"], now: 5000 });
  const model = lesson({ done: false });
  assert.deepEqual(kept(), {});
  model.hear({ outcome: { done: true, judged: judged() } });
  mock.timers.tick(9000);
  model.hear({ outcome: { done: true, judged: judged("guess", false) } });
  mock.timers.reset();

  assert.deepEqual(kept()[ROW].set.row, [5, "sure", true]);
});

test("what was answered before counts from the day on which it was", () => {
  const answers = { "01_sums/q": { asked: "h", when: 2000, set: { value: "x" } } };
  localStorage.setItem(NAME, JSON.stringify({ format: 3, answers, progress: {} }));
  lesson({ done: true, judged: judged() });

  assert.deepEqual(kept()[ROW].set.row, [2, "sure", true]);
});

test("a lesson does not change what the review knows already", () => {
  const row = [8, 3, 30, 90, 4, "sure", true, "h"];
  const answers = { [ROW]: { when: 9, set: { row } } };
  localStorage.setItem(NAME, JSON.stringify({ format: 3, answers, progress: {} }));
  lesson({ done: true, judged: judged("guess", false) });

  assert.deepEqual(kept()[ROW].set.row, row);
});

test("the review's link leads to the question", () => {
  location.hash = "#card-q";
  const seen = mock.method(Element.prototype, "scrollIntoView");
  lesson({ done: false });

  assert.equal(document.querySelector("[data-model]")?.id, "card-q");
  assert.equal(seen.mock.callCount(), 1);
});
