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
const NAMES = "level because do say net sure to_say after_do back_to_level missing";
const words = Object.fromEntries(NAMES.split(" ").map((name) => [name, name]));
const CHOSEN = { level: [], because: [], do: [], say: [], net: [] };
const REASON = { id: "before", text: "Never before" };

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
  const shown = () => all(made.element, ".bk-pt-step").findIndex((step) => !step.hidden);
  return { made, hear, shown, el: made.element };
}

test("what is done comes before what is said, with a way on and a way back", () => {
  const { el, hear, shown } = decision();
  assert.equal(shown(), 0);
  assert.match(one(el, ".bk-pt-because").textContent, /Never before/);

  button(el, "to_say").click();
  assert.equal(shown(), 1);
  assert.equal(document.activeElement, one(el, ".bk-pt-say legend"));
  button(el, "back_to_level").click();
  assert.equal(shown(), 0);
  assert.equal(document.activeElement, one(el, ".bk-pt-level legend"));
  hear({ net: ["n"], do: ["0"] });
  assert.equal(shown(), 0);
});

test("who comes back sees the last step they began, who starts afresh the first", () => {
  const { made, hear, shown } = decision({ do: ["0"] });
  assert.equal(shown(), 0);
  hear({ net: ["n"] });
  assert.equal(shown(), 1);

  made.clear();
  hear({});
  assert.equal(shown(), 0);
});
