import { h, newId, put } from "../shared/dom.js";
import { fill, plain } from "../shared/words.js";

/**
 * @typedef {{ id: string, text: string, minutes: number, search: string }} Ask
 * @typedef {{ id: string, title: string, asks: Ask[] }} Part
 * @typedef {{ ask: Ask, button: HTMLButtonElement, place: HTMLElement, answer: HTMLElement }} Row
 */

const UNFOLDED = 2; // parts; more at once would be a wall of questions

/** Things to ask or to test, in parts, and a field that finds them by a word. */
export class Asking {
  /** @type {boolean[] | undefined} Which parts were unfolded before something was typed. */
  #unfolded;

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
    this.sections =
      parts.length > 1
        ? parts.map((part, i) => this.part(part, i < UNFOLDED))
        : parts.map(({ asks }) => h("section", {}, this.stacks(asks)));
    this.nothing = h("p", { class: "bk-quiet", role: "status" });
    this.element = h("div", {}, this.field(), this.nothing, this.sections);
  }

  field() {
    const id = newId("search");
    const oninput = () => this.find();
    const placeholder = this.words.search;
    this.input = h("input", { id, type: "search", autocomplete: "off", placeholder, oninput });
    return h(
      "div",
      { class: "bk-pt-search" },
      h("label", { for: id }, this.words.search),
      this.input,
    );
  }

  /** @param {Part} part @param {boolean} open */
  part({ title, asks }, open) {
    const count = h("span", { class: "bk-pt-cost" }, String(asks.length));
    const head = h("summary", {}, h("h4", {}, title), count);
    return h("details", { class: "bk-pt-part", open }, head, this.stacks(asks));
  }

  /**
   * Two stacks, side by side where there is room: an answer moves only what is below it.
   *
   * @param {Ask[]} asks
   */
  stacks(asks) {
    const rows = asks.map((ask) => this.row(ask));
    this.rows.push(...rows);
    const places = rows.map(({ place }) => place);
    const half = Math.ceil(places.length / 2);
    const stacks = [places.slice(0, half), places.slice(half)];
    return h(
      "div",
      { class: "bk-pt-asks" },
      stacks.map((stack) => h("div", {}, stack)),
    );
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
    this.unfold(typed.length > 0);
    const isFound = this.sections.some((section) => !section.hidden);
    this.nothing.textContent = isFound ? "" : (this.words.none_found ?? "");
  }

  /** Unfolds what may have the word, and folds it again. @param {boolean} isTyped */
  unfold(isTyped) {
    this.#unfolded ??= this.sections.map((section) => section.hasAttribute("open"));
    for (const [i, section] of this.sections.entries()) {
      section.toggleAttribute("open", isTyped || this.#unfolded[i]);
    }
    if (!isTyped) this.#unfolded = undefined;
    this.element.toggleAttribute("data-finding", isTyped);
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
      if (isAsked && !place.hasAttribute("data-asked"))
        place.closest("details")?.setAttribute("open", "");
      place.toggleAttribute("data-asked", isAsked);
      if (answer.textContent !== (text ?? "")) put(answer, isAsked ? h("p", {}, text) : null);
    }
    for (const section of this.sections) {
      section.toggleAttribute("data-asked", Boolean(section.querySelector("[data-asked]")));
    }
  }
}
