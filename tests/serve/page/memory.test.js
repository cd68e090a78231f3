import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "../../support/dom.js";

const { Memory } = await import("../../../backedu/serve/page/memory.js");
const NAME = "backedu:one";
const kept = (/** @type {Storage} */ store) => JSON.parse(store.getItem(NAME) ?? "null");

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  delete document.documentElement.dataset.forget;
});

test("what was kept is there again, in this tab and in a new one", () => {
  const memory = new Memory("one", "v1");
  memory.add("changed", "a", { value: 1 });
  memory.add("known", "a", { value: 1, result: "one" });
  memory.write();
  const again = new Memory("one", "v1").kept;
  sessionStorage.clear();

  assert.deepEqual(again.changed, { a: { value: 1 } });
  assert.deepEqual(again.known, { a: { value: 1, result: "one" } });
  assert.deepEqual(new Memory("one", "v1").kept.known, again.known);
});

test("a tab goes on with its own answers", () => {
  const here = { version: "v1", changed: {}, known: { a: { value: "here" } } };
  sessionStorage.setItem(NAME, JSON.stringify(here));
  localStorage.setItem(NAME, JSON.stringify({ ...here, known: { a: { value: "there" } } }));

  assert.equal(new Memory("one", "v1").kept.known.a?.value, "here");
});

test("traits are kept beside those that were kept before", () => {
  const memory = new Memory("one", "v1");
  memory.add("known", "a", { value: 1, result: "one" });
  memory.add("known", "a", { value: 2 });

  assert.deepEqual(memory.kept.known.a, { value: 2, result: "one" });
});

for (const text of [
  JSON.stringify({ version: "v0", changed: {}, known: { a: { value: 4 } } }),
  JSON.stringify({ version: "v1" }),
  JSON.stringify({ version: "v1", changed: null, known: 3 }),
  JSON.stringify({ version: "v1", changed: {}, known: [] }),
  "not JSON",
  "null",
]) {
  test(`kept by another lesson, or damaged: ${text}`, () => {
    sessionStorage.setItem(NAME, text);

    assert.deepEqual(new Memory("one", "v1").kept, { version: "v1", changed: {}, known: {} });
  });
}

test("bytes are kept", () => {
  const memory = new Memory("one", "v1");
  memory.add("known", "a", { value: new Uint8Array([0, 200, 255]) });
  memory.write();
  const { value } = new Memory("one", "v1").kept.known.a ?? {};

  assert.deepEqual([...new Uint8Array(value.buffer)], [0, 200, 255]);
});

test("what comes quickly is written once, when it rests", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = /** @type {any} */ (globalThis.setTimeout);
  const memory = new Memory("one", "v1");
  memory.add("known", "a", { value: 1 });
  mock.timers.tick(150);
  memory.add("known", "a", { value: 2 });
  mock.timers.tick(150);
  assert.equal(kept(localStorage), null);
  mock.timers.tick(100);
  mock.timers.reset();

  assert.deepEqual(kept(localStorage).known, { a: { value: 2 } });
});

test("nothing is written where nothing was done, nor once it is to be forgotten", () => {
  const memory = new Memory("one", "v1");
  memory.write();
  assert.equal(kept(localStorage), null);
  memory.add("known", "a", { value: 1 });
  document.documentElement.dataset.forget = "";
  memory.write();

  assert.equal(kept(localStorage), null);
});
