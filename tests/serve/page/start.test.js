import "../../support/dom.js";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

const page = document.documentElement;
Object.assign(page.dataset, {
  host: "/host.js",
  models: "data:application/json,7",
  modules: "/a.js /b.js",
});
Object.assign(page.dataset, { plotly: "/plotly.js", figures: "1" });
const { beginAtTop, fetchAhead, layOutRest, startAuthor } = await import(
  "../../../backedu/serve/page/start.js"
);
const { DRAWN } = await import("../../../backedu/serve/page/reading/place.js");

afterEach(() => {
  location.hash = "";
  history.replaceState(null, "");
  delete page.dataset.opening;
});

test("what is below the first screen is laid out after it, once its controls are drawn", () => {
  beginAtTop();
  layOutRest();
  assert.equal(page.dataset.opening, "");
  dispatchEvent(new Event(DRAWN));
  assert.equal(page.dataset.opening, undefined);
});

test("it is laid out all the same where the controls don't come", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  beginAtTop();
  layOutRest();
  t.mock.timers.tick(299);
  assert.equal(page.dataset.opening, "");
  t.mock.timers.tick(1);
  assert.equal(page.dataset.opening, undefined);
});

test("a reader who goes to a part finds all above it laid out", () => {
  location.hash = "#check";
  beginAtTop();
  assert.equal(page.dataset.opening, undefined);
});

test("a reader who comes back finds the page as long as it was", () => {
  history.replaceState({ place: { i: 3, top: 80 } }, "");
  beginAtTop();
  assert.equal(page.dataset.opening, undefined);
});

const links = () => [...document.head.querySelectorAll("link")];
const asked = () => links().map((link) => link.getAttribute("href"));

test("plotly.js is fetched once the controls' own scripts have come, or have not", async (t) => {
  t.after(() => document.head.replaceChildren());
  fetchAhead();
  await new Promise((later) => requestAnimationFrame(() => setTimeout(later, 10)));
  assert.deepEqual(asked(), ["data:application/json,7", "/host.js", "/a.js", "/b.js"]);

  const [, ...scripts] = links();
  for (const link of scripts) {
    link.dispatchEvent(new Event(link === scripts[0] ? "error" : "load"));
  }
  await new Promise((later) => setTimeout(later));
  assert.equal(asked().at(-1), "/plotly.js");
});

for (const [took_ms, isAsked] of [
  [99, true],
  [100, false],
]) {
  test(`where the page came within ${took_ms} ms, plotly.js ${isAsked ? "comes too" : "waits"}`, async (t) => {
    t.after(() => document.head.replaceChildren());
    const own = { requestStart: 5, responseEnd: 5 + Number(took_ms) };
    t.mock.method(performance, "getEntriesByType", () => [own]);
    fetchAhead();
    await new Promise((later) => requestAnimationFrame(() => setTimeout(later, 10)));
    assert.equal(asked().at(-1) === "/plotly.js", isAsked);
  });
}

test("the author's script is asked for when the controls are, or should be, there", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = () => document.head.querySelectorAll('script[src="/author.js"]').length;
  startAuthor();
  assert.equal(asked(), 0);
  const author = Object.assign(document.createElement("div"), { id: "author" });
  author.dataset.script = "/author.js";
  document.body.append(author);
  startAuthor();
  t.mock.timers.tick(999);
  assert.equal(asked(), 0);
  t.mock.timers.tick(1);
  assert.equal(asked(), 1);
});
