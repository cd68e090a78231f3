import { h, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { fill } from "../shared/words.js";
import { claimCard } from "./card.js";
import { Menu } from "./menu.js";
import { Report } from "./report.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { FigureTraits } from "../figure/figure.js"
 * @import { Appraisal, Claim } from "./appraisal.js"
 * @import { Answer, CardWords, Scales } from "./card.js"
 * @import { Draw, MenuWords, Offer } from "./menu.js"
 * @import { ReportData, ReportWords } from "./report.js"
 *
 * @typedef {"title" | "place" | "list" | "judged" | "open" | "previous" | "next"} Word
 * @typedef {Record<Word | "again" | "again_why" | "again_do", string>} OwnWords
 * @typedef {OwnWords & CardWords & MenuWords & ReportWords & FigureTraits["words"]} Words
 *
 * @typedef {{ draw: Draw, added: string[], answers: Record<string, Answer> }} Value
 *
 * @typedef {object} Traits
 * @property {Offer & Scales} menu
 * @property {Words} words
 * @property {Value} value
 * @property {Claim[]} shown
 * @property {Record<string, Appraisal>} feedback
 * @property {ReportData} report
 * @property {FigureTraits["figure"]} figure
 */

/** Statements to judge one by one; which of them is on the screen is the page's alone. */
class ClaimCheck {
  /** @type {string | null} */
  #current = null;
  /** @type {string | null} asked for, and perhaps not among the shown yet */
  #wanted = null;
  #isDrawing = false; // a new set was asked for, and has not come yet
  #takesFocus = false;
  /** @type {{ id: string, as: string } | null} what the card shows */
  #drawn = null;
  place = h("p", { class: "bk-quiet bk-count" });
  list = h("ol", { class: "bk-claim-list" });
  card = h("div");
  announce = h("div", { class: "bk-hidden", role: "status" });
  warning = h("p");

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const { words } = this;
    const goTo = (/** @type {string} */ id) => this.goTo(id);
    this.menu = new Menu(model.get("menu"), words, (pool, count) => this.draw(pool, count));
    this.report = new Report(model, words, goTo);
    this.progress = h("progress", { "aria-label": words.title });
    const type = { type: "button" };
    this.back = h("button", { ...type, onclick: () => this.step(-1) }, words.previous);
    this.next = h("button", { ...type, onclick: () => this.step(1) }, words.next);
    const forget = h("button", { ...type, onclick: () => this.startAgain() }, words.again_do);
    const again = [h("summary", {}, words.again), this.warning, forget];
    this.again = h("details", { class: "bk-claim-again" }, again);
    this.element = this.whole();
  }

  whole() {
    const { words } = this;
    return h(
      "section",
      { class: "bk bk-card bk-question bk-claims", "aria-label": words.title },
      this.menu.element,
      this.place,
      this.progress,
      this.card,
      h("div", { class: "bk-buttons" }, this.back, this.next),
      h("details", {}, h("summary", {}, words.list), this.list),
      this.report.element,
      this.again,
      this.announce,
    );
  }

  get shown() {
    return this.model.get("shown");
  }

  /** @param {string | null} id */
  indexOf(id) {
    return this.shown.findIndex((claim) => claim.id === id);
  }

  /** @param {Partial<Value>} changes */
  save(changes) {
    save(this.model, { value: { ...this.model.get("value"), ...changes } });
  }

  /** Asks for another set. @param {string} pool @param {number} count */
  draw(pool, count) {
    const { seed } = this.model.get("value").draw;
    this.#isDrawing = true;
    this.save({ draw: { pool, count, seed: seed + 1 }, added: [] });
  }

  /** Begins with the first open claim of a new set; called before `show` hears of it. */
  begin() {
    if (!this.#isDrawing) return;
    this.#isDrawing = false;
    this.#current = null;
    this.#takesFocus = true;
  }

  startAgain() {
    this.again.open = false;
    this.#current = null;
    this.#takesFocus = true;
    this.save({ answers: {} });
  }

  /** Shows a claim, which is asked for where it is not among the shown. @param {string} id */
  goTo(id) {
    this.#wanted = id;
    this.#isDrawing = false;
    if (this.indexOf(id) < 0) this.save({ added: [...this.model.get("value").added, id] });
    else this.show();
  }

  /** @param {-1 | 1} by */
  step(by) {
    this.#wanted = this.shown[this.indexOf(this.#current) + by]?.id ?? null;
    this.show();
  }

  show() {
    const { answers, draw } = this.model.get("value");
    this.choose(answers);
    this.menu.show(draw);
    this.showPlace(answers);
    this.showList(answers);
    const all = Object.keys(answers).length;
    this.again.hidden = !all;
    this.report.element.hidden = !all;
    this.report.element.setAttribute("aria-busy", String(!isSettled(this.model)));
    this.warning.textContent = fill(this.words.again_why, { n: all });
    this.showCard(answers);
  }

  /** Settles which claim is on the screen. @param {Value["answers"]} answers */
  choose(answers) {
    if (this.#wanted !== null && this.indexOf(this.#wanted) >= 0) {
      this.#current = this.#wanted;
      this.#wanted = null;
      this.#takesFocus = true;
    }
    if (this.indexOf(this.#current) >= 0) return;
    const first = this.shown.find(({ id }) => !answers[id]) ?? this.shown[0];
    this.#current = first?.id ?? null;
  }

  /** @param {Value["answers"]} answers */
  showPlace(answers) {
    const { shown, words } = this;
    const at = this.indexOf(this.#current);
    const done = shown.filter(({ id }) => answers[id]).length;
    this.place.textContent = fill(words.place, { i: at + 1, n: shown.length, done });
    this.progress.max = shown.length;
    this.progress.value = done;
    this.back.disabled = at === 0;
    this.next.disabled = at === shown.length - 1;
    this.next.classList.toggle("bk-main", Boolean(answers[this.#current ?? ""]));
  }

  /** @param {Value["answers"]} answers */
  showList(answers) {
    const { words } = this;
    const rows = this.shown.map(({ id, text }) => {
      const current = { "aria-current": id === this.#current ? "true" : null };
      const onclick = () => this.goTo(id);
      const button = h("button", { type: "button", class: "bk-link", ...current, onclick }, text);
      const state = answers[id] ? `✓ ${words.judged}` : words.open;
      return h("li", {}, button, h("span", { class: "bk-quiet" }, ` ${state}`));
    });
    put(this.list, rows);
  }

  /** Draws the card again where it changed. @param {Value["answers"]} answers */
  showCard(answers) {
    const { words } = this;
    const claim = /** @type {Claim} */ (this.shown[this.indexOf(this.#current)]);
    const answer = answers[claim.id];
    const known = this.model.get("feedback")[claim.id];
    const appraisal = answer && known?.verdict === answer.verdict ? known : undefined;
    const hasFocus = this.card.contains(document.activeElement);
    const takesFocus = this.#takesFocus || hasFocus;
    this.#takesFocus = false;
    const drawn = this.#drawn;
    const as = JSON.stringify([claim, answer, appraisal]);
    if (as === drawn?.as) return;
    this.#drawn = { id: claim.id, as };
    const commit = (/** @type {Answer} */ given) =>
      this.save({ answers: { ...this.model.get("value").answers, [claim.id]: given } });
    const goTo = (/** @type {string} */ id) => this.goTo(id);
    const scales = this.model.get("menu");
    const made = claimCard({ claim, scales, words, answer, appraisal, commit, goTo });
    put(this.card, made.card);
    this.announce.textContent = appraisal ? `${appraisal.word} ${appraisal.text}` : "";
    const isCommitted = drawn?.id === claim.id && Boolean(appraisal);
    if (takesFocus || isCommitted) made.title.focus({ preventScroll: isCommitted || hasFocus });
    const isLast = this.shown.every(({ id }) => answers[id]);
    if (isCommitted && isLast) this.report.element.open = true;
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function claimCheck({ model, el }) {
  const check = new ClaimCheck(model);
  el.append(check.element);
  const jump = (/** @type {Event} */ event) =>
    check.goTo(/** @type {CustomEvent<string>} */ (event).detail);
  const begin = () => check.begin();
  document.addEventListener("backedu-judge", jump);
  model.on("change:shown", begin);
  return together(
    follow(model, ["report", "figure"], () => check.report.show()),
    follow(model, ["value", "shown", "feedback", "settled"], () => check.show()),
    watchAnswers(model, el),
    () => model.off("change:shown", begin),
    () => check.report.leave(),
    () => document.removeEventListener("backedu-judge", jump),
  );
}

export default { render: claimCheck };
