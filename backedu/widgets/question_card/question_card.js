import { columnsFor } from "../shared/columns.js";
import { h, keepFocus, mark, newId, paragraphs, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 *
 * @typedef {{ right: boolean, word: string, text: string, points?: string[], answer?: string }} Mark
 * @typedef {Mark & Evidence} Feedback
 * @typedef {{ id: string, text: string, note?: string }} Option
 * @typedef {"commit" | "sure" | "yours" | "right" | "both" | "sure_wrong" | "said" | "again" | "open"} Word
 *
 * @typedef {object} Traits
 * @property {string} kicker
 * @property {string} stem
 * @property {string} story
 * @property {Option[]} options
 * @property {Option[]} levels
 * @property {string} value The option that was committed to, or "".
 * @property {string} sure How sure, as the id of a level, or "".
 * @property {Feedback | Record<string, never>} feedback Empty until then.
 * @property {{ cited: CitedWords, question: Record<Word, string> }} words
 */

/** One question: choose, say how sure, which commits; the feedback takes the place of that row. */
export class QuestionCard {
  #isWaiting = false; // for the feedback of a commitment made here
  #committed = ""; // what is on the screen as the answer
  feedback = h("div", { class: "bk-feedback", tabindex: "-1" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const name = newId("question");
    const onchange = () => this.choose();
    this.inputs = model
      .get("options")
      .map(({ id }) => h("input", { type: "radio", name, value: id, onchange }));
    this.rows = this.inputs.map((input, i) => this.row(input, i));
    this.commitRow = this.levelRow();
    /** @type {HTMLElement} */
    this.element = h("div", { class: "bk bk-card bk-question" }, this.content());
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} i
   */
  row(input, i) {
    const { text = "", note = "" } = this.model.get("options")[i] ?? {};
    const key = h("span", { class: "bk-key", "aria-hidden": "true" }, String.fromCharCode(65 + i));
    const small = note ? h("small", {}, ` ${note}`) : null;
    const said = h("span", { class: "bk-said" });
    return h("label", { class: "bk-answer" }, input, key, h("span", {}, text, small), said);
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
    return h("div", group, label, this.buttons);
  }

  content() {
    const [kicker, story, stem] = [
      this.model.get("kicker"),
      this.model.get("story"),
      this.model.get("stem"),
    ];
    const columns = columnsFor(this.model.get("options"));
    return [
      kicker && !story ? h("p", { class: "bk-kicker" }, kicker) : null,
      story
        ? h("div", { class: "bk-story" }, h("p", { class: "bk-kicker" }, kicker), paragraphs(story))
        : null,
      h(
        "fieldset",
        {},
        h("legend", {}, stem),
        h("div", { class: `bk-answers ${columns}` }, this.rows),
      ),
      this.commitRow,
    ];
  }

  get chosen() {
    return this.inputs.find((input) => input.checked)?.value ?? "";
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
    for (const input of this.inputs) input.checked = false;
    save(this.model, { value: "", sure: "" });
    this.inputs[0]?.focus();
  }

  show() {
    const place = () => (this.feedback.isConnected ? this.feedback : this.inputs[0]);
    keepFocus(this.element, () => this.draw(), place);
  }

  draw() {
    const value = this.model.get("value");
    const feedback = this.model.get("feedback");
    const input = this.inputs.find((each) => each.value === value);
    // A verdict on another option is none.
    const isDone = Boolean(input && feedback.text) && isSettled(this.model);
    if (input || this.#committed) for (const each of this.inputs) each.checked = each === input;
    this.#committed = value;
    for (const each of this.inputs) each.disabled = isDone;
    this.element.toggleAttribute("data-done", isDone);
    this.label(isDone ? /** @type {Feedback} */ (feedback) : null, value);
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

  /**
   * Says at the options which was chosen and which is right.
   *
   * @param {Feedback | null} feedback
   * @param {string} value
   */
  label(feedback, value) {
    const { yours, right, both } = this.words.question;
    const answer = feedback?.right ? value : feedback?.answer;
    for (const [i, input] of this.inputs.entries()) {
      const row = this.rows[i];
      const said = row?.querySelector(".bk-said");
      if (!row || !said) continue;
      const isRight = Boolean(feedback) && input.value === answer;
      const isMine = Boolean(feedback) && input.value === value;
      row.toggleAttribute("data-right", isRight);
      said.textContent = isRight ? (isMine ? both : right) : isMine ? yours : "";
    }
  }

  /** @param {Feedback} feedback */
  give(feedback) {
    const { right, word, text, points = [] } = feedback;
    const { sure_wrong: sureWrong, again } = this.words.question;
    const list = points.map((point) => h("li", {}, point));
    const levels = this.model.get("levels") ?? [];
    const wasSure = levels.length > 0 && this.model.get("sure") === levels.at(-1)?.id;
    this.feedback.dataset.right = String(right);
    put(
      this.feedback,
      h("p", { class: "bk-mark" }, right ? mark("✓") : null, word),
      paragraphs(text),
      list.length ? h("ul", {}, list) : null,
      !right && wasSure ? h("p", { class: "bk-quiet" }, sureWrong) : null,
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
      h("strong", {}, right ? mark("✓") : null, title),
      h("span", { class: "bk-quiet" }, `${said} `, h("u", {}, words.question.open)),
    );
    const inside = h("div", {}, ...this.element.childNodes);
    const details = h("details", { class: "bk bk-card bk-question bk-line" }, summary, inside);
    details.toggleAttribute("data-done", true);
    this.element.replaceWith(details);
    this.element = details;
  }

  unfold() {
    const inside = this.element.querySelector(":scope > summary + div");
    if (!inside) return;
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
