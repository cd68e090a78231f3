import { h, keepFocus, mark, paragraphs, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { fieldFor } from "./fields.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 * @import { Chart } from "./place.js"
 *
 * @typedef {{ text: string, why: string, right: boolean }} Part One of several things that an answer says.
 * @typedef {{ points?: string[], answer?: string, parts?: Part[] }} MarkMore
 * @typedef {MarkMore & { right: boolean | null, word: string, text: string }} Mark
 * @typedef {Mark & Evidence} Feedback
 * @typedef {{ id: string, text: string, note?: string }} Option
 * @typedef {"commit" | "sure" | "yours" | "right" | "both" | "sure_wrong" | "named" | "said" | "again" | "open"} CardWord
 * @typedef {"several" | "your_answer" | "not_a_number" | "choose" | "up" | "down" | "moved"} FieldWord
 * @typedef {CardWord | FieldWord | "order" | "hint" | "part_right" | "part_wrong"} Word
 *
 * @typedef {object} Traits
 * @property {string} kicker
 * @property {string} stem
 * @property {string} story
 * @property {Option[]} options
 * @property {string} [format] How it is answered: single, several, order, match or number.
 * @property {Option[]} partners What is matched with the options.
 * @property {string} [unit] Of a number.
 * @property {Chart | Record<string, never>} [chart] The body that places are on.
 * @property {string[]} [hints]
 * @property {Option[]} levels
 * @property {string} value The answer that was committed to, or "": the id of an option, or of
 *   several with a space between; an order of ids; "a=2 b=1"; a number.
 * @property {string} sure How sure, as the id of a level, or "".
 * @property {Feedback | Record<string, never>} feedback Empty until then.
 * @property {{ cited: CitedWords, question: Record<Word, string> }} words
 */

const MOST_NAMED = 32; // letters of a right answer that a verdict can repeat: it stands above

/** Stands before the line of a folded card. @param {boolean | null | undefined} right */
const signOf = (right) => (right ? "✓" : right === false ? "✗" : "·");

/** One question: choose, say how sure, which commits; the feedback takes the place of that row. */
export class QuestionCard {
  #isWaiting = false; // for the feedback of a commitment made here
  #committed = ""; // what is on the screen as the answer
  /** @type {Element | null} what the line of a folded card says already */
  #said = null;
  feedback = h("div", { class: "bk-feedback", tabindex: "-1" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    this.field = fieldFor(model, () => this.choose());
    this.commitRow = this.levelRow();
    /** @type {HTMLElement} */
    this.element = h("div", { class: "bk bk-card bk-question" }, this.content());
  }

  levelRow() {
    const { commit, sure } = this.words.question;
    const levels = this.model.get("levels") ?? [];
    const onclick = (/** @type {string} */ level) => () => this.commit(level);
    this.buttons = levels.length
      ? levels.map(({ id, text }) => h("button", { type: "button", onclick: onclick(id) }, text))
      : [h("button", { type: "button", onclick: onclick("") }, commit)];
    const label = levels.length ? h("span", { class: "bk-quiet" }, sure) : null;
    const group = {
      class: "bk-commit",
      role: "group",
      "aria-label": levels.length ? sure : commit,
    };
    return h("div", group, label, h("div", {}, this.buttons));
  }

  content() {
    const [kicker, story, stem] = [
      this.model.get("kicker"),
      this.model.get("story"),
      this.model.get("stem"),
    ];
    return [
      kicker && !story ? h("p", { class: "bk-kicker" }, kicker) : null,
      story
        ? h("div", { class: "bk-story" }, h("p", { class: "bk-kicker" }, kicker), paragraphs(story))
        : null,
      h("fieldset", {}, h("legend", {}, stem), this.field.element),
      this.hints(),
      this.commitRow,
    ];
  }

  get chosen() {
    return this.field.read();
  }

  choose() {
    for (const button of this.buttons ?? []) {
      // One that has the focus keeps it while the answer is on its way.
      const isSent = Boolean(this.chosen) && this.chosen === this.model.get("value");
      button.disabled = !this.chosen;
      button.setAttribute("aria-disabled", String(isSent));
    }
  }

  /** @param {string} sure */
  commit(sure) {
    if (!this.chosen || this.chosen === this.model.get("value")) return;
    this.#isWaiting = true;
    save(this.model, { value: this.chosen, sure });
  }

  /** Opens the question again, as if it had not been answered. */
  again() {
    this.unfold();
    this.field.write("");
    save(this.model, { value: "", sure: "" });
    this.field.start()?.focus();
  }

  show() {
    const place = () => (this.feedback.isConnected ? this.feedback : this.field.start());
    keepFocus(this.element, () => this.draw(), place);
  }

  draw() {
    const value = this.model.get("value");
    const feedback = this.model.get("feedback");
    const isKnown = this.field.knows(value);
    // A verdict on another option is none.
    const isDone = Boolean(isKnown && feedback.text) && isSettled(this.model);
    if (isKnown || this.#committed) this.field.write(isKnown ? value : "");
    this.#committed = value;
    this.element.toggleAttribute("data-done", isDone);
    this.field.close(isDone ? /** @type {Feedback} */ (feedback) : null, value);
    if (!isDone) {
      this.unfold();
      this.feedback.replaceWith(this.commitRow);
      this.choose();
      return;
    }
    this.give(/** @type {Feedback} */ (feedback));
    this.commitRow.replaceWith(this.feedback);
    if (this.#isWaiting) this.feedback.focus({ preventScroll: true });
    this.#isWaiting = false;
  }

  /** A button that gives the hints one after another, each under the last. */
  hints() {
    const left = [...(this.model.get("hints") ?? [])];
    if (!left.length) return null;
    const given = h("div", { "aria-live": "polite" });
    const onclick = () => {
      given.append(h("p", {}, left.shift()));
      if (!left.length) button.remove();
    };
    const button = h("button", { type: "button", onclick }, this.words.question.hint);
    return h("div", { class: "bk-hints" }, given, button);
  }

  /**
   * Thing by thing: what is right, whether the answer said so, and why.
   *
   * @param {Part[]} parts
   */
  parts(parts) {
    const { part_right: yes, part_wrong: no } = this.words.question;
    const rows = parts.map(({ text, why, right }) => {
      const said = h("span", { class: "bk-hidden" }, `${right ? yes : no}: `);
      const head = h("strong", {}, mark(right ? "✓" : "✗"), said, text);
      return h("li", { "data-right": String(right) }, head, ` ${why}`);
    });
    const tag = this.model.get("format") === "order" ? "ol" : "ul";
    return rows.length ? h(tag, { class: "bk-parts" }, rows) : null;
  }

  /**
   * The mark; where another option was right, is short and not named in what is said, with that: it
   * need not be looked for.
   *
   * @param {Feedback} feedback
   */
  verdict({ right, word, text: said, answer }) {
    const named = this.model.get("options").find(({ id }) => id === answer);
    if (right !== false || !named || named.text.length > MOST_NAMED) return word;
    const text = named.text.replace(/\.$/, "");
    if (word.toLowerCase().includes(text.toLowerCase()) || said.includes(`${text}.`)) return word;
    const quoted = text.startsWith("“") ? text : `“${text}”`;
    return fill(this.words.question.named, { word, text: quoted });
  }

  /** @param {Feedback} feedback */
  give(feedback) {
    const { right, text, points = [], parts = [] } = feedback;
    const { sure_wrong: sureWrong, again } = this.words.question;
    const list = points.map((point) => h("li", {}, point));
    const levels = this.model.get("levels") ?? [];
    const wasSure = levels.length > 0 && this.model.get("sure") === levels.at(-1)?.id;
    this.feedback.dataset.right = String(right);
    put(
      this.feedback,
      h("p", { class: "bk-mark" }, right ? mark("✓") : null, this.verdict(feedback)),
      paragraphs(text),
      this.parts(parts),
      list.length ? h("ul", {}, list) : null,
      right === false && wasSure ? h("p", { class: "bk-quiet" }, sureWrong) : null,
      sourceLine(feedback, this.words.cited),
      h("button", { type: "button", class: "bk-again", onclick: () => this.again() }, again),
    );
  }

  /** Folds an answered card to a line that opens. */
  fold() {
    const { words } = this;
    const { word = "", right } = /** @type {Feedback} */ (this.model.get("feedback"));
    const level = (this.model.get("levels") ?? []).find(({ id }) => id === this.model.get("sure"));
    const said = level ? fill(words.question.said, { word, sure: level.text }) : word;
    const stem = this.model.get("story") && this.model.get("kicker") ? this.model.get("story") : "";
    const title = stem && stem.length < 160 ? stem : this.model.get("stem");
    const summary = h(
      "summary",
      {},
      h("span", { class: "bk-sign", "aria-hidden": "true" }, signOf(right)),
      h("strong", {}, title),
      h("span", { class: "bk-quiet" }, `${said} `, h("u", {}, words.question.open)),
    );
    this.#said = this.element.querySelector(title === stem ? ".bk-story" : "legend");
    this.#said?.classList.add("bk-hidden");
    const inside = h("div", {}, ...this.element.childNodes);
    const details = h("details", { class: "bk bk-card bk-question bk-line" }, summary, inside);
    details.toggleAttribute("data-done", true);
    details.dataset.right = String(right);
    this.element.replaceWith(details);
    this.element = details;
  }

  unfold() {
    const inside = this.element.querySelector(":scope > summary + div");
    if (!inside) return;
    this.#said?.classList.remove("bk-hidden");
    const card = h("div", { class: "bk bk-card bk-question" }, ...inside.childNodes);
    this.element.replaceWith(card);
    this.element = card;
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function questionCard({ model, el }) {
  const card = new QuestionCard(model);
  el.append(card.element);
  const stop = follow(model, ["feedback", "value", "settled"], () => card.show());
  if (card.element.hasAttribute("data-done")) card.fold();
  return together(stop, watchAnswers(model, el));
}

export default { render: questionCard };
