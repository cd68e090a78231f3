import { h, newId, optionRow, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";

/**
 * @import { Plate } from "./plate.js"
 *
 * @typedef {{ right: boolean, line: string, area: string, says: string }} Mark
 *
 * @typedef {object} Checked
 * @property {Record<string, string>} where Where each area is, without its name.
 * @property {Record<string, Mark>} marks By question, of what was answered.
 * @property {string} found
 *
 * @typedef {object} Place
 * @property {(question: string, area: string) => void} answer
 * @property {(questions: string[]) => void} again
 */

/** A plate without names: one is given, the reader points at a part or chooses a place, commits. */
export class Find {
  /** @type {Plate | null} */
  #plate = null;
  /** @type {Map<string, HTMLInputElement>} */
  #inputs = new Map();
  /** @type {Partial<Checked>} */
  #told = {};
  #outermost = 0;
  #at = 0;
  #isWaiting = false;
  picked = "";

  /**
   * @param {Record<string, string>} words
   * @param {Place} place
   */
  constructor(words, place) {
    this.words = words;
    this.place = place;
    this.asked = h("h4", { class: "bk-an-asked" });
    this.list = h("fieldset", { class: "bk-an-where" });
    const button = (/** @type {string | undefined} */ text, /** @type {() => void} */ onclick) =>
      h("button", { type: "button", onclick }, text);
    this.commit = button(words.commit, () => this.#commit());
    this.commit.className = "bk-main";
    this.next = button(words.next, () => this.#go());
    this.again = button(words.again, () => this.#again());
    this.feedback = h("div", { class: "bk-an-feedback", tabindex: "-1" });
    this.count = h("p", { class: "bk-quiet", role: "status" });
    const bar = h("div", { class: "bk-an-bar" }, this.commit, this.next, this.again);
    this.element = h("div", {}, this.asked, this.feedback, this.list, bar, this.count);
  }

  /** @param {Plate} plate */
  open(plate) {
    this.#plate = plate;
    this.#outermost = 0;
    this.#told = {};
    this.#at = -1;
    this.picked = "";
  }

  get question() {
    return this.#plate?.data.asks[this.#at];
  }

  get mark() {
    return this.#told.marks?.[this.question?.id ?? ""];
  }

  /** @param {Checked} told */
  show(told) {
    if (!told.where || !this.#plate) return;
    const isFirst = !this.#told.where;
    this.#told = told;
    if (isFirst) {
      this.#listPlaces(told.where);
      this.#at = Math.max(
        0,
        this.#plate.data.asks.findIndex(({ id }) => !told.marks[id]),
      );
    }
    this.#draw();
    if (this.#isWaiting && this.mark) {
      this.#isWaiting = false;
      this.feedback.focus({ preventScroll: true });
    }
  }

  /** @param {Record<string, string>} where */
  #listPlaces(where) {
    const name = newId("area");
    const areas = Object.keys(where).sort((a, b) => Number(a) - Number(b));
    this.#inputs = new Map(
      areas.map((value) => {
        const onchange = () => this.touch(value);
        return [value, h("input", { type: "radio", name, value, onchange })];
      }),
    );
    const rows = [...this.#inputs].map(([area, input]) =>
      optionRow(input, `${area}: ${where[area]}`),
    );
    put(this.list, h("legend", { class: "bk-hidden" }, this.words.which), rows);
  }

  /** @param {string} area */
  touch(area) {
    if (this.mark) return;
    this.picked = area;
    this.#draw();
  }

  /** @param {number} outermost */
  peel(outermost) {
    this.#outermost = outermost;
    this.#plate?.peel(outermost);
    this.#draw();
  }

  #commit() {
    if (!this.picked || !this.question) return;
    this.#isWaiting = true;
    this.place.answer(this.question.id, this.picked);
  }

  /** Goes to the next part that was not found yet. */
  #go() {
    const asks = this.#plate?.data.asks ?? [];
    const isOpen = (/** @type {number} */ i) =>
      !this.#told.marks?.[asks[i % asks.length]?.id ?? ""];
    const after = asks.map((_, i) => this.#at + 1 + i).find(isOpen);
    this.#at = (after ?? this.#at) % asks.length;
    this.picked = "";
    this.#draw();
    (this.#inputs.values().next().value ?? this.next).focus({ preventScroll: true });
  }

  #again() {
    this.#at = 0;
    this.picked = "";
    this.place.again(this.#plate?.data.asks.map(({ id }) => id) ?? []);
  }

  #draw() {
    const { mark, question, words } = this;
    if (!this.#plate || !question || !this.#told.marks) return;
    this.asked.textContent = fill(words.asked, { name: question.name });
    const area = mark?.area ?? this.picked;
    for (const [id, input] of this.#inputs) {
      input.checked = id === area;
      input.disabled = Boolean(mark);
    }
    this.#plate.mark(area, mark ? "found" : "picked");
    this.#plate.label(null, this.#outermost, area);
    this.feedback.toggleAttribute("data-right", Boolean(mark?.right));
    put(
      this.feedback,
      mark ? [h("p", { class: "bk-an-verdict" }, mark.line), h("p", {}, mark.says)] : null,
    );
    this.list.hidden = Boolean(mark);
    const answered = Object.keys(this.#told.marks).length;
    this.commit.hidden = Boolean(mark);
    this.commit.disabled = !this.picked;
    this.next.hidden = !mark || answered === this.#plate.data.asks.length;
    this.again.hidden = !answered;
    this.count.textContent = this.#told.found ?? "";
  }
}
