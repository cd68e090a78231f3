import { columnsFor } from "../shared/columns.js";
import { h, newId } from "../shared/dom.js";

/**
 * @import { Field, FieldModel } from "./fields.js"
 * @import { Feedback } from "./question_card.js"
 */

/**
 * Returns what a step of a scale is called, from as many below zero as there are above it.
 *
 * @param {number} i
 * @param {number} of
 */
function step(i, of) {
  const value = i - (of - 1) / 2;
  return value < 0 ? `−${-value}` : value > 0 ? `+${value}` : "0";
}

/** One option of several, or with boxes as many as apply. @implements {Field} */
export class Choices {
  /**
   * @param {FieldModel} model
   * @param {() => void} onchange
   */
  constructor(model, onchange) {
    this.options = model.get("options");
    this.words = model.get("words").question;
    this.isSeveral = model.get("format") === "several";
    this.isScale = model.get("format") === "concordance";
    const type = this.isSeveral ? "checkbox" : "radio";
    const name = newId("question");
    this.inputs = this.options.map(({ id }) => h("input", { type, name, value: id, onchange }));
    this.rows = this.inputs.map((input, i) => this.row(input, i));
    const task = this.isSeveral ? h("p", { class: "bk-quiet" }, this.words.several) : null;
    const columns = this.isScale ? "bk-scale" : columnsFor(this.options);
    this.element = h("div", {}, task, h("div", { class: `bk-answers ${columns}` }, this.rows));
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} i
   */
  row(input, i) {
    const { text = "", note = "" } = this.options[i] ?? {};
    const sign = this.isScale ? step(i, this.options.length) : String.fromCharCode(65 + i);
    const key = h("span", { class: "bk-key", "aria-hidden": "true" }, sign);
    const small = note ? h("small", {}, ` ${note}`) : null;
    const said = h("span", { class: "bk-said" });
    return h("label", { class: "bk-answer" }, input, key, h("span", {}, text, small), said);
  }

  read() {
    const chosen = this.inputs.filter((input) => input.checked);
    return chosen.map((input) => input.value).join(" ");
  }

  /** @param {string} value */
  write(value) {
    const chosen = value.split(" ");
    for (const input of this.inputs) input.checked = chosen.includes(input.value);
  }

  /** @param {string} value */
  knows(value) {
    const known = this.inputs.map((input) => input.value);
    return value !== "" && value.split(" ").every((id) => known.includes(id));
  }

  start() {
    return this.inputs[0];
  }

  /**
   * Says at the options which was chosen and which is right.
   *
   * @param {Feedback | null} feedback
   * @param {string} value
   */
  close(feedback, value) {
    const { yours, right, both } = this.words;
    const chosen = value.split(" ");
    const answer = (feedback?.answer || (feedback?.right ? value : "")).split(" ");
    for (const [i, input] of this.inputs.entries()) {
      const row = this.rows[i];
      const said = row?.querySelector(".bk-said");
      if (!row || !said) continue;
      const isRight = Boolean(feedback) && answer.includes(input.value);
      const isMine = Boolean(feedback) && chosen.includes(input.value);
      input.disabled = Boolean(feedback);
      row.toggleAttribute("data-right", isRight);
      said.textContent = isRight ? (isMine ? both : right) : isMine ? yours : "";
    }
  }
}
