import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, one } from "../../support/dom.js";

const { Decision } = await import("../../../backedu/widgets/consultation/decision.js");
const option = (/** @type {string} */ id) => ({ id, text: `Option ${id}` });
const CASE = /** @type {any} */ ({
  level: [option("soon")],
  do: [option("0")],
  say: [option("0")],
  net: [option("n")],
  sure: [option("sure")],
  most: { because: 3, net: 1 },
});
const NAMES = "level because do say net sure to_say after_do back_to_do missing";
const words = Object.fromEntries(NAMES.split(" ").map((name) => [name, name]));
const CHOSEN = { level: [], because: [], do: [], say: [], net: [] };
const REASON = { id: "before", topic: "Before", text: "Never." };

/** @param {Record<string, string[]>} [chosen] */
function decision(chosen = {}) {
  const made = new Decision(CASE, words, () => {});
  const hear = (/** @type {Record<string, string[]>} */ now) =>
    made.show(
      /** @type {any} */ ({ reasons: [REASON], chosen: { ...CHOSEN, ...now }, missing: [] }),
      false,
    );
  hear(chosen);
  document.body.replaceChildren(made.element);
  const shown = () => all(made.element, ".bk-pt-half").map((half) => !half.hidden);
  return { made, hear, shown, el: made.element };
}

test("what to do and what to say are two halves, with a way on and a way back", () => {
  const { el, hear, shown } = decision();
  assert.deepEqual(shown(), [true, false]);
  assert.match(one(el, ".bk-pt-because").textContent, /Before: Never\./);

  button(el, "to_say").click();
  assert.deepEqual(shown(), [false, true]);
  assert.equal(document.activeElement, one(el, ".bk-pt-say legend"));
  hear({ net: ["n"] });
  button(el, "back_to_do").click();
  assert.deepEqual(shown(), [true, false]);
  assert.equal(document.activeElement, one(el, ".bk-pt-level legend"));
  hear({ net: ["n"], do: ["0"] });
  assert.deepEqual(shown(), [true, false]);
});

test("who comes back having chosen what to say sees the second half, who starts afresh the first", () => {
  const { made, hear, shown } = decision({ net: ["n"] });
  assert.deepEqual(shown(), [false, true]);

  made.clear();
  hear({});
  assert.deepEqual(shown(), [true, false]);
});
