import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/player/player.js");

const film = (/** @type {number} */ x) => ({
  box: [0, 0, 10, 10],
  behind: [],
  layers: [["skin", [3], "fold", []]],
  frames: [
    [x, 0, 50 - x, 0, 0, 50],
    [10, 0, -10, 0, 0, 0],
  ],
  order: [0, 1],
  at: [0, 1],
  way: [],
});
const steps = ["Lie", "Lift"].map((name) => ({ name, cue: `${name} so.`, seconds: 1, hold_s: 2 }));
const item = {
  id: "m",
  name: "Move",
  note: "sure",
  build: "a",
  tone: "3",
  still: film(0),
  forms: ["usual", "harder"].map((id) => ({ id, label: id, name: id, says: "", steps })),
  mistake: { name: "Wrong", says: "Not so." },
  parts: [
    { name: "Dose", items: ["Five."] },
    { name: "Care", items: ["One", "Two"] },
  ],
  evidence: { sources: [], certainty: "low", reviewed: "" },
  drawing: ["About."],
};
const choices = [
  {
    name: "build",
    label: "Who",
    options: [
      { id: "", label: "Mix" },
      { id: "b", label: "B" },
    ],
  },
];
const drawn = (/** @type {string} */ of, x = 0) => ({ of, film: film(x), mistake: film(x) });
const start = { build: "", tone: "", forms: {}, open: [] };
const player = (traits = {}) =>
  draw(control, {
    items: [item],
    choices,
    value: start,
    drawn: {},
    films: {},
    words: { player: words.player, cited: words.cited },
    ...traits,
  });

/** Opens a fold, which tells of it. @param {any} card */
function open(card) {
  card.open = true;
}

beforeEach(() => document.body.replaceChildren());

test("words are there before any picture, and nothing plays", () => {
  const { el } = player();

  assert.deepEqual(
    all(el, ".bk-player-steps li b").map((each) => each.textContent),
    ["Lie.", "Lift."],
  );
  assert.match(one(el, ".bk-player-parts").textContent, /Dose.*Five\..*Care.*One.*Two/);
  assert.equal(button(el, words.player.play).disabled, true);
  assert.equal(one(el, ".bk-player-card").dataset.tone, "3");
});

test("without files a kernel is asked for what is open, and its picture can be stepped", () => {
  const { el, model } = player();
  open(one(el, ".bk-player-card"));
  assert.deepEqual(model.told, [{ value: { ...start, open: ["m"] } }]);
  assert.match(one(el, "[role=status]").textContent, /Loading/);

  model.hear({ drawn: { m: drawn("m usual a") } });

  assert.equal(one(el, "[role=status]").textContent, "");
  assert.match(one(el, ".bk-player-cue").textContent, /^Lie\. Lie so\.$/);
  one(el, `[aria-label="${words.player.next}"]`).click();
  assert.match(one(el, ".bk-player-cue").textContent, /^Lift\./);
  assert.match(one(el, ".bk-player-count").textContent, /Round 1 · hold 2/);
  assert.equal(one(el, "[aria-current=step]").textContent.startsWith("Lift."), true);
  assert.equal(all(el, ".bk-player-strip li").length, 2);
});

test("with files nobody is asked, and each is fetched once", async () => {
  /** @type {any[]} */
  const asked = [];
  const files = { "m usual a": { address: "/one" }, "m harder a": { address: "/two" } };
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      asked.push(address);
      return { ok: true, json: async () => drawn(address === "/one" ? "m usual a" : "m harder a") };
    }
  );
  const { el, model } = player({ films: files });
  open(one(el, ".bk-player-card"));
  await new Promise(setImmediate);
  const [usual, harder] = all(el, ".bk-player-card input[type=radio]");
  for (const form of [harder, usual]) {
    set(form, true);
    await new Promise(setImmediate);
  }

  assert.deepEqual(asked, ["/one", "/two"]);
  assert.deepEqual(model.told, []);
  assert.equal(all(el, ".bk-player-wrong svg").length, 1);
});

test("a file that does not come is said in a sentence, and asked for again", async () => {
  globalThis.fetch = /** @type {any} */ (async () => ({ ok: false, status: 404 }));
  const { el } = player({ films: { "m usual a": { address: "/gone" } } });
  open(one(el, ".bk-player-card"));
  await new Promise(setImmediate);

  assert.match(one(el, "[role=status]").textContent, /Failed/);
  assert.equal(all(el, ".bk-player-screen svg").length, 1);
});

test("a sheet is made of what is chosen, and a fault is said", async () => {
  assert.equal(all(player().el, ".bk-player-sheet").length, 0);
  const closed = mock.fn();
  const tab = { location: { href: "" }, close: closed };
  window.open = /** @type {any} */ (() => tab);
  globalThis.fetch = /** @type {any} */ (async () => ({ ok: false, status: 404 }));
  const { el, model } = player({ paper: "/paper", films: { "m usual a": { address: "/one" } } });
  assert.equal(button(el, words.player.sheet_open).disabled, true);
  set(one(el, ".bk-player-sheet input[type=checkbox]"), true);
  assert.deepEqual(model.get("value").sheet, { m: "" });
  button(el, words.player.sheet_open).click();
  await new Promise(setImmediate);

  assert.equal(closed.mock.callCount(), 1);
  assert.equal(one(el, ".bk-player-sheet [role=status]").textContent, "Not opened");
  set(one(el, ".bk-player-sheet input[type=checkbox]"), false);
  assert.deepEqual(model.get("value").sheet, {});
});

test("a control that is taken away listens no longer", () => {
  const { leave, model } = player();
  leave();

  assert.equal(model.isHeard, false);
});
