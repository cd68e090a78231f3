import { drawnMark, h, keepFocus, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { resultPanel } from "../shared/result.js";
import { fill } from "../shared/words.js";
import { Step } from "./step.js";
import { whatIf } from "./what_if.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Result } from "../shared/result.js"
 * @import { CitedWords } from "../shared/sources.js"
 * @import { QuestionWords } from "./question.js"
 * @import { Answers, Group, Worth } from "./step.js"
 * @import { Comparison, WhatIfWords } from "./what_if.js"
 *
 * @typedef {{ tone: string, mark: string, title: string, note?: string }} Bar
 * @typedef {{ bar: Bar } & Worth & Partial<Result>} Assessed
 *
 * @typedef {"progress" | "step" | "back" | "next" | "finish" | "so_far" | "again" | "result"} OwnWord
 * @typedef {QuestionWords & Record<OwnWord, string>} Words
 *
 * @typedef {object} Traits
 * @property {Group[]} groups
 * @property {Answers} value
 * @property {Assessed} result
 * @property {Answers} what_if
 * @property {Comparison} comparison
 * @property {WhatIfWords | Record<string, never>} what_if_labels
 * @property {{ cited: CitedWords, questionnaire: Words }} words
 */

/** A folded section's title, without how many items it has. @param {Element} summary */
const titleOf = (summary) => summary.textContent.replace(/ \(\d+\)$/, "");

/** Groups of questions in steps, and a result that follows the answers. */
class Questionnaire {
  #step = 0;
  count = h("p", { class: "bk-quiet bk-count" });
  bar = h("div", { class: "bk-bar", role: "status" });
  comparing = h("div");

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words").questionnaire;
    const read = () => model.get("value");
    const answer = (/** @type {Answers} */ changes) => this.answer(changes);
    this.steps = model.get("groups").map((group) => new Step(group, read, answer, this.words));
    const { progress, result } = this.words;
    this.progress = h("progress", { max: this.steps.length, "aria-label": progress });
    this.result = h("section", { class: "bk-result", "aria-label": result, tabindex: "-1" });
    const type = { type: "button" };
    this.back = h("button", { ...type, onclick: () => this.go(-1) }, this.words.back);
    this.next = h("button", { ...type, class: "bk-main", onclick: () => this.go(1) });
    this.soFar = h("button", { ...type, onclick: () => this.toResult() }, this.words.so_far);
    this.element = this.whole();
  }

  whole() {
    const again = { type: "button", class: "bk-again", onclick: () => this.startAgain() };
    const buttons = [this.back, this.next, this.soFar, h("button", again, this.words.again)];
    return h(
      "div",
      { class: "bk bk-card bk-questionnaire" },
      h("div", { class: "bk-top" }, this.count, this.progress),
      this.steps.map(({ card }) => card),
      h("div", { class: "bk-buttons" }, buttons),
      this.bar,
      this.result,
      this.comparing,
    );
  }

  /** The places of the steps with something to ask. */
  get path() {
    return [...this.steps.keys()].filter((i) => this.steps[i]?.isOnThePath);
  }

  /** @param {Answers} changes What is undefined is an answer taken back. */
  answer(changes) {
    const all = Object.entries({ ...this.model.get("value"), ...changes });
    save(this.model, { value: Object.fromEntries(all.filter(([, value]) => value !== undefined)) });
    this.showAnswers();
  }

  startAgain() {
    const names = Object.keys(this.model.get("value"));
    this.answer(Object.fromEntries(names.map((name) => [name, undefined])));
    this.#step = 0;
    this.showAnswers();
    this.steps[0]?.title.focus();
  }

  /** @param {-1 | 1} by */
  go(by) {
    const { path } = this;
    const to = path.indexOf(this.#step) + by;
    if (to >= path.length) {
      this.toResult();
      return;
    }
    this.#step = path[Math.max(0, to)] ?? 0;
    this.showStep();
    this.steps[this.#step]?.title.focus();
  }

  toResult() {
    this.result.focus();
    this.result.scrollIntoView({ block: "start" });
  }

  /** Shows a question and puts the focus on it. @param {string} name */
  goTo(name) {
    const to = this.steps.findIndex((step) => step.asked.some((each) => each.name === name));
    if (to < 0) return;
    this.#step = to;
    this.showStep();
    const field = this.steps[to]?.asked.find((each) => each.name === name)?.field;
    field?.querySelector("input")?.focus();
    field?.scrollIntoView({ block: "center" });
  }

  showStep() {
    const { path, words } = this;
    const place = path.indexOf(this.#step);
    for (const [i, { card, isOnThePath }] of this.steps.entries()) {
      card.hidden = i !== this.#step;
      card.classList.toggle("bk-spared", !isOnThePath); // paper shows the others
    }
    this.progress.max = Math.max(1, path.length);
    this.progress.value = place + 1;
    this.count.textContent = fill(words.step, { i: place + 1, n: path.length });
    this.back.disabled = place <= 0;
    const isLast = place === path.length - 1;
    this.next.textContent = isLast ? words.finish : words.next;
    this.soFar.hidden = isLast || !Object.keys(this.model.get("value")).length;
  }

  showAnswers() {
    this.showStale();
    const other = () => (this.next.disabled ? this.steps[this.#step]?.title : this.next);
    keepFocus(this.element, () => this.showQuestions(), other);
  }

  /** A result of other answers is none. */
  showStale() {
    const isStale = String(!isSettled(this.model, ["value"]));
    for (const part of [this.bar, this.result]) part.setAttribute("aria-busy", isStale);
  }

  showQuestions() {
    const worth = this.model.get("result");
    for (const [i, step] of this.steps.entries()) step.show(worth, i === this.#step);
    const { path } = this;
    if (!path.includes(this.#step)) this.#step = path[0] ?? 0;
    this.showStep();
  }

  /** Who comes back goes on at the first step with a question that is still open. */
  resume() {
    if (!Object.keys(this.model.get("value")).length) return;
    const { path } = this;
    this.#step = path.find((i) => this.steps[i]?.isOpen) ?? path.at(-1) ?? 0;
    this.showAnswers();
  }

  showResult() {
    const result = this.model.get("result");
    const { tone, mark, title, note } = result.bar;
    this.bar.dataset.tone = tone;
    const line = h("p", {}, h("strong", {}, drawnMark(mark), title), note ? ` · ${note}` : "");
    put(this.bar, line);
    const unfolded = this.result.querySelectorAll("details[open] > summary");
    const open = new Set([...unfolded].map(titleOf));
    const isStarted = Object.keys(this.model.get("value")).length > 0;
    const { cited } = this.model.get("words");
    const shown = isStarted && result.banner;
    put(this.result, shown ? resultPanel(/** @type {Result} */ (result), cited) : []);
    for (const link of this.result.querySelectorAll("[data-question]")) {
      link.addEventListener("click", () => this.goTo(link.getAttribute("data-question") ?? ""));
    }
    for (const summary of this.result.querySelectorAll("details > summary")) {
      const details = /** @type {HTMLDetailsElement} */ (summary.parentElement);
      details.open = open.has(titleOf(summary));
    }
  }
}

/**
 * @param {{ model: AnyModel<Traits>, el: HTMLElement }} place
 * @returns {() => void}
 */
function questionnaire({ model, el }) {
  const form = new Questionnaire(model);
  el.append(form.element);
  const stop = together(
    follow(model, ["value", "result", "settled"], () => form.showAnswers()),
    follow(model, ["result"], () => form.showResult()),
    watchAnswers(model, el),
  );
  form.resume();
  const words = model.get("what_if_labels");
  return words.title
    ? together(stop, whatIf(model, form.comparing, /** @type {WhatIfWords} */ (words)))
    : stop;
}

export default { render: questionnaire };
