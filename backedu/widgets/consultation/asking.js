import { h, newId, put } from "../shared/dom.js";
import { fill, plain } from "../shared/words.js";

/**
 * @typedef {{ id: string, text: string, minutes: number, search: string }} Ask
 * @typedef {{ id: string, title: string, asks: Ask[] }} Part
 * @typedef {{ ask: Ask, button: HTMLButtonElement, place: HTMLElement, answer: HTMLElement }} Row
 */

/** Things to ask or to test, in parts, and a field that finds them by a word. */
export class Asking {
  /**
   * @param {Part[]} parts
   * @param {Record<string, string>} words
   * @param {(choice: string) => void} choose
   */
  constructor(parts, words, choose) {
    this.words = words;
    this.choose = choose;
    /** @type {Row[]} */
    this.rows = [];
    this.sections = parts.map((part) => this.section(part));
    this.nothing = h("p", { class: "bk-quiet", role: "status" });
    this.element = h("div", {}, this.field(), this.nothing, this.sections);
  }

  field() {
    const id = newId("search");
    const find = () => this.find();
    this.input = h("input", { id, type: "search", autocomplete: "off", oninput: find });
    return h(
      "div",
      { class: "bk-pt-search" },
      h("label", { for: id }, this.words.search),
      this.input,
    );
  }

  /** @param {Part} part */
  section(part) {
    const rows = part.asks.map((ask) => this.row(ask));
    this.rows.push(...rows);
    const places = rows.map(({ place }) => place);
    return h("section", {}, h("h4", {}, part.title), h("div", { class: "bk-pt-asks" }, places));
  }

  /** @param {Ask} ask @returns {Row} */
  row(ask) {
    const cost = fill(this.words.cost, { n: ask.minutes });
    const onclick = () => this.choose(`ask:${ask.id}`);
    const button = h(
      "button",
      { type: "button", onclick },
      h("span", {}, ask.text),
      h("span", { class: "bk-pt-cost" }, cost),
    );
    const answer = h("div", { role: "status" });
    return { ask, button, answer, place: h("div", { class: "bk-pt-ask" }, button, answer) };
  }

  /** Shows only what has every word that is typed. */
  find() {
    const typed = plain(this.input?.value ?? "")
      .split(" ")
      .filter(Boolean);
    for (const { ask, place } of this.rows) {
      const text = plain(`${ask.text} ${ask.search}`);
      place.hidden = !typed.every((word) => text.includes(word));
    }
    for (const section of this.sections) {
      section.hidden = !section.querySelector(".bk-pt-ask:not([hidden])");
    }
    const isFound = this.sections.some((section) => !section.hidden);
    this.nothing.textContent = isFound ? "" : (this.words.none_found ?? "");
  }

  /**
   * Shows the answers to what was asked, and what there is no time for.
   *
   * @param {Record<string, string>} answers
   * @param {number} left
   * @param {boolean} isDone
   */
  show(answers, left, isDone) {
    for (const { ask, button, answer, place } of this.rows) {
      const text = answers[ask.id];
      const isAsked = text !== undefined;
      button.setAttribute("aria-disabled", String(isAsked || isDone || ask.minutes > left));
      button.title = !isAsked && !isDone && ask.minutes > left ? (this.words.no_time ?? "") : "";
      place.toggleAttribute("data-asked", isAsked);
      if (answer.textContent !== (text ?? "")) put(answer, isAsked ? h("p", {}, text) : null);
    }
  }
}
