import { h, mark, newId, optionRow, paragraphs, put } from "../shared/dom.js";
import { follow, save } from "../shared/model.js";
import { sourceLine } from "../shared/sources.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 *
 * @typedef {{ right: boolean, word: string, text: string, points?: string[] } & Evidence} Feedback
 *
 * @typedef {object} Traits
 * @property {string} kicker
 * @property {string} stem
 * @property {string} story
 * @property {{ id: string, text: string }[]} options
 * @property {string} value The option that was committed to, or "".
 * @property {Feedback | Record<string, never>} feedback Empty until then.
 * @property {{ cited: CitedWords, question: Record<"commit", string> }} words
 */

/** One question: choose, commit, and only then see the feedback, beneath the option. */
class QuestionCard {
  answer = h("div", { class: "bk-feedback" });
  announce = h("div", { class: "bk-hidden", role: "status" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const name = newId("question");
    const onchange = () => this.choose();
    this.inputs = model
      .get("options")
      .map(({ id }) => h("input", { type: "radio", name, value: id, onchange }));
    this.rows = this.inputs.map((input, i) =>
      h("div", {}, optionRow(input, model.get("options")[i]?.text ?? "")),
    );
    const attributes = { type: "button", class: "bk-main", onclick: () => this.commit() };
    this.button = h("button", attributes, this.words.question.commit);
    this.element = this.card(model.get("kicker"), model.get("story"), model.get("stem"));
  }

  /**
   * @param {string} kicker
   * @param {string} story
   * @param {string} stem
   */
  card(kicker, story, stem) {
    return h(
      "div",
      { class: "bk bk-card bk-question" },
      kicker ? h("p", { class: "bk-kicker" }, kicker) : null,
      story ? h("div", { class: "bk-story" }, paragraphs(story)) : null,
      h("fieldset", {}, h("legend", {}, stem), this.rows),
      this.button,
      this.announce,
    );
  }

  get chosen() {
    return this.inputs.find((input) => input.checked)?.value ?? "";
  }

  choose() {
    this.button.disabled = !this.chosen || this.chosen === this.model.get("value");
  }

  commit() {
    if (!this.chosen) return;
    save(this.model, { value: this.chosen });
    this.choose();
  }

  show() {
    const feedback = this.model.get("feedback");
    const place = this.inputs.findIndex((input) => input.value === this.model.get("value"));
    const input = this.inputs[place];
    if (input && !this.chosen) input.checked = true;
    this.choose();
    if (input && feedback.text) {
      this.give(/** @type {Feedback} */ (feedback));
      this.rows[place]?.append(this.answer);
    } else {
      this.answer.remove();
      this.announce.textContent = "";
    }
  }

  /** @param {Feedback} feedback */
  give(feedback) {
    const { right, word, text, points = [] } = feedback;
    const list = points.map((point) => h("li", {}, point));
    this.answer.dataset.right = String(right);
    put(
      this.answer,
      h("p", { class: "bk-mark" }, mark(right ? "✓" : "✗"), word),
      paragraphs(text),
      list.length ? h("ul", {}, list) : null,
      sourceLine(feedback, this.words.cited),
    );
    this.announce.textContent = `${word} ${text}`;
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function questionCard({ model, el }) {
  const card = new QuestionCard(model);
  el.append(card.element);
  return follow(model, ["feedback", "value"], () => card.show());
}

export default { render: questionCard };
