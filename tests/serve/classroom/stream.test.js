import assert from "node:assert/strict";
import { mock, test } from "node:test";

/** @typedef {{ data: string }} Told */

/** A line that says only what a test has it say. */
class Line extends EventTarget {
  static CLOSED = 2;
  /** @type {Line[]} */
  static opened = [];
  readyState = 1;
  /** @type {((told: Told) => void) | null} */
  onmessage = null;
  /** @type {(() => void) | null} */
  onerror = null;

  constructor() {
    super();
    Line.opened.push(this);
  }

  close() {
    this.readyState = Line.CLOSED;
  }
}

/** @type {any} */ (globalThis).EventSource = Line;
const { listen } = await import("../../../backedu/serve/classroom/pages/stream.js");

/** Listens, and returns what was said of the line, and the newest line itself. */
function listening() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"] });
  Line.opened = [];
  /** @type {boolean[]} */
  const lost = [];
  /** @type {any[]} */
  const views = [];
  listen(
    "/events",
    (view) => views.push(view),
    (is) => lost.push(is),
  );
  return { lost, views, line: () => /** @type {Line} */ (Line.opened.at(-1)) };
}

test("a screen that woke up and hears nothing takes a new line, and says so until it hears", () => {
  const { lost, views, line } = listening();
  const first = line();
  first.onmessage?.({ data: "1" });
  mock.timers.tick(30_000);

  assert.equal(Line.opened.length, 2);
  assert.equal(first.readyState, Line.CLOSED);
  assert.deepEqual(lost, [false, true]);
  line().onmessage?.({ data: "2" });
  assert.deepEqual([lost.at(-1), views], [false, [1, 2]]);
});

test("a line that says it is good is kept", () => {
  const { line } = listening();
  for (let each = 0; each < 6; each++) {
    mock.timers.tick(10_000);
    line().dispatchEvent(new Event("ping"));
  }

  assert.equal(Line.opened.length, 1);
});

test("a line that was closed is opened again, once", () => {
  const { lost, line } = listening();
  line().close();
  line().onerror?.();
  mock.timers.tick(60_000 / 4);

  assert.equal(Line.opened.length, 2);
  assert.equal(lost.at(-1), true);
});
