import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/anatomy/anatomy.js");
const area = (/** @type {string} */ id, layer = 0) => ({
  id,
  layer,
  look: "bone",
  d: "M0 0",
  lines: "",
  at: [1, 1],
});
const plate = (/** @type {string} */ id) => ({
  id,
  name: `Plate ${id}`,
  view: "From the side.",
  box: [0, 0, 58, 40],
  layers: ["Skin", "Bones"],
  covers: id === "q",
  levels: [["L1", 2, 2]],
  backdrop: "",
  marks: "",
  areas: [area("1"), area("2", 1)],
  asks: [
    { id: `${id}.1`, name: "<i>Rib</i>" },
    { id: `${id}.2`, name: "Cheek" },
  ],
});
const said = (/** @type {string} */ name) => ({
  name,
  says: `${name} is.`,
  matters: "It matters.",
  label: [9, 9],
  from: "A 2020",
});
const NAMED = {
  parts: { 1: said("Cheek"), 2: said("Rib") },
  simplified: ["All of it."],
  evidence: { sources: [] },
};
const ASKED = { where: { 1: "at the top", 2: "below" }, marks: {}, found: "0 of 0 right" };
const WRONG = { right: false, line: "Not quite.", area: "2", says: "Rib is." };
const EXPLORE = { plate: "p", mode: "explore", answers: {} };
const FIND = { ...EXPLORE, mode: "find" };

const anatomy = (traits = {}) =>
  draw(control, {
    plates: [plate("p")],
    value: EXPLORE,
    result: NAMED,
    outcome: { done: false, n: 0, of: 2 },
    words,
    ...traits,
  });
const touch = (/** @type {ParentNode} */ el, /** @type {string} */ id) =>
  one(el, `.bk-an-picture [data-area="${id}"]`).dispatchEvent(new Event("click"));
const part = (/** @type {ParentNode} */ el, /** @type {string} */ name) =>
  all(el, ".bk-an-parts button").find((each) => each.textContent.includes(name));

test("it is closed at first, and no part is chosen", () => {
  const { el } = anatomy();

  assert.equal(one(el, "details.bk-an").open, false);
  assert.equal(all(el, "[data-mark]").length, 0);
});

test("a closed card says what is to be found, and how far that is", () => {
  const { el, model } = anatomy();
  assert.match(one(el, ".bk-an > summary").textContent, /find 2/);

  model.hear({ outcome: { done: true, n: 2, of: 2 } });
  assert.match(one(el, ".bk-an > summary").textContent, /2 of 2 found/);
});

test("a part is read by touching it or by its name in the list", () => {
  const { el, model } = anatomy();
  touch(el, "2");
  assert.match(one(el, ".bk-an-about").textContent, /^RibRib is\./);
  assert.equal(part(el, "Rib").getAttribute("aria-pressed"), "true");

  part(el, "Cheek").click();
  assert.match(one(el, ".bk-an-about").textContent, /^Cheek/);
  assert.deepEqual(
    all(el, "[data-mark]").map((each) => each.dataset.area),
    ["1"],
  );
  assert.deepEqual(model.told, []);
});

test("the list is in the order of its numbers, whatever layer a part is in", () => {
  const { el } = anatomy({ plates: [{ ...plate("p"), areas: [area("2"), area("1", 1)] }] });

  const numbers = all(el, ".bk-an-parts .bk-an-key").map((each) => each.textContent);
  assert.deepEqual(numbers, ["1", "2"]);
});

test("a layer is taken off the drawing, with its labels", () => {
  const { el } = anatomy();
  assert.equal(all(el, ".bk-an-leader").length, 2);
  set(all(el, ".bk-an-layers input")[1], true);

  assert.equal(one(el, '.bk-an-picture [data-area="1"]').hasAttribute("data-off"), true);
  assert.equal(one(el, '.bk-an-picture [data-area="2"]').hasAttribute("data-off"), false);
  assert.equal(all(el, ".bk-an-leader").length, 1);
});

test("a part that a layer hides is brought to light when it is chosen", () => {
  const { el } = anatomy();
  set(all(el, ".bk-an-layers input")[1], true);
  part(el, "Cheek").click();

  assert.equal(all(el, ".bk-an-layers input")[0].checked, true);
  assert.equal(one(el, '.bk-an-picture [data-area="1"]').hasAttribute("data-off"), false);
  assert.match(one(el, ".bk-an-about").textContent, /^Cheek/);
});

test("while finding there are numbers and places, and no name but the one asked for", () => {
  const { el } = anatomy({ value: FIND, result: ASKED });

  assert.equal(one(el, ".bk-an-asked").textContent, "Find: <i>Rib</i>");
  assert.deepEqual(
    all(el, ".bk-an-where label").map((row) => row.textContent),
    ["1: at the top", "2: below"],
  );
  assert.equal(all(el, ".bk-an-leader").length, 0);
  assert.doesNotMatch(el.textContent, /Cheek/);
  assert.equal(button(el, words.anatomy.commit).disabled, true);
});

test("an answer is told when it is committed, and its feedback takes the focus", () => {
  const { el, model } = anatomy({ value: FIND, result: ASKED });
  touch(el, "1");
  assert.equal(one(el, ".bk-an-where input[value='1']").checked, true);
  assert.deepEqual(model.told, []);
  button(el, words.anatomy.commit).click();
  assert.deepEqual(model.told, [{ value: { ...FIND, answers: { "p.1": "1" } } }]);

  model.hear({ result: { ...ASKED, marks: { "p.1": WRONG } } });
  assert.equal(document.activeElement, one(el, ".bk-an-feedback"));
  assert.match(one(el, ".bk-an-feedback").textContent, /Not quite\./);
  assert.equal(one(el, "[data-mark=found]").dataset.area, "2");
  touch(el, "1");
  assert.equal(one(el, "[data-mark=found]").dataset.area, "2");

  button(el, words.anatomy.next).click();
  assert.equal(one(el, ".bk-an-asked").textContent, "Find: Cheek");
});

test("a new start takes back the answers of this plate alone", () => {
  const answers = { "p.1": "1", "q.1": "2" };
  const { el, model } = anatomy({
    value: { ...FIND, answers },
    result: { ...ASKED, marks: { "p.1": WRONG } },
  });
  button(el, words.anatomy.again).click();

  assert.deepEqual(model.told, [{ value: { ...FIND, answers: { "q.1": "2" } } }]);
});

test("a drawing that is much wider than high says so, by which its letters are as large on a wall", () => {
  for (const [height, isFlat] of /** @type {const} */ ([
    [10, false],
    [4, true],
  ])) {
    const { el } = anatomy({ plates: [{ ...plate("p"), box: [0, 0, 10, height] }] });

    assert.equal(one(el, ".bk-an-plate").hasAttribute("data-flat"), isFlat);
  }
});

test("another plate is another drawing, and its whole", () => {
  const { el, model } = anatomy({ plates: [plate("p"), plate("q")] });
  set(all(el, ".bk-an-layers input")[1], true);
  model.hear({ value: { ...EXPLORE, plate: "q" }, result: { ...NAMED } });

  assert.match(one(el, ".bk-an-picture svg").getAttribute("aria-label"), /^Plate q/);
  assert.equal(all(el, ".bk-an-picture [data-off]").length, 0);
});

test("paper has every layer with numbers, and what they mean, where names are told", () => {
  const { el } = anatomy({ plates: [plate("q")], value: { ...EXPLORE, plate: "q" } });
  dispatchEvent(new Event("beforeprint"));

  assert.deepEqual(
    all(el, ".bk-an-sheet figcaption").map((each) => each.textContent),
    ["Bones"],
  );
  assert.equal(one(el, ".bk-an-sheets p").textContent, "2\u00a0Rib");
  dispatchEvent(new Event("afterprint"));
  assert.equal(all(el, ".bk-an-sheet").length, 0);
});
