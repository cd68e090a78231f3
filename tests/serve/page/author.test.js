import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { all, one } from "../../support/dom.js";

mock.timers.enable({ apis: ["setInterval"] });
/** @type {any} */ (window).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;
const reload = mock.method(location, "reload", () => {});
let hidden = false;
Object.defineProperty(document, "hidden", { get: () => hidden });

/** @type {string[]} */
const asked = [];
/** @type {() => object} */
let answer = () => ({});
Object.assign(globalThis, {
  /** @param {string} address */
  fetch: async (address) => {
    asked.push(address);
    const news = answer();
    return { ok: true, json: async () => ({ page: "p1", faults: [], is_busy: false, ...news }) };
  },
});

const words = JSON.stringify({ title: "Mend this", kept: "The last is shown", busy: "Working" });
document.body.innerHTML = '<script id="author"></script>';
Object.assign(one(document, "#author").dataset, {
  news: "/news",
  page: "p1",
  sheet: "/author.css",
  words,
});
await import("../../../backedu/serve/page/author.js");

const text = () => all(one(document, ".author"), "p, li").map((each) => each.textContent);

/** Lets the page ask, and be told. @param {() => object} say */
async function hear(say) {
  answer = say;
  mock.timers.tick(2000);
  await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => {
  hidden = false;
  asked.length = 0;
  reload.mock.resetCalls();
});

test("nothing is asked or fetched while the page opens", async () => {
  assert.deepEqual(asked, []);
  await hear(() => ({}));
  assert.deepEqual(asked, ["/news"]);
  assert.equal(document.querySelector("link"), null);
});

test("what is wrong is said in a place that a screen reader reads, until it is mended", async () => {
  await hear(() => ({ faults: ["a.toml: no stem", "b.toml: <b>"] }));

  assert.equal(one(document, ".author").getAttribute("role"), "status");
  assert.deepEqual(text(), ["Mend this", "a.toml: no stem", "b.toml: <b>", "The last is shown"]);
  assert.equal(one(document, "link").getAttribute("href"), "/author.css");
  await hear(() => ({}));
  assert.deepEqual(text(), []);
});

test("work that goes on is said, alone or under what is wrong", async () => {
  await hear(() => ({ is_busy: true }));
  assert.deepEqual(text(), ["Working"]);
  await hear(() => ({ faults: ["x"], is_busy: true }));
  assert.deepEqual(text(), ["Mend this", "x", "The last is shown", "Working"]);
});

test("the page is loaded again only for another page than its own", async () => {
  await hear(() => ({}));
  await hear(() => ({ page: "", faults: ["x"] }));
  assert.equal(reload.mock.callCount(), 0);
  await hear(() => ({ page: "p2" }));
  assert.equal(reload.mock.callCount(), 1);
});

test("a tab that nobody looks at asks nothing, and asks at once when it is looked at", async () => {
  hidden = true;
  await hear(() => ({}));
  assert.deepEqual(asked, []);
  hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(asked, ["/news"]);
});

test("a server that does not answer is asked again", async () => {
  await hear(() => {
    throw new TypeError("Failed to fetch");
  });
  await hear(() => ({ faults: ["x"] }));
  assert.deepEqual(text(), ["Mend this", "x", "The last is shown"]);
});
