import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "../../../support/dom.js";

const { showDue } = await import("../../../../backedu/serve/page/reading/due.js");
const { keep } = await import("../../../../backedu/serve/page/kept.js");
const HOUR_MS = 3_600_000;
const NAME = "00_review/Review/question/q";
const row = (when = 5) => ({ [NAME]: { asked: null, when, set: { row: [5, "sure", true] } } });
const pill = () => /** @type {HTMLElement} */ (document.querySelector("[data-due]"));
/** @type {{ address: string, told: any }[]} */
let asked = [];
const shelf = () => {
  const card = document.querySelector("[data-cards]");
  return [card?.querySelector("p"), card?.querySelector("a")].map((part) => part?.textContent);
};
/** @param {{ due: number, lost?: number }} result */
const told = (result) => ({ ok: true, status: 200, json: async () => ({ result }) });
let reply = told({ due: 3 });

async function open() {
  pill().textContent = "";
  pill().hidden = true;
  await showDue();
}

beforeEach(() => {
  asked = [];
  localStorage.clear();
  document.documentElement.dataset.words = JSON.stringify({ due: "{n} due" });
  const cards = {
    s: 30,
    one: ["One is due.", "Review it"],
    many: ["{n} are due, {minutes} minutes.", "Review {n}"],
    forgotten: "About {n} are lost.",
  };
  document.body.innerHTML = `<a><span data-due="backedu-1" data-base="/b/" hidden></span></a>
    <section data-cards='${JSON.stringify(cards)}'><p>They come back.</p><a>Review a few</a></section>`;
  mock.method(
    globalThis,
    "fetch",
    async (/** @type {string} */ address, /** @type {any} */ about) => {
      asked.push({ address, told: JSON.parse(about.body) });
      return reply;
    },
  );
});

test("who has reviewed nothing asks nothing", async () => {
  await open();

  assert.deepEqual([asked.length, pill().hidden], [0, true]);
});

test("several pages ask once, until a row is new or an hour is over", async () => {
  mock.timers.enable({ apis: ["Date"], now: 9 * HOUR_MS });
  keep(row());
  await open();
  await open();
  assert.deepEqual([asked.length, pill().textContent, pill().hidden], [1, "3 due", false]);
  assert.equal(asked[0]?.address, "/b/lesson/00_review/answer/backedu-1");
  assert.deepEqual(asked[0]?.told.kept, { "question/q": [5, "sure", true] });
  keep(row(7));
  await open();
  assert.equal(asked.length, 2);
  mock.timers.tick(HOUR_MS);
  await open();
  mock.timers.reset();

  assert.equal(asked.length, 3);
});

test("the shelf says how many cards are due and how long they take, while any are", async () => {
  keep(row());
  await open();
  assert.deepEqual(shelf(), ["3 are due, 2 minutes.", "Review 3"]);
  const well = reply;
  reply = told({ due: 1, lost: 1 });
  keep(row(7));
  await open();
  assert.deepEqual(shelf(), ["One is due.", "Review it"]);
  reply = told({ due: 0 });
  keep(row(8));
  await open();
  reply = well;

  assert.deepEqual([shelf(), pill().hidden], [["They come back.", "Review a few"], true]);
});

test("the shelf says how many are probably forgotten, also from what was kept", async () => {
  keep(row(9));
  const well = reply;
  reply = told({ due: 12, lost: 3 });
  await open();
  const first = shelf();
  await open();
  reply = well;

  assert.deepEqual(first, ["12 are due, 6 minutes. About 3 are lost.", "Review 12"]);
  assert.deepEqual([shelf(), asked.length], [first, 1]);
});

test("where the review does not answer nothing is said, and the next page asks again", async () => {
  keep(row());
  const well = reply;
  reply = { ok: false, status: 503, json: async () => /** @type {any} */ ({}) };
  await open();
  assert.equal(pill().hidden, true);
  reply = well;
  await open();

  assert.deepEqual([asked.length, pill().textContent], [2, "3 due"]);
});

test("a page that was kept whole and is returned to does not count what is gone", async () => {
  keep(row());
  await open();
  assert.equal(pill().hidden, false);
  localStorage.clear();
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));

  assert.equal(pill().hidden, true);
});
