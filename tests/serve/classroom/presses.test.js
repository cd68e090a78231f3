import assert from "node:assert/strict";
import { test } from "node:test";
import { presses } from "../../../backedu/serve/classroom/pages/presses.js";

/** A class that has come to a version, and refuses what was meant for another. */
function classAt(/** @type {number} */ version) {
  const room = { version, isThere: true, done: /** @type {string[]} */ ([]), said: "" };
  const send = async (/** @type {Record<string, any>} */ told) => {
    if (!room.isThere) throw new TypeError("no network");
    if (told.version !== room.version) return { status: 409 };
    room.done.push(told.do);
    return { status: 200 };
  };
  const keys = presses(send, (what) => {
    room.said = what;
  });
  return { room, ...keys };
}

const settled = () => new Promise((after) => setTimeout(after));

test("a press is done, and nothing is said", async () => {
  const { room, press, hear } = classAt(3);
  hear(3);
  await press({ do: "forward" });

  assert.deepEqual(room, { ...room, done: ["forward"], said: "" });
});

test("one that leads on, for a wall that has just changed, is not done, and that is said", async () => {
  const { room, press, hear } = classAt(4);
  hear(3);
  await press({ do: "forward" });
  hear(4);
  await settled();
  assert.deepEqual(room, { ...room, done: [], said: "press_late" });
  await press({ do: "forward" });

  assert.deepEqual(room, { ...room, done: ["forward"], said: "" });
});

test("one that means the same by then is done again once the change is known", async () => {
  const { room, press, hear } = classAt(4);
  hear(3);
  await press({ do: "ask", letters: 4 });
  assert.deepEqual(room.done, []);
  hear(4);
  await settled();
  assert.deepEqual(room, { ...room, done: ["ask"], said: "" });
  const before = press({ do: "show", text: "a" });
  room.version = 5;
  hear(5);
  await before;
  await settled();

  assert.deepEqual(room, { ...room, done: ["ask", "show"], said: "" });
});

test("one that does not reach the class is said", async () => {
  const { room, press, hear } = classAt(3);
  room.isThere = false;
  hear(3);
  await press({ do: "show", text: "a" });

  assert.equal(room.said, "press_lost");
});
