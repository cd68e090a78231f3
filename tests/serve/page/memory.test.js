import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "../../support/dom.js";

const { Memory } = await import("../../../backedu/serve/page/memory.js");
const NAME = "backedu:answers";
const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "null")?.answers;
const CARD = { asked: { id: "q", set: ["value", "sure"], whole: "h1" } };
const PARTS = { p: "h1", q: "h2" };
const FORM = { asked: { id: "form", set: ["value"], at: [["value", "draft"]], parts: PARTS } };

/** @param {Record<string, any>} [changes] */
const lesson = (changes) => ({
  lesson: "one",
  version: "v1",
  models: { a: CARD, b: FORM, c: {} },
  ...changes,
});

/** @param {Record<string, any>} answers @param {any} besides */
const put = (answers, besides = {}) =>
  localStorage.setItem(NAME, JSON.stringify({ format: 2, answers, ...besides }));

/** Answers of someone who answered all. */
function answered() {
  const memory = new Memory(lesson());
  memory.add("a", { value: "x", sure: "sure" }, true);
  memory.follow("a", { feedback: "Right" });
  memory.add("b", { value: { draft: { p: 1, q: 2 } } }, true);
  memory.write();
}

beforeEach(() => {
  localStorage.clear();
});

test("what was answered is there again, and what followed from it", () => {
  answered();
  const again = new Memory(lesson());

  assert.deepEqual(again.set("a"), { value: "x", sure: "sure" });
  assert.deepEqual(again.known("a"), { value: "x", sure: "sure", feedback: "Right" });
  assert.deepEqual(again.told, ["a", "b"]);
  assert.deepEqual(Object.keys(kept()), ["one/q", "one/form"]);
});

test("a question that moves within its lesson keeps its answer", () => {
  answered();
  const moved = new Memory(lesson({ models: { z: {}, d: CARD } }));

  assert.deepEqual(moved.set("d"), { value: "x", sure: "sure" });
});

test("a lesson that changes elsewhere loses no answer, but what followed is asked for again", () => {
  answered();
  const again = new Memory(lesson({ version: "v2" }));

  assert.deepEqual(again.known("a"), { value: "x", sure: "sure" });
  assert.equal(again.changed.size, 0);
});

test("a question that has changed keeps nothing, and it is known which", () => {
  answered();
  const models = { a: { asked: { ...CARD.asked, whole: "h9" } }, b: FORM };
  const again = new Memory(lesson({ models }));

  assert.deepEqual(again.known("a"), {});
  assert.deepEqual([...again.changed], ["a"]);
});

test("of several questions the one that has changed loses its answer", () => {
  answered();
  const models = { b: { asked: { ...FORM.asked, parts: { p: "h1", q: "h9" } } } };
  const again = new Memory(lesson({ models }));

  assert.deepEqual(again.set("b"), { value: { draft: { p: 1 } } });
  assert.deepEqual([...again.changed], ["b"]);
});

test("of a question that is twice in a lesson each has its own answer", () => {
  const memory = new Memory(lesson({ models: { a: CARD, b: CARD } }));
  memory.add("a", { value: 1 });
  memory.add("b", { value: 2 });
  memory.write();

  assert.deepEqual(Object.keys(kept()), ["one/q", "one/b"]);
});

test("two tabs merge: of each question the newest answer stays", () => {
  const [one, two] = [new Memory(lesson()), new Memory(lesson())];
  one.add("a", { value: "one" });
  two.add("b", { value: { draft: { p: "two" } } });
  one.write();
  two.write();
  one.sync();
  one.add("b", { value: { draft: { q: "newer" } } });
  one.write();

  assert.deepEqual(two.sync(), ["a", "b"]);
  assert.deepEqual(two.set("a"), { value: "one" });
  assert.deepEqual(two.set("b"), { value: { draft: { q: "newer" } } });
  assert.deepEqual(two.sync(), []);
});

test("what another tab deletes is gone here, but not what is not written yet", () => {
  answered();
  const memory = new Memory(lesson());
  memory.add("c", { value: 3 });
  localStorage.clear();

  assert.deepEqual(memory.sync(), ["a", "b"]);
  memory.write();
  assert.deepEqual(Object.keys(kept()), ["one/c"]);
});

test("an answer is newer than one from a clock that is ahead", () => {
  put({ "one/q": { asked: "h1", when: 9e15, set: { value: "old" } } });
  const memory = new Memory(lesson());
  memory.add("a", { value: "new" });
  memory.write();

  assert.equal(kept()["one/q"].set.value, "new");
});

test("a page may set what it may set, whoever wrote the document", () => {
  put({ "one/q": { asked: "h1", when: 1, set: { value: "x", feedback: { text: "forged" } } } });

  assert.deepEqual(new Memory(lesson()).known("a"), { value: "x" });
});

for (const text of ["not JSON", "null", '{"format":4,"answers":{}}', '{"format":2,"answers":[]}']) {
  test(`what cannot be read is set aside: ${text}`, () => {
    localStorage.setItem(NAME, text);
    const memory = new Memory(lesson());
    assert.deepEqual(memory.known("a"), {});
    memory.add("a", { value: 1 });
    memory.write();

    assert.equal(localStorage.getItem("backedu:set-aside"), text);
    assert.equal(kept()["one/q"].set.value, 1);
  });
}

test("an entry that is damaged is left out alone", () => {
  const sound = { asked: "h1", when: 1, set: { value: "x" } };
  put({ "one/q": sound, "one/form": { when: "soon", set: 3 }, "one/c": null });
  const memory = new Memory(lesson());

  assert.deepEqual(memory.set("a"), { value: "x" });
  assert.deepEqual(memory.told, []);
});

test("the older form is given up, and it is known", () => {
  localStorage.setItem("backedu:one", '{"version":"v1","changed":{},"known":{}}');

  assert.equal(new Memory(lesson()).wasOlder, true);
  assert.equal(new Memory(lesson()).wasOlder, false);
});

test("bytes are kept", () => {
  const memory = new Memory(lesson());
  memory.add("c", { value: new Uint8Array([0, 200, 255]) });
  memory.write();
  const { value } = new Memory(lesson()).set("c");

  assert.deepEqual([...new Uint8Array(value.buffer)], [0, 200, 255]);
});

test("what comes quickly is written once, when it rests", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = /** @type {any} */ (globalThis.setTimeout);
  const memory = new Memory(lesson());
  memory.add("a", { value: 1 });
  t.mock.timers.tick(150);
  memory.add("a", { value: 2 });
  t.mock.timers.tick(150);
  assert.equal(kept(), undefined);
  t.mock.timers.tick(100);

  assert.equal(kept()["one/q"].set.value, 2);
});

test("where nothing can be kept the page knows it, and its answers are there until it is left", () => {
  const lost = mock.fn();
  const setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  mock.getter(globalThis, "localStorage", () => ({ getItem: () => null, setItem }));
  const memory = new Memory(lesson(), lost);
  memory.add("a", { value: 1 });
  memory.write();

  assert.equal(lost.mock.callCount(), 1);
  assert.deepEqual(new Memory(lesson()).set("a"), { value: 1 });
  mock.restoreAll();
});

const REVIEW = { asked: { id: "Review", set: ["value", "kept"], rows: "kept", whole: "r" } };
const review = () => new Memory({ lesson: "00_review", version: "v", models: { r: REVIEW } });
const STEM = "00_review/Review";

test("each row of a table is kept by itself, and two tabs add to it", () => {
  const [one, two] = [review(), review()];
  one.add("r", { value: { at: 1 }, kept: { a: [1] } }, true);
  two.add("r", { kept: { b: [2] } }, true);
  one.write();
  two.write();

  const names = Object.keys(kept()).filter((name) => name.startsWith(STEM));
  assert.deepEqual(names, [STEM, `${STEM}/a`, `${STEM}/b`]);
  assert.deepEqual(one.sync(), ["r"]);
  assert.deepEqual(one.set("r").kept, { a: [1], b: [2] });
  assert.deepEqual(one.sync(), []);
  assert.deepEqual(review().told, ["r"]); // what follows from rows is asked for again
  assert.equal(review().known("r").result, undefined);
});

test("of a row the newest stays, and one that is the same is not written again", () => {
  const [one, two] = [review(), review()];
  one.add("r", { kept: { a: [1] } });
  one.write();
  const { when } = kept()[`${STEM}/a`];
  two.sync();
  two.add("r", { kept: { a: [1], b: [2] } });
  two.write();

  assert.equal(kept()[`${STEM}/a`].when, when);
  two.add("r", { kept: { a: [3] } });
  two.write();
  one.sync();
  assert.deepEqual(one.set("r").kept, { a: [3], b: [2] });
});

test("the schedule of an older document goes on as rows", () => {
  const traces = { "question/q": [3.5, 5, 10, 20, 1] };
  put({ [STEM]: { asked: "r", when: 7, set: { value: { traces, at: 9 } } }, "one/q": null });

  assert.deepEqual(review().set("r"), { kept: traces });
  review().write();
  const memory = review();
  memory.add("r", { kept: { exam: ["2027-01-20"] } });
  memory.write();
  assert.equal(JSON.parse(localStorage.getItem(NAME) ?? "").format, 3);
  assert.deepEqual(review().set("r").kept, { ...traces, exam: ["2027-01-20"] });
});
