import assert from "node:assert/strict";
import { test } from "node:test";
import { all, button, draw, one, words as shared } from "../../support/dom.js";

/** @type {((...isInSight: boolean[]) => void)[]} */
const sights = [];
globalThis.IntersectionObserver = /** @type {any} */ (
  class {
    constructor(/** @type {any} */ hear) {
      sights.push((...told) => hear(told.map((isIntersecting) => ({ isIntersecting }))));
    }
    observe() {}
    disconnect() {}
  }
);
const { default: control } = await import("../../../backedu/widgets/consultation/consultation.js");
const NAMES =
  "stages story ask examine decide compare begin go_on ask_title ask_about search_ask search_test none_found examine_title to_examine to_decide back_to_ask come_back no_time record close said found open decide_title level because do say net to_say after_do back_to_level sure compare_title again another beside beside_note beside_later";
const words = {
  consultation: {
    ...Object.fromEntries(NAMES.split(" ").map((name) => [name, name])),
    clock: "{left} of {minutes}",
    cost: "{n} min",
    missing: "missing {parts}",
    part_count: "{n} questions",
    part_asked: "{done} of {n} asked",
  },
  cited: shared.cited,
};
const option = (/** @type {string} */ id) => ({ id, text: `Option ${id}` });
const ask = (/** @type {string} */ id, minutes = 1) => ({
  id,
  text: `Ask ${id}`,
  minutes,
  search: `word-${id}`,
});
const CASE = {
  id: "p",
  kicker: "kicker",
  title: "Title",
  context: "More",
  look: "bun",
  minutes: 5,
  parts: [
    { id: "history", title: "History", asks: [ask("a"), ask("b", 3)] },
    { id: "tests", title: "Tests", asks: [ask("t")] },
  ],
  level: [option("soon"), option("urgent")],
  do: [option("0")],
  say: [option("0")],
  net: [option("n"), option("m")],
  sure: [option("sure")],
  most: { because: 3, net: 1 },
};
const CHOSEN = { level: [], because: [], do: [], say: [], net: [] };
const SCENE = {
  count: 0,
  who: "Who",
  opening: "Opening",
  another: "variant:1",
  left: 5,
  answers: {},
  record: {
    said: ["Opening line"],
    found: [],
    open: ["Gap"],
  },
  reasons: [option("opening")],
  chosen: CHOSEN,
  missing: ["the level"],
  compare: {},
};
const COMPARE = {
  right: true,
  word: "Right.",
  points: "1 of 2",
  parts: [{ label: "Level", got: 1, of: 1 }],
  heads: ["You", "Expert"],
  rows: [
    { label: "Level", cells: [{ tone: "soon", mark: "!", text: "Soon" }, "Text"], same: "alike" },
  ],
  happens: [{ title: "Happens", text: "This." }],
  why: { title: "Why", text: "So." },
  lists: [{ title: "List", items: [{ strong: "Did", text: "then" }] }],
  readings: [{ heading: "Reading", tone: "soon", mark: "!", text: "Soon", lines: ["Line"] }],
  contrast: {
    title: "Beside",
    partner: "q",
    rows: [{ label: "Same", text: "so" }],
    beside: {},
  },
  differs: "",
  note: "Note",
};

const consultation = (traits = {}) =>
  draw(control, { case: CASE, value: [], scene: SCENE, words, ...traits });
const start = (traits = {}) => {
  const drawn = consultation(traits);
  button(drawn.el, "begin").click();
  return drawn;
};
const openPanels = (/** @type {Element} */ el) =>
  all(el, ".bk-pt-main > section").filter((panel) => !panel.hidden);

test("at first there is the story alone, and one thing to do", () => {
  const { el } = consultation();

  assert.equal(one(el, ".bk-pt").dataset.stage, "story");
  assert.deepEqual(openPanels(el), []);
  assert.match(one(el, ".bk-pt-quote").textContent, /Opening/);
});

test("a page knows while someone is being seen in sight, and while nobody is", () => {
  const { el } = consultation();
  const isTold = () => document.body.hasAttribute("data-at-person");
  document.body.append(el);
  sights.at(-1)?.(true);
  assert.ok(!isTold());

  button(el, "begin").click();
  assert.ok(isTold());

  sights.at(-1)?.(false);
  assert.ok(!isTold());

  sights.at(-1)?.(false, true);
  assert.ok(isTold());
  sights.at(-1)?.(true, false);
  assert.ok(!isTold());
  el.remove();
});

test("a question is a choice of the log; its answer comes with the scene", () => {
  const { el, model } = start();
  all(el, ".bk-pt-ask button")[0]?.click();
  assert.deepEqual(model.told.at(-1), { value: ["ask:a"] });
  model.hear({ scene: { ...SCENE, count: 1, left: 1, answers: { a: "Answer" } } });

  const [asked, dear] = all(el, ".bk-pt-ask");
  assert.ok(asked?.hasAttribute("data-asked"));
  assert.match(asked?.textContent ?? "", /Answer/);
  assert.equal(one(/** @type {Element} */ (asked), "button").getAttribute("aria-disabled"), "true");
  assert.equal(one(/** @type {Element} */ (dear), "button").getAttribute("aria-disabled"), "true");
  assert.match(one(el, ".bk-pt-clock").textContent, /1 of 5/);
});

test("a stage is ticked once nothing more can happen in it", () => {
  const { el, model } = start();
  const ticked = () => all(el, ".bk-pt-tabs button[data-done]").map((tab) => tab.textContent);
  assert.deepEqual(ticked(), ["story"]);

  button(el, "examine").click();
  assert.deepEqual(ticked(), ["story"]);

  button(el, "decide").click();
  model.hear({ scene: { ...SCENE, compare: COMPARE } });
  assert.deepEqual(ticked(), ["story", "ask", "examine", "decide"]);
});

test("a typed word finds what has it, in the question or beside it", () => {
  const { el } = start();
  const [field] = all(el, "[type=search]");
  field.value = "word-b";
  field.dispatchEvent(new Event("input"));
  const hidden = all(el, ".bk-pt-ask").map((place) => place.hidden);
  assert.deepEqual(hidden.slice(0, 2), [true, false]);
  field.value = "nowhere";
  field.dispatchEvent(new Event("input"));

  assert.match(el.textContent, /none_found/);
});

test("one part is unfolded: the first, or where something was asked last; all while one types", () => {
  const parts = ["one", "two", "three", "four", "tests"].map((id) => ({
    id,
    title: id,
    asks: [ask(id), ask(`${id}-too`)],
  }));
  const { el, model } = start({ case: { ...CASE, parts } });
  const open = () => all(el, ".bk-pt-part").map((part) => part.hasAttribute("open"));
  const names = () => new Set(all(el, ".bk-pt-part").map((part) => part.getAttribute("name")));
  const type = (/** @type {string} */ text) => {
    const [field] = all(el, "[type=search]");
    field.value = text;
    field.dispatchEvent(new Event("input"));
  };
  assert.deepEqual(open(), [true, false, false, false]);
  assert.equal(names().size, 1);

  type("word-four");
  type("word-three");
  assert.deepEqual(open(), [true, true, true, true]);
  assert.deepEqual([...names()], [null]);
  type("");
  assert.deepEqual(open(), [true, false, false, false]);
  assert.equal(names().size, 1);
  assert.notDeepEqual([...names()], [null]);

  type("word-three");
  model.hear({ scene: { ...SCENE, count: 1, answers: { three: "Answer" } } });
  type("");
  assert.deepEqual(open(), [false, false, true, false]);
  const onPaper = all(el, ".bk-pt-part[data-asked] summary").map((head) => head.textContent);
  assert.deepEqual(onPaper, ["three1 of 2 asked"]);
  assert.match(all(el, ".bk-pt-part summary")[0]?.textContent ?? "", /2 questions/);
});

test("it commits only once nothing is missing", () => {
  const { el, model } = start();
  assert.equal(button(el, "Option sure").disabled, true);
  assert.match(el.textContent, /missing the level/);
  model.hear({ scene: { ...SCENE, missing: [] } });
  button(el, "Option sure").click();

  assert.deepEqual(model.told.at(-1), { value: ["sure:sure"] });
});

test("a scene that is behind does not undo what was ticked since", () => {
  const { el, model } = start();
  const [level] = all(el, ".bk-pt-level input");
  level.checked = true;
  level.dispatchEvent(new Event("change"));
  assert.equal(level.checked, true);
  model.hear({ scene: { ...SCENE, count: 1, chosen: { ...CHOSEN, net: ["n"] } } });

  assert.equal(level.checked, false);
  assert.deepEqual(
    all(el, ".bk-pt-net input").map((input) => input.disabled),
    [false, true],
  );
});

test("after the commitment the comparison is shown, and everything else rests", () => {
  const { el, model } = start();
  button(el, "to_examine").click();
  button(el, "to_decide").click();
  model.hear({ value: ["sure:sure"], scene: { ...SCENE, count: 1, compare: COMPARE } });
  const [panel] = openPanels(el);

  assert.match(
    panel?.textContent ?? "",
    /Right\..*1 of 2.*Happens.*Text\u2003✓ alike.*WhySo\..*anotheragain.*Beside.*Reading.*List/s,
  );
  assert.equal(document.activeElement, one(panel, "h3"));
  assert.equal(all(el, ".bk-pt-ask button")[0]?.getAttribute("aria-disabled"), "true");
  button(el, "again").click();
  assert.deepEqual(model.told.at(-1), { value: [] });
  button(el, "another").click();
  assert.deepEqual(model.told.at(-1), { value: ["variant:1"] });
});

test("who seems alike is shown beside on request, and the keyboard stays there", () => {
  const done = { ...SCENE, count: 1, compare: COMPARE };
  const { el, model } = consultation({ value: ["sure:sure"], scene: done });
  const shown = button(el, "beside");
  shown.focus();
  shown.click();
  assert.deepEqual(model.told.at(-1), { value: ["sure:sure", "beside:q"] });

  const beside = { heads: ["P", "Q"], rows: [{ label: "Legs", cells: ["both", "one"] }] };
  const contrast = { ...COMPARE.contrast, beside };
  model.hear({ scene: { ...done, count: 2, compare: { ...COMPARE, contrast } } });
  assert.match(one(el, ".bk-pt-contrast table").textContent, /PQLegsbothone/);
  assert.equal(document.activeElement, one(el, ".bk-pt-contrast h4"));
});

test("on a lesson's page the two are offered side by side once both were worked up, here or elsewhere", () => {
  const { dataset } = document.documentElement;
  const done = { ...SCENE, count: 1, compare: COMPARE };
  dataset.workedUp = "p";
  const { el, model } = consultation({ value: ["sure:sure"], scene: done });
  document.body.append(el);
  assert.equal(all(el, ".bk-pt-contrast button").length, 0);
  assert.match(one(el, ".bk-pt-contrast .bk-quiet").textContent, /beside_later/);

  dataset.workedUp = "p q";
  document.dispatchEvent(new Event("bk-case-done"));
  assert.equal(all(el, ".bk-pt-contrast .bk-quiet").length, 0);
  button(el, "beside").click();
  assert.deepEqual(model.told.at(-1), { value: ["sure:sure", "beside:q"] });
  delete dataset.workedUp;
  el.remove();
});

test("once both are worked up, each is shown beside the other by itself", () => {
  const done = { ...SCENE, count: 1, compare: COMPARE };
  const first = consultation({ value: ["sure:sure"], scene: done });
  document.body.append(first.el);
  assert.equal(first.model.told.length, 0);

  const contrast = { ...COMPARE.contrast, partner: "p" };
  const other = consultation({ case: { ...CASE, id: "q" } });
  document.body.append(other.el);
  other.model.hear({ value: ["sure:sure"], scene: { ...done, compare: { ...COMPARE, contrast } } });
  assert.deepEqual(other.model.told, [{ value: ["sure:sure", "beside:p"] }]);
  assert.deepEqual(first.model.told, [{ value: ["sure:sure", "beside:q"] }]);
});
