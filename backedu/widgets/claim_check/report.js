import { figure } from "../figure/figure.js";
import { h, put } from "../shared/dom.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Traits } from "./claim_check.js"
 *
 * @typedef {{ id: string, text: string, said: string, teaching: string }} Missed
 * @typedef {{ lines: string[], missed: Missed[] }} ReportData
 * @typedef {Record<"report" | "missed" | "teaching", string>} ReportWords
 */

/** How sure against how right, and what was judged confidently and wrongly. */
export class Report {
  /** @type {(() => void) | null} */
  #leave = null;
  lines = h("div");
  picture = h("div", { class: "bk-claim-picture" });
  missed = h("div");

  /**
   * @param {AnyModel<Traits>} model
   * @param {ReportWords} words
   * @param {(id: string) => void} goTo
   */
  constructor(model, words, goTo) {
    this.model = model;
    this.words = words;
    this.goTo = goTo;
    const parts = [h("summary", {}, words.report), this.picture, this.lines, this.missed];
    this.element = h("details", { class: "bk-claim-report" }, parts);
  }

  show() {
    const { lines, missed } = this.model.get("report");
    const isDrawn = Boolean(this.model.get("figure").finding);
    if (isDrawn) this.#leave ??= figure({ model: this.model, el: this.picture });
    else this.leave();
    put(
      this.lines,
      lines.map((line) => h("p", {}, line)),
    );
    put(this.missed, missed.length ? this.list(missed) : []);
  }

  /** @param {Missed[]} missed */
  list(missed) {
    const rows = missed.map(({ id, text, said, teaching }) => {
      const onclick = () => this.goTo(id);
      return h(
        "li",
        {},
        h("button", { type: "button", class: "bk-link", onclick }, text),
        h("p", { class: "bk-quiet" }, said),
        h("p", {}, h("strong", {}, `${this.words.teaching}: `), teaching),
      );
    });
    const title = h("h3", {}, `${this.words.missed} (${missed.length})`);
    return [title, h("ul", { class: "bk-missed" }, rows)];
  }

  /** Takes the picture away. */
  leave() {
    this.#leave?.();
    this.#leave = null;
    put(this.picture);
  }
}
