import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words as shared } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/claim_check/claim_check.js");
const named = (/** @type {string} */ names) =>
  Object.fromEntries(names.split(" ").map((name) => [name, name]));
const words = {
  ...named("title list judged open previous next again again_do kicker verdict sure needs commit"),
  ...named("danger could_happen instead teaching conflicts go which how_many draw report missed"),
  place: "{i} of {n}, {done} done",
  again_why: "{n} go",
  you_said: "{verdict}, {percent}",
  cited: shared.cited,
  picture: shared.picture,
};
const MENU = {
  pools: [{ label: "", options: [{ value: "all", label: "All" }] }],
  counts: [{ value: 2, label: "2" }],
  verdicts: [
    { id: "yes", text: "Yes" },
    { id: "no", text: "No" },
  ],
  levels: [
    { percent: 20, text: "20" },
    { percent: 80, text: "80" },
  ],
};
const claim = (/** @type {string} */ id) => ({ id, text: `Claim ${id}`, part: "Part" });
const APPRAISAL = {
  verdict: "no",
  right: false,
  word: "Differs.",
  text: "Why.",
  danger: ["Harm", "Do this"],
  teaching: "Think.",
  note: "",
  conflicts: [claim("c")],
  evidence: { sources: [], certainty: "" },
};
const VALUE = { draw: { pool: "all", count: 2, seed: 1 }, added: [], answers: {} };
const SAID = { verdict: "no", sure: 80 };

const check = (traits = {}) =>
  draw(control, {
    menu: MENU,
    words,
    value: VALUE,
    shown: [claim("a"), claim("b")],
    feedback: {},
    report: { lines: [], missed: [] },
    figure: {},
    ...traits,
  });
const title = (/** @type {ParentNode} */ el) => one(el, ".bk-claim").textContent;

test("a verdict and how sure come first; nothing is chosen, nothing told", () => {
  const { el, model } = check();
  assert.equal(title(el), "Claim a");
  assert.equal(all(el, "input:checked").length, 0);
  set(one(el, "input[value=no]"), true);
  assert.equal(button(el, "commit").disabled, true);
  set(one(el, 'input[value="80"]'), true);
  assert.deepEqual(model.told, []);
  button(el, "commit").click();

  assert.deepEqual(model.told, [{ value: { ...VALUE, answers: { a: SAID } } }]);
});

test("the appraisal follows, and takes the focus", () => {
  const { el, model } = check();
  model.hear({ value: { ...VALUE, answers: { a: SAID } } });
  model.hear({ feedback: { a: APPRAISAL } });

  assert.match(
    one(el, ".bk-claim-card").textContent,
    /No, 80.*✗ Differs\..*Harm.*Do this.*Think\./,
  );
  assert.equal(document.activeElement, one(el, ".bk-claim"));
  assert.equal(one(el, ".bk-count").textContent, "1 of 2, 1 done");
  assert.match(all(el, ".bk-claim-list li")[0].textContent, /✓ judged/);
});

test("the steps lead from claim to claim", () => {
  const { el } = check();
  assert.equal(button(el, "previous").disabled, true);
  button(el, "next").click();

  assert.equal(title(el), "Claim b");
  assert.equal(button(el, "next").disabled, true);
});

test("a claim that is not among the shown is asked for, and shown when it comes", () => {
  const { el, model } = check({
    value: { ...VALUE, answers: { a: SAID } },
    feedback: { a: APPRAISAL },
  });
  button(el, "next").click();
  document.dispatchEvent(new CustomEvent("backedu-judge", { detail: "c" }));
  assert.deepEqual(model.state.value.added, ["c"]);
  assert.equal(title(el), "Claim b");
  model.hear({ shown: [claim("a"), claim("b"), claim("c")] });

  assert.equal(title(el), "Claim c");
});

test("another set begins with its first open claim", () => {
  const { el, model } = check();
  button(el, "next").click();
  button(el, "draw").click();
  assert.deepEqual(model.state.value.draw, { pool: "all", count: 2, seed: 2 });
  model.hear({ shown: [claim("b"), claim("c")] });

  assert.equal(title(el), "Claim b");
  assert.equal(document.activeElement, one(el, ".bk-claim"));
});

test("a new start deletes the answers, once it is confirmed", () => {
  const { el, model } = check({ value: { ...VALUE, answers: { a: SAID, b: SAID } } });
  assert.match(one(el, ".bk-claim-again").textContent, /2 go/);
  button(el, "again_do").click();

  assert.deepEqual(model.state.value.answers, {});
  assert.equal(title(el), "Claim a");
  assert.equal(one(el, ".bk-claim-again").hidden, true);
});

test("a check that has gone hears neither Python nor the page", () => {
  const { model, leave } = check();
  leave();
  document.dispatchEvent(new CustomEvent("backedu-judge", { detail: "c" }));

  assert.equal(model.isHeard, false);
  assert.deepEqual(model.told, []);
});
