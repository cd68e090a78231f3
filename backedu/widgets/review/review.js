import { QuestionCard } from "../question_card/question_card.js";
import { afterPaint, h, keepFocus, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { same } from "../shared/same.js";
import { CardModel } from "./card_model.js";
import { Exam } from "./exam.js";
import { handOver } from "./hand_in.js";
import { judged, numbers, origin, outlook, pips, strengths } from "./standing.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Feedback, Option, Traits as CardTraits } from "../question_card/question_card.js"
 * @import { State as ExamState, Words as ExamWords } from "./exam.js"
 * @import { Standing, Words as StandingWords } from "./standing.js"
 *
 * @typedef {{ kicker: string, story: string, stem: string, options: Option[] }} Prompt
 * @typedef {object} About
 * @property {string} title Of the question's lesson.
 * @property {string} lesson
 * @property {string} icon Of that lesson: the name of its drawing.
 * @property {string} place The question's own name there.
 * @property {number} times How often it has been answered.
 * @property {string} seen
 * @property {string} changed
 *
 * @typedef {Record<string, unknown[]>} Rows By question: what is kept of it.
 *
 * @typedef {object} Asked
 * @property {string} item What is asked, or "".
 * @property {Prompt} prompt
 * @property {About} about
 * @property {Feedback | Record<string, never>} feedback Empty until it has been answered.
 * @property {Rows} news What is to be kept from now on.
 * @property {string} comes_back When it is asked again.
 * @property {string[]} lines How it stands.
 * @property {number} today How many were answered today.
 * @property {number} due
 *
 * @typedef {Standing & { exam: ExamState, hand_in: string }} Whole How it stands, and the page to
 *   hand in, where it was asked for.
 * @typedef {Asked & Partial<Whole>} Result An answer is told first, and how it stands by then once
 *   it is kept.
 *
 * @typedef {{ at?: number, item?: string, option?: string, sure?: string, times?: number, hand_in?: boolean }} Value
 * @typedef {"title" | "next" | "next_new" | "finished" | "from" | "out" | "out_why" | "keep" | "is_out" | "stop" | "hand_in_title" | "hand_in" | "hand_in_why" | "days" | "days_why"} Word
 * @typedef {StandingWords & { review: Record<Word, string> & ExamWords }} OwnWords
 * @typedef {CardTraits["words"] & OwnWords} Words
 * @typedef {{ value: Value, kept: Rows, result: Result, levels: Option[], early_s: number, words: Words }} Traits
 */

const now = () => Math.round(Date.now() / 1000);
const OUT = "out/";
/** @type {(keyof Whole)[]} */
const STANDING = ["outlook", "curve", "exam", "strengths", "judged", "left_out"];

/** One question at a time. What is kept of all of them is in the model's rows. */
class Review {
  place = h("div");
  count = h("div", { class: "bk-count" });
  from = h("p", { class: "bk-from" });
  onward = h("button", { type: "button", class: "bk-main", onclick: () => this.next() });
  out = h("button", { type: "button", class: "bk-out", onclick: () => this.turn(this.#item) });
  what = h("span", { class: "bk-quiet", role: "status" });
  on = h("div", { class: "bk-on", hidden: true }, this.onward, this.out, this.what);
  ahead = h("div");
  strong = h("div");
  standing = h("div");
  /** @type {CardModel | null} */
  #asked = null;
  /** @type {QuestionCard | null} */
  #card = null;
  #item = "";
  /** @type {Result | null} what is on the screen */
  #shown = null;
  /** @type {Partial<Whole>} how it stands, as it is on the screen */
  #known = {};
  /** @type {Rows} what is to be kept, and not kept yet */
  #news = {};
  #isWanted = false; // whether the page to hand in was asked for here
  #isNext = false; // whether the question to come was asked for here

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const { title, stop } = this.words.review;
    const last = h("p", { class: "bk-quiet" }, stop);
    const main = h("div", { class: "bk-asks" }, this.count, this.place, last);
    this.exam = new Exam(this.words.review, (day) => this.setExam(day));
    const aside = h("div", { class: "bk-standing" }, this.strong, this.standing);
    const more = h("div", { class: "bk-ahead" }, this.exam.element, this.handIn(), this.days());
    const desk = h("div", { class: "bk-desk" }, main, this.ahead, aside, more);
    const label = { class: "bk bk-review", "aria-label": title, "data-wide": true };
    this.element = h("section", label, desk);
    if (!model.get("value").item && Object.keys(model.get("kept")).length) this.ask(); // the day may have changed since
  }

  handIn() {
    const { hand_in_title: title, hand_in: text, hand_in_why: why } = this.words.review;
    const button = h("button", { type: "button", onclick: () => this.wantPage() }, text);
    return h("details", {}, h("summary", {}, title), h("p", { class: "bk-quiet" }, why), button);
  }

  days() {
    const { days, days_why: why } = this.words.review;
    return h("details", {}, h("summary", {}, days), h("p", {}, why));
  }

  /** Asks what to show now, with all that is known. */
  ask() {
    this.#save({ at: now() });
  }

  /** Keeps the day of an exam; what is on the screen stays. @param {string} day */
  setExam(day) {
    this.#save({ ...this.model.get("value"), at: now() }, { exam: [day] });
  }

  /**
   * @param {string} option
   * @param {string} sure
   */
  commit(option, sure) {
    const { item, about } = this.model.get("result");
    this.#save({ at: now(), item, option, sure, times: about.times });
  }

  /**
   * @param {Value} value
   * @param {Rows} [more]
   */
  #save(value, more = {}) {
    save(this.model, { value, kept: this.#keep(more) });
  }

  /** All that is to be kept. @param {Rows} more */
  #keep(more) {
    const kept = { ...this.model.get("kept"), ...this.#news, ...more };
    this.#news = {};
    return kept;
  }

  /**
   * Keeps what an answer made of its question, if nothing else has led to that meanwhile. Where the
   * page is left before, it is made again from the answer itself, which is kept.
   */
  keepNews() {
    const kept = this.#keep({});
    if (!same(kept, this.model.get("kept"))) save(this.model, { kept });
  }

  /** Asks for the page to hand in; what is on the screen stays. */
  wantPage() {
    this.#isWanted = true;
    this.#save({ ...this.model.get("value"), at: now(), hand_in: true });
  }

  /** @param {string} [page] */
  give(page) {
    if (!this.#isWanted || !page) return;
    this.#isWanted = false;
    handOver(page, this.model.get("kept"));
    const { hand_in: _, ...value } = this.model.get("value");
    this.#save(value);
  }

  next() {
    this.#isNext = true;
    this.goOn();
  }

  goOn() {
    this.#item = "";
    this.ask();
  }

  /** Whether the answer on the screen is that of an earlier day. */
  isOver() {
    return now() - (this.model.get("value").at ?? now()) > this.model.get("early_s");
  }

  show() {
    const result = this.model.get("result");
    if (result === this.#shown) return; // both of what is followed have come at once
    if (!isSettled(this.model)) return; // what is shown would be another reader's
    this.#shown = result;
    Object.assign(this.#news, result.news);
    const isDone = Boolean(result.feedback.text);
    const [first, ...more] = result.lines;
    const rest = h("span", {}, more.join(" · "));
    put(this.count, h("h2", {}, first), " ", pips(result), rest);
    if (result.item !== this.#item || !this.#card) this.draw(result);
    this.showOn(result, isDone);
    if (isDone && this.#asked) {
      const { option = "", sure = "" } = this.model.get("value");
      Object.assign(this.#asked.state, { value: option, sure, feedback: result.feedback });
      this.#card?.show();
      afterPaint(() => (this.isOver() ? this.goOn() : this.keepNews()));
    }
    if (result.outlook) this.showStanding(/** @type {Whole} */ (result));
    this.give(result.hand_in);
  }

  /**
   * What can be done after an answer. The buttons stay the same ones: how it stands comes a moment
   * later, when somebody may be about to press one.
   *
   * @param {Result} result
   * @param {boolean} isDone
   */
  showOn({ item, comes_back: comesBack, due }, isDone) {
    const {
      next,
      next_new: nextNew,
      out,
      out_why: why,
      keep,
      is_out: isOutText,
    } = this.words.review;
    const isOut = this.isOut(item);
    this.onward.textContent = due ? next : nextNew;
    this.out.textContent = isOut ? keep : out;
    this.out.title = isOut ? "" : why;
    put(this.what, isOut ? isOutText : comesBack);
    this.on.hidden = !isDone;
  }

  /** Whether a question is not to come back. @param {string} item */
  isOut(item) {
    return this.model.get("kept")[OUT + item]?.[0] === true;
  }

  /** Leaves a question out, or takes it in again. @param {string} item */
  turn(item) {
    save(this.model, { kept: this.#keep({ [OUT + item]: [!this.isOut(item)] }) });
  }

  /** @param {Result} result */
  draw({ item, prompt, about }) {
    this.#item = item;
    const { words } = this;
    if (!item) {
      this.#card = null;
      put(this.place, h("p", { class: "bk bk-card", tabindex: "-1" }, words.review.finished));
    } else {
      put(this.from, ...origin(about, words.review.from));
      const state = { ...prompt, levels: this.model.get("levels"), value: "", sure: "", words };
      this.#asked = new CardModel({ ...state, feedback: {} }, (...said) => this.commit(...said));
      this.#card = new QuestionCard(/** @type {any} */ (this.#asked));
      const notice = about.changed ? h("p", { class: "bk-notice" }, about.changed) : null;
      put(this.place, notice, this.#card.element);
      this.#card.show();
      this.#card.element.prepend(this.from);
      this.#card.element.append(this.on);
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

  /** Draws how it stands, where it differs. @param {Whole} result */
  showStanding(result) {
    const before = this.#known;
    if (STANDING.every((part) => same(before[part], result[part]))) return;
    this.#known = result;
    const pressed = document.activeElement?.closest("details[id]")?.id;
    const summary = () => this.element.querySelector(`#${pressed} > summary`);
    keepFocus(
      this.element,
      () => this.#drawStanding(result),
      () => /** @type {HTMLElement | null} */ (summary()),
    );
  }

  /** @param {Whole} result */
  #drawStanding(result) {
    const { words } = this;
    const folds = () => [...this.element.querySelectorAll("details[id]")];
    const open = folds()
      .filter((fold) => fold.hasAttribute("open"))
      .map(({ id }) => id);
    put(this.ahead, outlook(result, words));
    put(this.strong, strengths(result, words));
    this.exam.show(result.exam);
    const list = numbers(result, words, (item) => this.turn(item));
    put(this.standing, judged(result, words), list);
    for (const fold of folds()) {
      fold.toggleAttribute("open", open.includes(fold.id));
    }
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function review({ model, el }) {
  const shown = new Review(model);
  el.append(shown.element);
  return together(
    follow(model, ["result", "settled"], () => shown.show()),
    watchAnswers(model, el),
  );
}

export default { render: review };
