import { h, newId } from "../shared/dom.js";

/**
 * @import { Field, FieldModel } from "./fields.js"
 * @import { Feedback } from "./question_card.js"
 */

const NUMBER = /^-?\d{1,9}(?:[.,]\d{1,6})?$/;

/** A number with its unit. @implements {Field} */
export class NumberField {
  /**
   * @param {FieldModel} model
   * @param {() => void} onchange
   */
  constructor(model, onchange) {
    const words = model.get("words").question;
    this.unsound = words.not_a_number;
    const [id, told] = [newId("number"), newId("told")];
    const oninput = () => {
      this.said.textContent = "";
      onchange();
    };
    const attributes = { id, type: "text", inputmode: "decimal", autocomplete: "off" };
    const onblur = () => this.check();
    this.input = h("input", { ...attributes, "aria-describedby": told, oninput, onblur });
    this.said = h("span", { id: told, class: "bk-quiet", role: "status" });
    const unit = model.get("unit");
    const label = h("label", { for: id }, words.your_answer, unit ? ` (${unit})` : "");
    this.element = h("div", { class: "bk-number" }, label, this.input, this.said);
  }

  check() {
    this.said.textContent = this.input.value.trim() && !this.read() ? this.unsound : "";
  }

  read() {
    const typed = this.input.value.trim();
    return this.knows(typed) ? typed : "";
  }

  /** @param {string} value */
  write(value) {
    this.input.value = value;
  }

  /** @param {string} value */
  knows(value) {
    return NUMBER.test(value);
  }

  start() {
    return this.input;
  }

  /** @param {Feedback | null} feedback */
  close(feedback) {
    this.input.disabled = Boolean(feedback);
  }
}
