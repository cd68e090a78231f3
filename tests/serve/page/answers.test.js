import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import "../../support/dom.js";

const { Answers } = await import("../../../backedu/serve/page/answers.js");

const WORDS = {
  thinking: "Thinking",
  no_answer: "No answer",
  not_set_up: "Reload",
  try_again: "Again",
};

/** @type {{ address: string, settings: any, reply: (status: number, answer?: any) => void, lose: () => void }[]} */
let asked;
/** @type {Record<string, any>[]} what control a was told, in order */
let heard;
/** @type {any} */
let memory;
/** @type {any} */
let answers;

const settle = async () => {
  for (let i = 0; i < 5; i += 1) await new Promise((done) => setImmediate(done));
};
const status = () => document.getElementById("status")?.textContent ?? "";
/** @param {any} value */
const change = (value) => answers.change("a", { value });

afterEach(() => mock.timers.reset());
beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = /** @type {any} */ (globalThis.setTimeout);
  document.body.innerHTML = '<p id="status"></p>';
  // biome-ignore lint/suspicious/noDocumentCookie: the server sets it
  document.cookie = "_xsrf=token";
  asked = [];
  heard = [];
  /** @type {Record<string, any>} */
  const kept = {};
  memory = {
    kept,
    set: (/** @type {string} */ id) => kept[id] ?? {},
    add: (/** @type {string} */ id, /** @type {any} */ traits) => {
      kept[id] = { ...kept[id], ...traits };
    },
    follow: mock.fn(),
  };
  globalThis.fetch = /** @type {any} */ (
    (/** @type {string} */ address, /** @type {any} */ { body, headers, method, signal }) =>
      new Promise((resolve, reject) => {
        assert.equal(method, "POST");
        assert.ok(["token", ""].includes(headers["X-XSRFToken"]));
        assert.ok(signal instanceof AbortSignal);
        const reply = (/** @type {number} */ code, /** @type {any} */ answer = {}) =>
          resolve(new Response(JSON.stringify(answer), { status: code }));
        const lose = () => reject(new TypeError("lost"));
        asked.push({ address, settings: JSON.parse(body), reply, lose });
      })
  );
  const model = {
    receive: (/** @type {any} */ state) => heard.push(state),
    settledBy: () => ({}),
  };
  const models = /** @type {any} */ (new Map([["a", model]]));
  const lesson = /** @type {any} */ ({ lesson: "two words", base: "/base/" });
  answers = new Answers(lesson, memory, models, /** @type {any} */ (WORDS));
});

test("a change is sent with all that was ever set, and its answer reaches the control", async () => {
  memory.kept.a = { what_if: { age: 7 } };
  change(5);
  assert.deepEqual(asked[0]?.settings, { what_if: { age: 7 }, value: 5 });
  assert.equal(asked[0]?.address, "/base/lesson/two%20words/answer/a");
  asked[0]?.reply(200, { result: "five" });
  await settle();

  assert.deepEqual(heard, [{ result: "five" }]);
  assert.deepEqual(memory.follow.mock.calls.at(-1).arguments, ["a", { result: "five" }]);
  assert.equal(status(), "");
});

test("one request at a time, and the newest value wins", async () => {
  for (const value of [1, 2, 3]) change(value);
  assert.equal(asked.length, 1);
  asked[0]?.reply(200, { result: "one" });
  await settle();

  assert.deepEqual(
    asked.map(({ settings }) => settings.value),
    [1, 3],
  );
  asked[1]?.reply(200, { result: "three" });
  await settle();
  assert.deepEqual(heard.at(-1), { result: "three" });
  assert.equal(asked.length, 2);
});

test("an answer that came too late shows no verdict, but a picture may follow behind", async () => {
  change(1);
  change(2);
  asked[0]?.reply(200, { result: "one", value: 1, figure: { data: [1] } });
  await settle();

  assert.deepEqual(heard, [{ figure: { data: [1] } }]);
});

test("other controls do not wait for one that is slow", () => {
  change(1);
  answers.change("b", { value: 2 });

  assert.deepEqual(
    asked.map(({ address }) => address.at(-1)),
    ["a", "b"],
  );
});

test("a request that is lost is sent again, with the newest value", async () => {
  change(1);
  change(2);
  asked[0]?.lose();
  await settle();
  mock.timers.tick(1000);
  await settle();

  assert.deepEqual(
    asked.map(({ settings }) => settings.value),
    [1, 2],
  );
  asked[1]?.reply(200, { result: "two" });
  await settle();
  assert.deepEqual(heard, [{ result: "two" }]);
  assert.equal(status(), "");
});

test("when it is lost again and again a sentence says so, and the button tries again", async () => {
  change(1);
  for (let i = 0; i < 3; i += 1) {
    asked.at(-1)?.lose();
    await settle();
    mock.timers.tick(1000);
    await settle();
  }
  assert.match(status(), /No answer/);
  assert.equal(asked.length, 3);
  document.querySelector("button")?.click();
  asked.at(-1)?.reply(200, { result: "one" });
  await settle();

  assert.equal(asked.length, 4);
  assert.deepEqual(heard, [{ result: "one" }]);
  assert.equal(status(), "");
});

test("it goes on by itself when the network is back", async () => {
  change(1);
  asked[0]?.reply(503, { message: "Busy." });
  await settle();
  dispatchEvent(new Event("online"));

  assert.equal(asked.length, 2);
  assert.equal(asked[1]?.settings.value, 1);
});

test("what the server says is shown as text", async () => {
  change(1);
  asked[0]?.reply(503, { message: "The server is <b>busy</b>." });
  await settle();

  assert.match(status(), /The server is <b>busy<\/b>\./);
  assert.deepEqual(heard, []);
});

test("a refusal without a sentence asks for a reload", async () => {
  change(1);
  for (let i = 0; i < 3; i += 1) {
    asked[i]?.reply(403);
    await settle();
  }

  assert.match(status(), /Reload/);
});

test("a request that is never answered is given up, and tried again by itself", async () => {
  change(1);
  mock.timers.tick(20_000);
  await settle();
  assert.match(status(), /No answer/);
  assert.equal(asked.length, 1);
  mock.timers.tick(5_000);
  asked[1]?.reply(200, { result: "one" });
  await settle();

  assert.deepEqual(heard, [{ result: "one" }]);
  assert.equal(status(), "");
});

test("it goes on when the reader is back: from another tab, another page, or sleep", async () => {
  const mine = () => asked.filter(({ settings }) => settings.value === 77);
  change(77);
  for (const come of [
    () => document.dispatchEvent(new Event("visibilitychange")),
    () => dispatchEvent(new Event("pageshow")),
  ]) {
    const before = mine().length;
    mine().at(-1)?.reply(503, { message: "Busy." });
    await settle();
    come();
    assert.equal(mine().length, before + 1);
  }
});

test("of two cookies of that name each is tried; with none the request goes all the same", async () => {
  // biome-ignore lint/suspicious/noDocumentCookie: something else on this machine sets it
  document.cookie = "_xsrf=junk; path=/lesson";
  const tried = /** @type {string[]} */ ([]);
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ _, /** @type {any} */ { headers }) => {
      tried.push(headers["X-XSRFToken"]);
      const isRight = headers["X-XSRFToken"] === "token";
      return new Response(isRight ? '{"result": "one"}' : "{}", { status: isRight ? 200 : 403 });
    }
  );
  change(1);
  await settle();
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = "_xsrf=junk; path=/lesson; max-age=0";

  assert.ok(tried.includes("token"));
  assert.deepEqual(heard, [{ result: "one" }]);
});

test("what is not JSON is no answer", async () => {
  globalThis.fetch = /** @type {any} */ (async () => new Response("<html>Log in</html>"));
  change(1);
  for (let i = 0; i < 3; i += 1) {
    await settle();
    mock.timers.tick(1000);
  }
  await settle();

  assert.match(status(), /No answer/);
  assert.deepEqual(heard, []);
});
