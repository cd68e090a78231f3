import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setImmediate as soon } from "node:timers/promises";
import { FakeModel } from "../../support/dom.js";

const { FrameAsker } = await import("../../../backedu/widgets/lab/frame_asker.js");

/** @type {{ address: string, answer: (figure: any, ok?: boolean) => void }[]} */
let asked = [];
const fetched = (/** @type {any} */ address) =>
  new Promise((resolve) => {
    const answer = (/** @type {any} */ figure, ok = true) =>
      resolve({ ok, status: 503, json: async () => figure });
    asked.push({ address, answer });
  });

beforeEach(() => {
  asked = [];
  globalThis.fetch = /** @type {any} */ (fetched);
});

function asker() {
  const frames = { picture: "/picture/1", shown: { size: 0 } };
  const model = /** @type {any} */ (new FakeModel({ frames, value: { size: 0 }, figure: null }));
  let givenUp = 0;
  const giveUp = () => {
    givenUp += 1;
  };
  const one = new FrameAsker(model, giveUp);
  const move = (/** @type {number} */ size) => {
    model.set("value", { size });
    one.ask();
  };
  return { model, move, one, givenUp: () => givenUp };
}

test("what the page shows already is not asked for", () => {
  asker().one.ask();

  assert.equal(asked.length, 0);
});

test("two are on their way at most, then the newest value goes", async () => {
  const { move, model } = asker();
  for (const size of [1, 2, 3, 4]) move(size);
  assert.equal(asked.length, 2);
  asked[0]?.answer({ finding: "one" });
  await soon();

  assert.equal(asked.length, 3);
  assert.equal(asked[2]?.address, "/picture/1?value=%7B%22size%22%3A4%7D");
  assert.deepEqual(model.get("figure"), { finding: "one" });
});

test("a picture that comes after a newer one is dropped", async () => {
  const { move, model } = asker();
  move(1);
  move(2);
  asked[1]?.answer({ finding: "two" });
  await soon();
  asked[0]?.answer({ finding: "one" });
  await soon();

  assert.deepEqual(model.get("figure"), { finding: "two" });
});

test("a server that cannot draw is given up once, and not asked again", async () => {
  const { move, model, givenUp } = asker();
  move(1);
  asked[0]?.answer(null, false);
  await soon();
  assert.equal(givenUp(), 1);
  model.set("frames", {});
  move(2);

  assert.equal(asked.length, 1);
});
