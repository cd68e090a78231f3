import assert from "node:assert/strict";
import { test } from "node:test";
import { all, one, words } from "../../support/dom.js";

const { judged, numbers, strengths } = await import("../../../backedu/widgets/review/standing.js");
const STANDING = {
  outlook: [{ when: "Today", due: "1", recalled: "1 of 2" }],
  curve: {},
  exam: { day: "", lines: [] },
  strengths: [{ title: "Lesson", text: "About 4 in 10", expected: 0.4, practised: 0.9 }],
  judged: {
    levels: [{ text: "Sure", said: "right 3 of 4 times", right: 0.75, sure: 0.95 }],
    counts: ["Sure: 3 of 4."],
    lines: ["Surer than right.", "Score."],
    missed: [{ id: "q", text: "2 + 2?", lesson: "01_sums", place: "two-and-two" }],
    sources: [{ label: "Brier" }],
  },
  left_out: [],
};
const its = /** @type {any} */ (words);
const drawn = (/** @type {object} */ more = {}) => {
  const standing = /** @type {any} */ ({ ...STANDING, ...more });
  const parts = [strengths(standing, its), judged(standing, its), numbers(standing, its, () => {})];
  const el = document.createElement("div");
  el.append(...parts.filter((part) => part !== null));
  return el;
};

test("what is known is said in words, with bars for those who see them", () => {
  const el = drawn();
  const [strength, level] = all(el, ".bk-bars li");

  assert.match(strength.textContent, /LessonAbout 4\u00a0in\u00a010/);
  assert.match(level.textContent, /Sureright 3 of 4 times/);
  assert.equal(one(strength, ".bk-held").getAttribute("width"), "0.4");
  assert.equal(one(strength, ".bk-tick").getAttribute("x"), "0.894"); // what it was when practised
  assert.match(one(el, ".bk-marks").textContent, /nowthen/);
  assert.ok(all(el, ".bk-bars svg").every((bar) => bar.getAttribute("aria-hidden") === "true"));
});

test("how sure against how right is counts and one sentence; its numbers and the days ahead are in one fold", () => {
  const el = drawn();
  const fold = one(el, "#bk-numbers");

  assert.match(one(el, "section:last-of-type").textContent, /Sure: 3 of 4\.Surer than right\.$/);
  assert.equal(fold.hasAttribute("open"), false);
  assert.match(fold.textContent, /Score\.Source: Brier/);
  assert.match(one(fold, ".bk-outlook").textContent, /Today11 of 2/);
  assert.equal(all(fold, "li a").at(-1)?.textContent, "2 + 2?");
});

test("where there are no numbers there is no fold", () => {
  const el = drawn({
    judged: { levels: [], counts: [], lines: ["Too few."], missed: [] },
    outlook: [],
  });

  assert.equal(all(el, "details").length, 0);
});
