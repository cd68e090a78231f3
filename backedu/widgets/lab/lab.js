import { Figure } from "../figure/figure.js";
import { loadPlotly } from "../figure/plotly.js";
import { h } from "../shared/dom.js";
import { follow, together } from "../shared/model.js";
import { onPaper, whenNear } from "../shared/screen.js";
import { unbroken } from "../shared/words.js";
import { sliderPanel } from "../slider_panel/slider_panel.js";
import { Guess, withGuess } from "./guess.js";
import { Pictures } from "./pictures.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { FigureData, FigureTraits } from "../figure/figure.js"
 * @import { PanelTraits } from "../slider_panel/slider_panel.js"
 * @import { GuessWord, Prompt } from "./guess.js"
 * @import { Frames } from "./pictures.js"
 *
 * @typedef {{ lab: { notice: string }, guess: Record<GuessWord, string> }} OwnWords
 *
 * @typedef {object} OwnTraits
 * @property {string} title
 * @property {string} task
 * @property {string[]} notice
 * @property {Frames} frames
 * @property {Prompt} prompt Empty where nothing is guessed first.
 * @property {string} guess
 * @property {string} compared
 * @property {FigureTraits["words"] & PanelTraits["words"] & OwnWords} words
 *
 * @typedef {Omit<FigureTraits & PanelTraits, "words"> & OwnTraits} LabTraits
 */

const NOTHING = { data: [], layout: {}, finding: "", table: { columns: [], rows: [] } };

/** A lab asks for a guess, and then shows its controls beside its figure. */
class Lab {
  #isWaiting = false; // for how a guess made here compares
  #isPaper = false;
  controls = h("div", { class: "bk-lab-controls" });
  picture = h("div", { class: "bk-lab-picture" });
  asked = h("p", { class: "bk-quiet bk-asked" });
  compared = h("p", { class: "bk-compared", tabindex: "-1" });

  /**
   * @param {AnyModel<LabTraits>} model
   * @param {() => void} onguess Called once the reader wants the answer.
   */
  constructor(model, onguess) {
    this.model = model;
    this.onguess = onguess;
    this.notice = this.aid();
    const [title, task] = [model.get("title"), model.get("task")];
    const side = [this.asked, this.compared, task ? h("p", {}, task) : null, this.controls];
    const beside = [h("div", { class: "bk-lab-side" }, side), this.notice];
    this.aside = h("div", { class: "bk-lab-aside" }, beside);
    this.grid = h("div", { class: "bk-lab-grid" }, this.aside, this.picture);
    this.element = h(
      "section",
      { class: "bk bk-card bk-lab", "aria-label": title, "data-wide": true },
      title ? h("h3", { class: "bk-hidden" }, title) : null,
      this.grid,
    );
    this.ask();
  }

  aid() {
    const notice = this.model.get("notice");
    if (!notice.length) return null;
    const look = notice.map((sentence) => h("li", {}, sentence));
    const list = [h("summary", {}, this.model.get("words").lab.notice), h("ul", {}, look)];
    return h("details", { class: "bk-lab-notice" }, list);
  }

  /** Whether there is an answer to see: a guess was made, or none is asked for, or none can be. */
  get isOpen() {
    return this.#isPaper || Boolean(this.model.get("guess")) || !this.model.get("prompt")?.question;
  }

  ask() {
    if (this.isOpen || this.guess?.element.parentElement) return; // JupyterLab shows it later
    this.guess = new Guess(this.model, () => {
      this.#isWaiting = true;
      this.onguess();
    });
    this.element.append(this.guess.element);
  }

  /**
   * Marks the guess in the figure that it was about.
   *
   * @param {FigureData} figure
   */
  marked(figure) {
    const value = this.model.get("value");
    const isStart = this.model.get("sliders").every(({ name, start }) => value[name] === start);
    return isStart ? withGuess(figure, this.model) : figure;
  }

  /** Paper shows what there is to see, for nobody can ask it. @param {boolean} isPaper */
  print(isPaper) {
    this.#isPaper = isPaper;
    if (this.notice) (isPaper ? this.grid : this.aside).append(this.notice); // after the figure
    this.show();
  }

  /**
   * Lets the shorter column stay in sight beside the longer one: by its foot where the screen can't
   * hold it whole. Returns the clean-up.
   */
  watch() {
    const columns = [this.aside, this.picture];
    const resize = new ResizeObserver(() => {
      for (const { style, offsetHeight } of columns)
        style.setProperty("--tall", `${offsetHeight}px`);
    });
    for (const column of columns) resize.observe(column);
    return () => resize.disconnect();
  }

  /** Shows the guess or what comes after it. */
  show() {
    this.grid.hidden = !this.isOpen;
    if (!this.isOpen) {
      this.ask();
      return;
    }
    if (!this.#isPaper) this.guess?.element.remove();
    this.compared.textContent = unbroken(this.model.get("compared"));
    this.compared.hidden = !this.compared.textContent;
    // Without its question an answer could be read as advice.
    this.asked.textContent = unbroken(this.model.get("prompt")?.question ?? "");
    this.asked.hidden = this.compared.hidden;
    if (!this.#isWaiting || this.compared.hidden) return;
    this.compared.focus({ preventScroll: true });
    this.#isWaiting = false;
  }
}

/**
 * @param {{ model: AnyModel<LabTraits>, el: HTMLElement }} place
 * @returns {() => void}
 */
function lab({ model, el }) {
  const parts = new Lab(model, () => {
    pictures.fetch(); // both while Python answers
    drawn.plot.load();
  });
  el.append(parts.element);
  const pictures = new Pictures(model, () => drawn.show());
  const drawn = new Figure(model, () => (parts.isOpen ? parts.marked(pictures.now()) : NOTHING));
  parts.picture.append(drawn.element);
  const print = () => pictures.fetchNow();
  addEventListener("beforeprint", print, { capture: true });
  return together(
    () => removeEventListener("beforeprint", print, { capture: true }),
    follow(model, ["guess", "compared"], () => parts.show()),
    whenNear(el, () => {
      pictures.fetch();
      loadPlotly(model).catch(() => null); // the figure says so when it is wanted
    }),
    sliderPanel({ model, el: parts.controls, keep: () => pictures.keep() }),
    follow(model, ["figure", "value", "guess"], () => drawn.show()),
    onPaper(
      () => parts.print(true),
      () => parts.print(false),
    ),
    drawn.watch(),
    parts.watch(),
  );
}

export default { render: lab };
