import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { all, one } from "../../support/dom.js";

/** The open lines of news, as a browser has them. */
class Line {
  /** @type {Line[]} */
  static lines = [];
  isOpen = true;
  /** @type {(event: { data: string }) => void} */
  onmessage = () => {};

  /** @param {string} address */
  constructor(address) {
    this.address = address;
    Line.lines.push(this);
  }

  close() {
    this.isOpen = false;
  }

  /** @param {object} news */
  say(news) {
    const data = JSON.stringify({ page: "p1", faults: [], is_busy: false, ...news });
    this.onmessage({ data });
  }
}

Object.assign(globalThis, { EventSource: Line });
/** @type {any} */ (window).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;
const reload = mock.method(location, "reload", () => {});
let hidden = false;
Object.defineProperty(document, "hidden", { get: () => hidden });

const words = JSON.stringify({ title: "Mend this", kept: "The last is shown", busy: "Working" });
document.body.innerHTML = '<script id="author"></script>';
Object.assign(one(document, "#author").dataset, {
  line: "/news",
  page: "p1",
  sheet: "/author.css",
  words,
});
await import("../../../backedu/serve/page/author.js");

const open = () => Line.lines.filter((line) => line.isOpen);
const text = () => all(one(document, ".author"), "p, li").map((each) => each.textContent);
/** @param {boolean} isHidden */
function turn(isHidden) {
  hidden = isHidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  turn(false);
  reload.mock.resetCalls();
});

test("what is wrong is said in a place that a screen reader reads, until it is mended", () => {
  const [line] = open();
  line?.say({ faults: ["a.toml: no stem", "b.toml: <b>"] });

  assert.equal(line?.address, "/news");
  assert.equal(one(document, ".author").getAttribute("role"), "status");
  assert.deepEqual(text(), ["Mend this", "a.toml: no stem", "b.toml: <b>", "The last is shown"]);
  line?.say({});
  assert.deepEqual(text(), []);
});

test("work that goes on is said, alone or under what is wrong", () => {
  const [line] = open();
  line?.say({ is_busy: true });
  assert.deepEqual(text(), ["Working"]);
  line?.say({ faults: ["x"], is_busy: true });
  assert.deepEqual(text(), ["Mend this", "x", "The last is shown", "Working"]);
});

test("the page is loaded again only for another page than its own", () => {
  const [line] = open();
  line?.say({});
  line?.say({ page: "", faults: ["x"] });
  assert.equal(reload.mock.callCount(), 0);
  line?.say({ page: "p2" });
  assert.equal(reload.mock.callCount(), 1);
});

test("only a tab that is looked at has a line open, and one alone", () => {
  turn(false);
  assert.equal(open().length, 1);
  turn(true);
  assert.equal(open().length, 0);
  turn(false);
  assert.equal(open().length, 1);
});

test("a page that is left closes its line, and opens one when it comes back from memory", () => {
  /**
   * @param {string} kind
   * @param {boolean} persisted
   */
  const pass = (kind, persisted) => dispatchEvent(Object.assign(new Event(kind), { persisted }));
  pass("pagehide", true);
  assert.equal(open().length, 0);
  pass("pageshow", false);
  assert.equal(open().length, 0);
  pass("pageshow", true);
  assert.equal(open().length, 1);
});
