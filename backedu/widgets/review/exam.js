import { h, put } from "../shared/dom.js";

/**
 * @typedef {Record<"exam" | "exam_day" | "exam_clear", string>} Words
 * @typedef {{ day: string, lines: string[] }} State
 */

/** The day of an exam, which may be left open, and what it changes. */
export class Exam {
  lines = h("div", { role: "status" });

  /**
   * @param {Words} words
   * @param {(day: string) => void} choose
   */
  constructor(words, choose) {
    this.input = h("input", { type: "date" });
    this.input.addEventListener("change", () => choose(this.input.value));
    const onclick = () => {
      this.input.value = "";
      this.input.focus();
      choose("");
    };
    this.clear = h("button", { type: "button", onclick }, words.exam_clear);
    const label = h("label", {}, `${words.exam_day} `, this.input);
    const summary = h("summary", {}, words.exam);
    this.element = h("details", {}, summary, h("p", {}, label, " ", this.clear), this.lines);
  }

  /** @param {State} state */
  show({ day, lines }) {
    // Whoever is typing a date is not interrupted.
    if (document.activeElement !== this.input) this.input.value = day;
    if (day) this.element.open = true;
    this.clear.hidden = !day;
    put(this.lines, ...lines.map((line) => h("p", {}, line)));
  }
}
