import { drawnMark, h, newId, put } from "../shared/dom.js";
import { fill, plain } from "../shared/words.js";

/**
 * @typedef {{ id: string, text: string, minutes: number, search: string }} Ask
 * @typedef {{ id: string, title: string, asks: Ask[] }} Part
 * @typedef {{ ask: Ask, button: HTMLButtonElement, place: HTMLElement, answer: HTMLElement }} Row
 */

const GLASS = "M8.5 3a5.5 5.5 0 100 11a5.5 5.5 0 000-11zM12.5 12.5L17 17";

/** Things to ask or to test, in parts of which one is unfolded, and a field that finds them by a word. */
export class Asking {
  #group = newId("parts");
  /** @type {HTMLElement | null | undefined} What is unfolded once nothing is typed any more. */
  #unfolded;

  /**
   * @param {Part[]} parts
   * @param {string} search What the field is for.
   * @param {Record<string, string>} words
   * @param {(choice: string) => void} choose
   */
  constructor(parts, search, words, choose) {
    this.words = words;
    this.search = search;
    this.choose = choose;
    /** @type {Row[]} */
    this.rows = [];
    this.sections =
      parts.length > 1
        ? parts.map((part, i) => this.part(part, i === 0))
        : parts.map(({ asks }) => h("section", {}, this.stacks(asks)));
    this.nothing = h("p", { class: "bk-quiet", role: "status" });
    this.element = h("div", {}, this.field(), this.nothing, this.sections);
  }

  field() {
    const id = newId("search");
    const oninput = () => this.find();
    const placeholder = this.search;
    this.input = h("input", { id, type: "search", autocomplete: "off", placeholder, oninput });
    return h(
      "div",
      { class: "bk-pt-search" },
      h("label", { for: id }, this.search),
      this.input,
      drawnMark(GLASS),
    );
  }

  /** @param {Part} part @param {boolean} open */
  part({ title, asks }, open) {
    const head = h("summary", {}, h("h4", {}, title), h("span", { class: "bk-pt-cost" }));
    return h("details", { class: "bk-pt-part", name: this.#group, open }, head, this.stacks(asks));
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

  /** Unfolds what may have the word; without one, a single part again. @param {boolean} isTyped */
  unfold(isTyped) {
    if (this.#unfolded === undefined)
      this.#unfolded = this.sections.find((section) => section.hasAttribute("open")) ?? null;
    for (const section of this.sections) {
      if (isTyped) section.removeAttribute("name"); // those of one name are never open together
      section.toggleAttribute("open", isTyped || section === this.#unfolded);
      if (!isTyped) section.setAttribute("name", this.#group);
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
    const isHere = (/** @type {string} */ id) => this.rows.some(({ ask }) => ask.id === id);
    const latest = Object.keys(answers).filter(isHere).at(-1);
    for (const { ask, button, answer, place } of this.rows) {
      const text = answers[ask.id];
      const isAsked = text !== undefined;
      button.setAttribute("aria-disabled", String(isAsked || isDone || ask.minutes > left));
      button.title = !isAsked && !isDone && ask.minutes > left ? (this.words.no_time ?? "") : "";
      if (isAsked && ask.id === latest && !place.hasAttribute("data-asked")) this.reveal(place);
      place.toggleAttribute("data-asked", isAsked);
      if (answer.textContent !== (text ?? "")) put(answer, isAsked ? h("p", {}, text) : null);
    }
    for (const section of this.sections) this.count(section);
  }

  /** Unfolds the part in which something was asked just now. @param {Element} place */
  reveal(place) {
    const part = place.closest("details");
    if (this.element.hasAttribute("data-finding")) this.#unfolded = part;
    else part?.setAttribute("open", "");
  }

  /** Says how much of a part was asked. @param {HTMLElement} section */
  count(section) {
    const n = section.querySelectorAll(".bk-pt-ask").length;
    const done = section.querySelectorAll("[data-asked]").length;
    section.toggleAttribute("data-asked", done > 0);
    const cost = section.querySelector("summary .bk-pt-cost");
    const { part_count = "", part_asked = "" } = this.words;
    if (cost) cost.textContent = fill(done ? part_asked : part_count, { done, n });
  }
}
