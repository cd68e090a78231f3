import assert from "node:assert/strict";
import { test } from "node:test";
import "../../support/dom.js";

const { described, fitFigure, handOver, move } = await import(
  "../../../backedu/serve/classroom/pages/lab_on_wall.js"
);

/** Returns the first thing of a page, as a control. @param {string} html */
function control(html) {
  document.body.innerHTML = html;
  return /** @type {any} */ (document.body.firstElementChild);
}

test("a control is described by what it is, is called and holds", () => {
  const slider = control('<input type="range" aria-label="Age" min="20" max="80" value="40">');
  const { kind, label, value, max } = described(slider);

  assert.deepEqual([kind, label, value, max], ["range", "Age", "40", "80"]);
  assert.equal(described(control("<button aria-pressed=true>A  day</button>")).is_on, true);
  assert.equal(described(control("<button> A  day</button>")).label, "A day");
  assert.equal(described(control("<button><b>A</b><i>day</i></button>")).label, "A day");
});

test("a panel names what is sorted, and asks what an option answers", () => {
  const part = control(`<section><p id="sentence">Sent home</p>
    <select aria-labelledby="sentence how"><option>Not sorted</option></select>
    <fieldset><legend>Any change?</legend><input type="radio" aria-label="None"></fieldset></section>`);
  const [sorted, answered] = part.querySelectorAll("select, input");

  assert.deepEqual([described(sorted).of, described(sorted).label], ["", "Sent home"]);
  assert.deepEqual([described(answered).of, described(answered).label], ["Any change?", "None"]);
});

test("a slider is moved and says so; a button is pressed", () => {
  /** @type {string[]} */
  const heard = [];
  const slider = control('<input type="range" value="40">');
  for (const name of ["input", "change"]) slider.addEventListener(name, () => heard.push(name));
  move(slider, "55");
  assert.deepEqual([slider.value, heard], ["55", ["input", "change"]]);
  const button = control("<button>Go</button>");
  button.addEventListener("click", () => heard.push("click"));
  move(button, "");

  assert.equal(heard.at(-1), "click");
});

const GUESS = `<section><div class="bk-guess"><p class="bk-guess-question">How many?</p>
  <input type="range" max="100"><button class="bk-main">Commit</button></div></section>`;

test("the class's guess is committed where its question is asked, and nowhere else", () => {
  const part = control(GUESS);
  let committed = "";
  part.querySelector("button").addEventListener("click", () => {
    committed = part.querySelector("input").value;
  });
  handOver(part, [{ question: "How old?", guess: "9" }]);
  assert.equal(committed, "");
  handOver(part, [{ question: "How many?", guess: "40" }]);

  assert.equal(committed, "40");
});

const shown = (/** @type {() => {top: number, bottom: number}} */ place) => ({
  dataset: {},
  style: /** @type {any} */ ({
    setProperty(/** @type {string} */ name, /** @type {string} */ value) {
      this[name] = value;
    },
  }),
  /** @returns {any} */
  closest: () => null,
  layout: { font: { size: 17 } },
  getClientRects: () => [1],
  getBoundingClientRect: place,
});

/** A wall of 720 px with a lesson's page on it, of which this is shown. */
function wallOf(/** @type {any[]} */ plots, /** @type {any[]} */ controls, lab = true) {
  const zoom = { value: 0 };
  const foot = { value: 0, first: Number.POSITIVE_INFINITY };
  const page = /** @type {any} */ ({
    dataset: {},
    style: {
      setProperty(/** @type {string} */ _, /** @type {string} */ value) {
        zoom.value = Number(value);
      },
    },
    contentWindow: {
      scrollY: 0,
      get innerHeight() {
        return 720 / zoom.value;
      },
    },
  });
  const marks = new Set();
  const exercise = { getBoundingClientRect: () => ({ bottom: Math.min(foot.value, foot.first) }) };
  const part = /** @type {any} */ ({
    querySelectorAll: (/** @type {string} */ of) => (of.includes("input") ? controls : plots),
    querySelector: (/** @type {string} */ of) => (of.includes("lab") ? lab : exercise),
    getBoundingClientRect: () => ({ bottom: foot.value }),
    setAttribute: (/** @type {string} */ name) => marks.add(name),
    style: { setProperty() {} },
  });
  /** @type {any} */ (globalThis).getComputedStyle = () => ({ fontSize: "28px" });
  return { zoom, foot, marks, fit: () => fitFigure(page, part) };
}

test("a figure gets the height that its finding leaves, and never more: it would jump", () => {
  let top = 100;
  const plot = shown(() => ({ top, bottom: 900 }));
  const { zoom, marks, fit } = wallOf([plot], []);
  fit();
  assert.equal(zoom.value, 1.65);
  assert.equal(plot.style["max-height"], `${Math.floor(720 / 1.65 - 100)}px`);
  assert.ok(!marks.has("data-tight"));
  top = 120;
  fit();
  assert.ok(marks.has("data-tight"));
  top = 60;
  fit();

  assert.equal(plot.style["max-height"], `${Math.floor(720 / 1.65 - 120)}px`);
});

test("a figure leaves room for what moves it below it, which is no reason for a smaller page", () => {
  const plot = shown(() => ({ top: 80, bottom: 400 }));
  const slider = shown(() => ({ top: 410, bottom: 440 }));
  slider.closest = () => ({ getBoundingClientRect: () => ({ top: 410, height: 32 }) });
  const { zoom, fit } = wallOf([plot], [slider]);
  fit();

  assert.equal(zoom.value, 1.65);
  assert.equal(plot.style["max-height"], `${Math.floor(720 / 1.65 - 80 - 32 - 8)}px`);
});

test("a page is made smaller until figure and control are whole, never larger again", () => {
  let bottom = 300;
  /** @type {any[]} */
  const plots = [];
  const { zoom, fit } = wallOf(plots, [shown(() => ({ top: 0, bottom }))]);
  fit();
  assert.equal(zoom.value, 1.65);
  const plot = shown(() => ({ top: 80, bottom: 900 }));
  plots.push(plot);
  fit();
  assert.equal(zoom.value, 1.65);
  plot.layout.font.size = 12; // it was drawn, and is too low for its letters
  fit();
  assert.equal(zoom.value, 1.5);
  plot.layout.font.size = 20; // as large on a smaller page
  bottom = 560;
  fit();
  assert.equal(zoom.value, 1.42);
  bottom = 100;
  fit();
  assert.equal(zoom.value, 1.42);
  bottom = 5000;
  fit();

  assert.equal(zoom.value, 1.42);
  assert.ok(Number.parseFloat(String(plot.style["max-height"])) > 0);
});

test("a page that is never whole is as large as its first exercise lets it be", () => {
  const { zoom, foot, fit } = wallOf([], [], false);
  Object.assign(foot, { value: 900, first: 460 });
  fit();

  assert.equal(zoom.value, 1.5);
});

test("a page without a lab whose lines part where it is large is whole in one size", () => {
  const { zoom, foot, fit } = wallOf([], [], false);
  Object.defineProperty(foot, "value", { get: () => (zoom.value > 1.6 ? 520 : 440) });
  fit();

  assert.equal(zoom.value, 1.5);
});

test("a page without a lab is smaller where it is whole then, and as large as ever where it can't be", () => {
  for (const [bottom, size] of [
    [400, 1.65],
    [460, 1.5],
    [500, 1.42],
    [600, 1.65],
  ]) {
    const { zoom, foot, fit } = wallOf([], [], false);
    foot.value = bottom ?? 0;
    fit();

    assert.equal(zoom.value, size);
  }
});
