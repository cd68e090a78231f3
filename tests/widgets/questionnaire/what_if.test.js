import assert from "node:assert/strict";
import { test } from "node:test";
import { all, FakeModel, one, set } from "../../support/dom.js";

const { whatIf } = await import("../../../backedu/widgets/questionnaire/what_if.js");
const LABELS = { title: "What if?", which: "Which", other: "Other", choose: "Choose" };
const options = ["yes", "no", "unsure"].map((value) => ({ value, label: value }));
const questions = ["a", "b"].map((name) => ({ name, ask: `${name}?`, kind: "choice", options }));

function part(traits = {}) {
  const state = { groups: [{ questions }], value: {}, what_if: {}, comparison: {}, ...traits };
  const model = /** @type {any} */ (new FakeModel(state));
  const el = document.createElement("div");
  const leave = whatIf(model, el, LABELS);
  const [which, other] = all(el, "select");
  return { model, el, leave, which, other };
}
const offered = (/** @type {any} */ select) =>
  [...select.options].map((/** @type {any} */ option) => option.value);

test("it is there once something is answered, and offers what was", () => {
  const { model, el, which } = part();
  assert.equal(one(el, "details").hidden, true);
  model.hear({ value: { b: "yes" } });

  assert.equal(one(el, "details").hidden, false);
  assert.deepEqual(offered(which), ["", "b"]);
});

test("the other answers are offered, and one of them is told", () => {
  const { model, which, other } = part({ value: { a: "yes", b: "no" } });
  set(which, "a");
  assert.deepEqual(offered(other), ["", "no", "unsure"]);
  assert.deepEqual(model.state.what_if, {});
  set(other, "no");

  assert.deepEqual(model.told.at(-1), { what_if: { a: "no" } });
});

test("both results are shown, and go with the choice", () => {
  const { model, el } = part({ value: { a: "yes" } });
  const side = { heading: "Now", tone: "soon", mark: "!", title: "Soon", line: "A line." };
  const changes = [{ title: "New", items: ["one", "two"] }];
  model.hear({ comparison: { sides: [side, { ...side, heading: "Then" }], changes } });
  assert.deepEqual(
    all(el, ".bk-kicker").map((each) => each.textContent),
    ["Now", "Then"],
  );
  assert.equal(all(el, "li").length, 2);
  model.hear({ comparison: {} });

  assert.equal(one(el, "[role=status]").textContent, "");
});
