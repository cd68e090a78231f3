import { BELOW_BAR, IN_BAR, POINTER } from "../figure/beside.js";
import { columnsFor } from "../shared/columns.js";
import { h, newId } from "../shared/dom.js";
import { save } from "../shared/model.js";
import { fill } from "../shared/words.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { LabTraits } from "./lab.js"
 *
 * @typedef {{ id: string, text: string }} Option
 * @typedef {{ min: number, max: number, step: number, said: string, x_per_unit: number | null }} Scale
 * @typedef {{ question: string } & ({ options: Option[] } | Scale)} Prompt
 * @typedef {"first" | "yours" | "none" | "not_yet" | "commit" | "look" | "marked" | "marked_on_wall"} GuessWord
 */

const LOOK = "look";
const PARTS = [4, 5, 3, 2]; // of the axis, each with a whole number at its end
const GUESS = "#0072b2"; // the colour of what the reader does
const INK = "#1b2328"; // and where that is a bar's own colour
const [HALF_BAR, BELOW] = [0.24, 0.4]; // of a row

/** What a lab asks before it answers: a number on an axis, or one of several options. */
export class Guess {
  chosen = "";

  /**
   * @param {AnyModel<LabTraits>} model
   * @param {() => void} oncommit
   */
  constructor(model, oncommit) {
    this.model = model;
    this.oncommit = oncommit;
    this.words = model.get("words").guess;
    const prompt = model.get("prompt");
    this.button = h(
      "button",
      { type: "button", class: "bk-main", disabled: true, onclick: () => this.commit(this.chosen) },
      this.words.commit,
    );
    const onclick = () => this.commit(LOOK);
    const look = h(
      "button",
      { type: "button", class: "bk-again bk-guess-show", onclick },
      this.words.look,
    );
    this.element = h(
      "div",
      { class: "bk-guess" },
      h("p", { class: "bk-kicker", "aria-hidden": "true" }, this.words.first),
      ...("options" in prompt ? [this.options(prompt)] : this.scale(prompt)),
      h("div", { class: "bk-guess-act" }, this.button, look),
    );
  }

  /** @param {string} guess */
  choose(guess) {
    this.chosen = guess;
    this.button.disabled = false;
  }

  /** @param {string} guess */
  commit(guess) {
    this.oncommit();
    save(this.model, { guess });
  }

  /** @param {{ question: string, options: Option[] }} prompt */
  options({ question, options }) {
    const name = newId("guess");
    const row = (/** @type {Option} */ { id, text }, /** @type {number} */ i) =>
      h(
        "label",
        { class: "bk-answer" },
        h("input", { type: "radio", name, value: id, onchange: () => this.choose(id) }),
        h("span", { class: "bk-key", "aria-hidden": "true" }, String.fromCharCode(65 + i)),
        h("span", {}, text),
      );
    const rows = h("div", { class: `bk-answers ${columnsFor(options)}` }, options.map(row));
    return h("fieldset", {}, h("legend", {}, question), rows);
  }

  /**
   * A question, and empty axes for the guess, which is on them once the reader has touched it.
   *
   * @param {{ question: string } & Scale} prompt
   */
  scale({ question, min, max, step, said }) {
    const { none, not_yet: notYet, yours } = this.words;
    const id = newId("guess");
    const shown = h("output", { class: "bk-slider-name", for: id }, none);
    const value = min + Math.round((max - min) / 2 / step) * step;
    const range = h("input", {
      type: "range",
      ...{ id, min, max, step, value },
      "data-untouched": true,
      "aria-label": `${question} ${yours}`,
      "aria-valuetext": notYet,
    });
    const mark = h("span", { class: "bk-guess-mark", hidden: true });
    const set = () => {
      this.choose(range.value);
      delete range.dataset.untouched;
      shown.textContent = fill(said, { n: range.value });
      range.setAttribute("aria-valuetext", shown.textContent);
      mark.hidden = false;
      mark.style.setProperty("--at", String((Number(range.value) - min) / (max - min)));
    };
    range.addEventListener("input", set);
    range.addEventListener("click", set); // the middle may be the guess
    range.addEventListener("keydown", ({ key }) => {
      if (key === " " || key === "Enter") set();
    });
    const parts = PARTS.find((n) => Number.isInteger((max - min) / n)) ?? 1;
    const at = (/** @type {number} */ i) => min + ((max - min) * i) / parts;
    const ticks = Array.from({ length: parts + 1 }, (_, i) => h("span", {}, String(at(i))));
    const head = h("p", { class: "bk-slider-head" }, h("span", {}, yours), shown);
    const ends = h("div", { class: "bk-slider-ends", "aria-hidden": "true" }, ticks);
    const plane = h("div", { class: "bk-guess-plane", "aria-hidden": "true" }, mark);
    plane.style.setProperty("--parts", String(parts));
    const axes = h("div", { class: "bk-guess-axes" }, head, plane, range, ends);
    return [h("p", { class: "bk-guess-question" }, question), axes];
  }
}

/**
 * Returns a figure with the guess on its x axis, where the prompt says that it fits there.
 *
 * @param {import("../figure/figure.js").FigureData} figure
 * @param {AnyModel<LabTraits>} model
 */
export function withGuess(figure, model) {
  const [prompt, guess] = [model.get("prompt"), model.get("guess")];
  if (!("x_per_unit" in prompt) || !prompt.x_per_unit || !guess || guess === LOOK) return figure;
  if (!figure.layout) return figure; // on its way
  const x = Number(guess) * prompt.x_per_unit;
  const { marked: text, marked_on_wall: onWall } = model.get("words").guess;
  const row = figure.layout.meta?.asked;
  if (row !== undefined) {
    return atBar(figure, row, x, `${text} ${guess}`, `${onWall} ${guess}`);
  }
  const isRight = Number(guess) > prompt.min + 0.7 * (prompt.max - prompt.min);
  const side = isRight ? { xanchor: "right", xshift: -4 } : { xanchor: "left", xshift: 4 };
  const label = { x, yref: "paper", y: 1, yanchor: "top", ...side, text, showarrow: false };
  // Behind the data: a number is not struck through.
  const line = { width: 2, dash: "dot", color: GUESS };
  const mark = { type: "line", x0: x, x1: x, yref: "paper", y0: 0, y1: 1, layer: "below", line };
  return withParts(figure, [mark], [label]);
}

/**
 * Marks the guess in the bar that was asked about, or below its number where the bar is shorter, and
 * says it beside that number.
 *
 * @param {import("../figure/figure.js").FigureData} figure Its bars are the first trace.
 * @param {number} row
 * @param {number} x
 * @param {string} said
 * @param {string} onWall what a class reads there, whose guess it is
 */
function atBar(figure, row, x, said, onWall) {
  const [bars, ...others] = /** @type {any[]} */ (figure.data);
  const [top, foot] = x > bars.x[row] ? [HALF_BAR, BELOW] : [-HALF_BAR, HALF_BAR];
  const line = { width: 4, color: INK };
  const name = top < 0 ? IN_BAR : BELOW_BAR;
  const mark = { type: "line", name, x0: x, x1: x, y0: row + top, y1: row + foot, line };
  const beside = (/** @type {(number: string) => string} */ form) =>
    bars.text.map((/** @type {string} */ number, /** @type {number} */ i) =>
      i === row ? form(number) : number,
    );
  const text = beside((number) => `${number}, ${said}`);
  const wall = beside((number) =>
    `<b>${number}</b>   ${POINTER} ${onWall}`.replaceAll(" ", "\u00a0"),
  );
  return withParts({ ...figure, data: [{ ...bars, text, meta: { wall } }, ...others] }, [mark], []);
}

/**
 * @param {import("../figure/figure.js").FigureData} figure
 * @param {object[]} marks
 * @param {object[]} labels
 */
function withParts(figure, marks, labels) {
  const { shapes = [], annotations = [] } = figure.layout;
  const layout = { shapes: [...shapes, ...marks], annotations: [...annotations, ...labels] };
  return { ...figure, layout: { ...figure.layout, ...layout } };
}
