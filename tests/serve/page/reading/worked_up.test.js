import assert from "node:assert/strict";
import { test } from "node:test";
import "../../../support/dom.js";

const { tellWorkedUp } = await import("../../../../backedu/serve/page/reading/worked_up.js");
const { keep } = await import("../../../../backedu/serve/page/kept.js");
const talk = (/** @type {string[]} */ ...value) => ({ asked: null, when: 5, set: { value } });

test("who was worked up in any lesson is told, by patient; who was only asked isn't", () => {
  let told = 0;
  document.addEventListener("bk-case-done", () => {
    told += 1;
  });
  keep({
    "10_a/early-ces": talk("ask:saddle", "level:emergency", "sure:sure"),
    "11_b/aaa": talk("ask:belly"),
    "02_c/a-question": /** @type {any} */ ({
      asked: null,
      when: 5,
      set: { value: { option: "a", sure: "sure" } },
    }),
  });
  tellWorkedUp();
  tellWorkedUp();

  assert.equal(document.documentElement.dataset.workedUp, "early-ces");
  assert.equal(told, 1);
});
