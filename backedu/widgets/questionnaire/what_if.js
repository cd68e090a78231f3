import { drawnMark, h, newId, put } from "../shared/dom.js";
import { follow, isSettled, save, together } from "../shared/model.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Option } from "./question.js"
 * @import { Traits } from "./questionnaire.js"
 *
 * @typedef {object} Side
 * @property {string} heading
 * @property {string} tone
 * @property {string} mark
 * @property {string} title
 * @property {string} line
 *
 * @typedef {{ sides?: Side[], changes?: { title: string, items: string[] }[] }} Comparison
 * @typedef {Record<"title" | "which" | "other" | "choose", string>} WhatIfWords
 */

/** @param {Side} side */
function sideBanner({ heading, tone, mark: sign, title, line }) {
  return h(
    "div",
    { class: "bk-banner", "data-tone": tone },
    h("p", { class: "bk-kicker" }, heading),
    h("p", { class: "bk-level" }, drawnMark(sign), title),
    h("p", {}, line),
  );
}

/** @param {{ title: string, items: string[] }} change */
function changeList({ title, items }) {
  const rows = items.map((item) => h("li", {}, item));
  return h("div", {}, h("h4", {}, title), h("ul", {}, rows));
}

/** "What if one answer were different?": choose question and answer, see both results. */
class WhatIf {
  which = h("select", { id: newId("which"), onchange: () => this.choose(true) });
  other = h("select", { id: newId("other"), onchange: () => this.choose(false) });
  shown = h("div", { role: "status" });

  /**
   * @param {AnyModel<Traits>} model
   * @param {WhatIfWords} words
   */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.questions = model
      .get("groups")
      .flatMap((group) => group.questions)
      .filter(({ kind }) => kind === "choice");
    const label = (/** @type {HTMLElement} */ select, /** @type {string} */ text) => [
      h("label", { for: select.id }, text),
      select,
    ];
    const choice = [...label(this.which, words.which), ...label(this.other, words.other)];
    this.element = h(
      "details",
      { class: "bk-what-if" },
      h("summary", {}, words.title),
      h("div", { class: "bk-what-if-choice" }, choice),
      this.shown,
    );
  }

  /** @param {boolean} isAnother Whether another question was chosen. */
  choose(isAnother) {
    if (isAnother) this.fillOther();
    const { which, other } = this;
    const isWhole = which.value && other.value;
    save(this.model, { what_if: isWhole ? { [which.value]: other.value } : {} });
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {Option[]} options
   * @param {string | undefined} kept
   */
  fill(select, options, kept) {
    const first = h("option", { value: "" }, this.words.choose);
    put(
      select,
      first,
      options.map(({ value, label }) => h("option", { value }, label)),
    );
    select.value = options.some(({ value }) => value === kept) ? (kept ?? "") : "";
  }

  fillOther() {
    const name = this.which.value;
    const question = this.questions.find((each) => each.name === name);
    const now = this.model.get("value")[name];
    const options = question ? question.options.filter(({ value }) => value !== now) : [];
    this.fill(this.other, options, this.model.get("what_if")[name]);
  }

  show() {
    const value = this.model.get("value");
    const answered = this.questions
      .filter(({ name }) => value[name] !== undefined)
      .map(({ name, ask }) => ({ value: name, label: ask }));
    this.element.hidden = !answered.length;
    this.fill(this.which, answered, this.which.value || Object.keys(this.model.get("what_if"))[0]);
    this.fillOther();
  }

  compare() {
    this.shown.setAttribute("aria-busy", String(!isSettled(this.model)));
    const { sides, changes = [] } = this.model.get("comparison");
    this.element.classList.toggle("bk-unasked", !sides);
    const banners = sides ? [h("div", { class: "bk-sides" }, sides.map(sideBanner))] : [];
    put(this.shown, banners, sides ? changes.map(changeList) : []);
  }
}

/**
 * @param {AnyModel<Traits>} model
 * @param {HTMLElement} el
 * @param {WhatIfWords} words
 */
export function whatIf(model, el, words) {
  const part = new WhatIf(model, words);
  el.append(part.element);
  return together(
    follow(model, ["value"], () => part.show()),
    follow(model, ["comparison", "value", "what_if", "settled"], () => part.compare()),
  );
}
