import { h, newId } from "../shared/dom.js";

/**
 * @import { Field, FieldModel } from "./fields.js"
 * @import { Feedback } from "./question_card.js"
 */

/** Lines, each with a list to pick its partner from. @implements {Field} */
export class Matching {
  /**
   * @param {FieldModel} model
   * @param {() => void} onchange
   */
  constructor(model, onchange) {
    const { choose } = model.get("words").question;
    const partners = model.get("partners");
    this.known = partners.map(({ id }) => id);
    /** @type {Map<string, HTMLSelectElement>} */
    this.lists = new Map();
    const rows = model.get("options").map(({ id, text }) => {
      const name = newId("match");
      const options = partners.map((each) => h("option", { value: each.id }, each.text));
      const list = h("select", { id: name, onchange }, h("option", { value: "" }, choose), options);
      this.lists.set(id, list);
      return h("div", { class: "bk-pair" }, h("label", { for: name }, text), list);
    });
    this.element = h("div", { class: "bk-pairs" }, rows);
  }

  read() {
    const pairs = [...this.lists].map(([id, list]) => [id, list.value]);
    return pairs.every(([, partner]) => partner)
      ? pairs.map((pair) => pair.join("=")).join(" ")
      : "";
  }

  /** @param {string} value */
  write(value) {
    const said = new Map(value.split(" ").map((pair) => /** @type {any} */ (pair.split("="))));
    for (const [id, list] of this.lists) list.value = said.get(id) ?? "";
  }

  /** @param {string} value */
  knows(value) {
    const pairs = value.split(" ").map((pair) => pair.split("="));
    const isWhole = pairs.map(([id]) => id).join(" ") === [...this.lists.keys()].join(" ");
    return isWhole && pairs.every(([, partner]) => this.known.includes(partner ?? ""));
  }

  start() {
    return this.lists.values().next().value;
  }

  /** @param {Feedback | null} feedback */
  close(feedback) {
    for (const list of this.lists.values()) list.disabled = Boolean(feedback);
  }
}
