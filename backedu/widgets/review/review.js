import { QuestionCard } from "../question_card/question_card.js";
import { h, put, svg } from "../shared/dom.js";
import { follow, save, together, watchAnswers } from "../shared/model.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Feedback, Option, Traits as CardTraits } from "../question_card/question_card.js"
 *
 * @typedef {{ kicker: string, story: string, stem: string, options: Option[] }} Prompt
 * @typedef {{ title: string, text: string, expected: number, answered: number }} Strength
 * @typedef {Record<string, number[]>} Traces By question: what is left of it in memory.
 *
 * @typedef {object} Result
 * @property {string} item What is asked, or "".
 * @property {Prompt} prompt
 * @property {Feedback | Record<string, never>} feedback Empty until it has been answered.
 * @property {Traces} traces
 * @property {string} comes_back When it is asked again.
 * @property {string[]} lines How it stands.
 * @property {Strength[]} strengths
 *
 * @typedef {{ traces?: Traces, at?: number, item?: string, option?: string, sure?: string }} Value
 * @typedef {CardTraits["words"] & { review: Record<"title" | "next" | "strengths" | "finished", string> }} Words
 * @typedef {{ value: Value, result: Result, levels: Option[], words: Words }} Traits
 */

const now = () => Math.round(Date.now() / 1000);

/** What one question's card is handed: it knows of this question alone. */
class CardModel {
  /**
   * @param {Partial<CardTraits>} state
   * @param {(option: string, sure: string) => void} commit
   */
  constructor(state, commit) {
    this.state = state;
    this.commit = commit;
  }

  /** @param {keyof CardTraits} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {keyof CardTraits} name
   * @param {any} value
   */
  set(name, value) {
    this.state[name] = value;
  }

  save_changes() {
    this.commit(this.state.value ?? "", this.state.sure ?? "");
  }
}

/** One question at a time. What is kept of all of them is in the model's value. */
class Review {
  place = h("div");
  count = h("p", { class: "bk-count" });
  on = h("div", { class: "bk-on" });
  strengths = h("div");
  /** @type {CardModel | null} */
  #asked = null;
  /** @type {QuestionCard | null} */
  #card = null;
  #item = "";
  #isNext = false; // whether the question to come was asked for here

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const label = { class: "bk bk-review", "aria-label": this.words.review.title };
    this.element = h("section", label, this.count, this.place, this.on, this.strengths);
    const { item, traces = {} } = model.get("value");
    if (!item && Object.keys(traces).length) this.ask(); // the day may have changed since
  }

  /** Asks what to show now, with all that is known. */
  ask() {
    const { traces = this.model.get("value").traces ?? {} } = this.model.get("result");
    save(this.model, { value: { traces, at: now() } });
  }

  /**
   * @param {string} option
   * @param {string} sure
   */
  commit(option, sure) {
    const { item, traces } = this.model.get("result");
    save(this.model, { value: { traces, at: now(), item, option, sure } });
  }

  next() {
    this.#isNext = true;
    this.#item = "";
    this.ask();
  }

  show() {
    const result = this.model.get("result");
    const isDone = Boolean(result.feedback.text);
    put(this.count, result.lines.join(" · "));
    if (result.item !== this.#item || !this.#card) this.draw(result);
    if (isDone && this.#asked) {
      const { option = "", sure = "" } = this.model.get("value");
      Object.assign(this.#asked.state, { value: option, sure, feedback: result.feedback });
      this.#card?.show();
    }
    const { next } = this.words.review;
    const onclick = () => this.next();
    put(
      this.on,
      isDone ? h("button", { type: "button", onclick }, next) : null,
      isDone ? h("span", { class: "bk-quiet" }, result.comes_back) : null,
    );
    this.showStrengths(result.strengths);
  }

  /** @param {Result} result */
  draw({ item, prompt }) {
    this.#item = item;
    const { words } = this;
    if (!item) {
      this.#card = null;
      put(this.place, h("p", { class: "bk bk-card", tabindex: "-1" }, words.review.finished));
    } else {
      const state = { ...prompt, levels: this.model.get("levels"), value: "", sure: "", words };
      this.#asked = new CardModel({ ...state, feedback: {} }, (...said) => this.commit(...said));
      this.#card = new QuestionCard(/** @type {any} */ (this.#asked));
      put(this.place, this.#card.element);
      this.#card.show();
    }
    if (this.#isNext) this.focus();
    this.#isNext = false;
  }

  /** The new question is where a keyboard goes on, and what a screen reader says. */
  focus() {
    const start = this.place.querySelector("fieldset, p[tabindex]");
    start?.setAttribute("tabindex", "-1");
    /** @type {HTMLElement | null} */ (start)?.focus();
  }

  /** @param {Strength[]} strengths */
  showStrengths(strengths) {
    const isOpen = this.strengths.querySelector("details")?.open ?? false;
    const rows = strengths.map(({ title, text, expected, answered }) => {
      const bar = (/** @type {string} */ name, /** @type {number} */ width) =>
        svg("rect", { class: name, width, height: 1 });
      const box = { viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" };
      const bars = svg("svg", box, bar("bk-all", 1), bar("bk-seen", answered));
      bars.append(bar("bk-held", expected));
      return h("tr", {}, h("th", { scope: "row" }, title), h("td", {}, text, bars));
    });
    const summary = h("summary", {}, this.words.review.strengths);
    const table = h("table", { class: "bk-strengths" }, h("tbody", {}, rows));
    const fold = h("details", {}, summary, table);
    fold.open = isOpen;
    put(this.strengths, rows.length ? fold : null);
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function review({ model, el }) {
  const shown = new Review(model);
  el.append(shown.element);
  return together(
    follow(model, ["result"], () => shown.show()),
    watchAnswers(model, el),
  );
}

export default { render: review };
