import assert from "node:assert/strict";
import { test } from "node:test";
import { all, draw, one, words } from "../../support/dom.js";

document.documentElement.dataset.plotly = "http://lessons.test/plotly.js";
const { default: control } = await import("../../../backedu/widgets/lab/lab.js");
const { withGuess } = await import("../../../backedu/widgets/lab/guess.js");

const AGE = { name: "age", label: "Age", min: 20, max: 80, step: 10, start: 40 };
const NUMBER = { question: "How many?", min: 0, max: 100, step: 5, said: "{n} of 100" };
const CHOICE = {
  question: "Which?",
  options: [
    { id: "a", text: "This" },
    { id: "b", text: "That" },
  ],
};
const FIGURE = { data: [], layout: {}, finding: "Half.", table: { columns: [], rows: [] } };

const lab = (traits = {}) =>
  draw(control, {
    ...{ sliders: [AGE], choices: [], value: { age: 40 }, figure: FIGURE, frames: {}, notice: [] },
    ...{ title: "T", task: "", prompt: NUMBER, guess: "", compared: "", words },
    ...traits,
  });
const button = (/** @type {Element} */ el, /** @type {string} */ text) =>
  /** @type {HTMLButtonElement} */ (all(el, "button").find((each) => each.textContent === text));

test("nothing of the answer is in the page before a guess", () => {
  const { el } = lab();

  assert.ok(!el.textContent?.includes("Half."));
  assert.ok(one(el, ".bk-lab-grid").hidden);
  assert.ok(button(el, "Commit").disabled);
});

test("the numbers below the axis of a guess are at their lines", () => {
  /** @param {number} max */
  const below = (max) => {
    const { el } = lab({ prompt: { ...NUMBER, max } });
    return all(el, ".bk-guess-axes .bk-slider-ends span").map((each) => Number(each.textContent));
  };

  assert.deepEqual(below(100), [0, 25, 50, 75, 100]);
  assert.deepEqual(below(5), [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(below(69), [0, 23, 46, 69]);
});

test("a number is a guess once it was touched, and the figure then answers", () => {
  const { el, model } = lab();
  const range = one(el, ".bk-guess input");
  assert.equal(range.getAttribute("aria-valuetext"), "none yet");
  range.value = "25";
  range.dispatchEvent(new Event("input"));
  assert.equal(range.getAttribute("aria-valuetext"), "25 of 100");
  assert.equal(one(el, ".bk-guess-mark").style.getPropertyValue("--at"), "0.25");
  button(el, "Commit").click();

  assert.deepEqual(model.told, [{ guess: "25" }]);
  assert.equal(one(el, ".bk-finding").textContent, "Half.");
  assert.ok(!one(el, ".bk-lab-grid").hidden);
  model.hear({ compared: "You guessed 25." });
  assert.equal(document.activeElement, one(el, ".bk-compared"));
  assert.equal(one(el, ".bk-compared").textContent, "You guessed 25.");
  assert.equal(one(el, ".bk-asked").textContent, NUMBER.question);
  assert.ok(!one(el, ".bk-asked").hidden);
});

test("an option is a guess", () => {
  const { el, model } = lab({ prompt: CHOICE });
  const [, second] = all(el, ".bk-guess input");
  second?.click();
  button(el, "Commit").click();

  assert.deepEqual(model.told, [{ guess: "b" }]);
});

test("who asks to be shown is shown", () => {
  const { el, model } = lab();
  button(el, "Show me").click();

  assert.deepEqual(model.told, [{ guess: "look" }]);
  assert.equal(one(el, ".bk-finding").textContent, "Half.");
});

for (const traits of [{ guess: "25", compared: "You guessed 25." }, { prompt: {} }]) {
  test(`a lab answers at once with ${Object.keys(traits)[0]}`, () => {
    const { el } = lab(traits);

    assert.equal(one(el, ".bk-finding").textContent, "Half.");
    assert.equal(all(el, ".bk-guess").length, 0);
  });
}

test("a guess is marked on the axis where its prompt says so", () => {
  const { model } = lab({ prompt: { ...NUMBER, x_per_unit: 0.5 }, guess: "30" });
  const { shapes, annotations } = withGuess(FIGURE, model).layout;
  model.state.guess = "look";

  assert.deepEqual([shapes[0].x0, annotations[0].text], [15, "guess"]);
  assert.equal(withGuess(FIGURE, model), FIGURE);
});

test("a guess about one bar is marked and said there, and strikes no number through", () => {
  const layout = { meta: { asked: 1 } };
  const marked = (/** @type {string} */ guess) => {
    const { model } = lab({ prompt: { ...NUMBER, x_per_unit: 1 }, guess });
    const figure = withGuess(
      { ...FIGURE, data: [{ x: [68, 50], text: ["68", "50"] }], layout },
      model,
    );
    const [{ x0, y0, y1 }] = figure.layout.shapes;
    const [bars] = /** @type {any[]} */ (figure.data);
    return [x0, y0 < 1, y1 > 1, bars.text, bars.meta.wall[1]];
  };

  assert.deepEqual(marked("25"), [
    25,
    true,
    true,
    ["68", "50, guess 25"],
    "<b>50</b>\u00a0\u00a0\u00a0▼\u00a0the\u00a0guess\u00a025",
  ]);
  assert.deepEqual(marked("55"), [
    55,
    false,
    true,
    ["68", "50, guess 55"],
    "<b>50</b>\u00a0\u00a0\u00a0▼\u00a0the\u00a0guess\u00a055",
  ]);
});

test("a guess that is made before its figure has come waits for it", () => {
  const { model } = lab({ prompt: { ...NUMBER, x_per_unit: 0.5 }, guess: "30" });
  const none = /** @type {any} */ ({});

  assert.equal(withGuess(none, model), none);
});

test("what to notice is below the controls on a screen, and after the figure on paper", () => {
  const { el } = lab({ notice: ["It grows."], guess: "25" });
  const before = () => one(el, ".bk-lab-notice").previousElementSibling?.className;
  assert.equal(before(), "bk-lab-side");
  dispatchEvent(new Event("beforeprint"));
  assert.equal(before(), "bk-lab-picture");
  dispatchEvent(new Event("afterprint"));
  assert.equal(before(), "bk-lab-side");
});

test("a lab that is drawn before it is in the page asks once", () => {
  const el = document.createElement("div");
  const { model } = lab();
  control.render({ model, el });

  assert.equal(all(el, ".bk-guess").length, 1);
});

test("whoever wants the answer has it drawn at once, though nothing tells that it is near", async () => {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      asked.push(address);
      return { ok: true, json: async () => FIGURE };
    }
  );
  const { el } = lab({ figure: {}, frames: { first: "/files/1.json" } });
  assert.deepEqual(asked, []);
  button(el, "Show me").click();

  assert.deepEqual(asked, ["/files/1.json"]);
  assert.equal(all(document.head, "script[src$='plotly.js']").length, 1);
  await new Promise((go) => setTimeout(go, 10));
  assert.equal(one(el, ".bk-finding").textContent, "Half.");
});

test("the picture that answers the guess is fetched where the page does not bring it", async () => {
  /** @type {string[]} */
  const asked = [];
  const reply = { ok: true, json: async () => FIGURE };
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      asked.push(address);
      return reply;
    }
  );
  globalThis.IntersectionObserver = /** @type {any} */ (
    class {
      constructor(/** @type {any} */ hear) {
        setTimeout(() => hear([{ isIntersecting: true }]));
      }
      observe() {}
      disconnect() {}
    }
  );
  const { el } = lab({ figure: {}, frames: { first: "/files/1.json" }, guess: "25" });
  assert.equal(one(el, ".bk-finding").textContent, "");
  await new Promise((go) => setTimeout(go, 10));

  assert.deepEqual(asked, ["/files/1.json"]);
  assert.equal(one(el, ".bk-finding").textContent, "Half.");
});
