import { drawnMark, h, newId, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";

/**
 * @import { Scene, Case } from "./consultation.js"
 *
 * @typedef {{ id: string, text: string, note?: string, mark?: string }} Option
 * @typedef {"level" | "because" | "do" | "say" | "net"} Kind
 * @typedef {Record<Kind, string[]>} Chosen
 */

const ONE = new Set(["level", "say"]);
/** @type {Kind[]} */
const KINDS = ["level", "because", "do", "say", "net"];
/**
 * What is decided at once; the names of the ways on and back.
 *
 * @type {{ kinds: Kind[], on: string, after: string, back: string }[]}
 */
const STEPS = [
  { kinds: ["level", "because", "do"], on: "to_say", after: "after_do", back: "" },
  { kinds: ["say", "net"], on: "", after: "", back: "back_to_level" },
];
const TICK = "M4.5 10.5l4 4 7-9";

/** The decision: level, reasons, steps, words and safety net; saying how sure commits to it. */
export class Decision {
  /** @type {Record<Kind, HTMLInputElement[]>} */
  #inputs = { level: [], because: [], do: [], say: [], net: [] };
  #reasons = "";
  #isTurned = false; // from one step to another, by hand

  /**
   * @param {Case} case_
   * @param {Record<string, string>} words
   * @param {(choice: string) => void} choose
   */
  constructor(case_, words, choose) {
    this.words = words;
    this.choose = choose;
    this.most = case_.most;
    this.because = h("div", { class: "bk-answers" });
    this.missing = h("p", { class: "bk-quiet", role: "status" });
    this.buttons = case_.sure.map(({ id, text }) =>
      h("button", { type: "button", onclick: () => this.commit(id) }, text),
    );
    const group = { class: "bk-commit", role: "group", "aria-label": words.sure };
    const sure = h(
      "div",
      group,
      h("span", { class: "bk-quiet" }, words.sure),
      h("div", {}, this.buttons),
    );
    this.steps = STEPS.map((step, i) => {
      const fields = step.kinds.map((kind) =>
        this.field(kind, kind === "because" ? [] : case_[kind]),
      );
      const end = step.on ? null : sure;
      return h("div", { class: "bk-pt-step" }, fields, end, this.ways(i));
    });
    this.element = h("div", {}, this.steps);
  }

  /** The way on from a step, the way back, and what comes next. @param {number} step */
  ways(step) {
    const { on, after, back } = STEPS[step] ?? {};
    return h(
      "div",
      { class: "bk-pt-on" },
      on ? this.turner(step + 1, this.words[on], "bk-main") : null,
      back ? this.turner(step - 1, this.words[back]) : null,
      after ? h("p", { class: "bk-quiet" }, this.words[after]) : null,
      on ? null : this.missing,
    );
  }

  /** @param {number} step @param {string | undefined} text @param {string} [look] */
  turner(step, text, look) {
    const onclick = () => {
      this.#isTurned = true;
      this.open(step);
      this.steps[step]?.querySelector("legend")?.focus({ preventScroll: true });
      this.element.closest(".bk-pt")?.scrollIntoView();
    };
    return h("button", { type: "button", class: look, onclick }, text);
  }

  /** @param {number} step */
  open(step) {
    for (const [i, each] of this.steps.entries()) each.hidden = i !== step;
  }

  /**
   * @param {Kind} kind
   * @param {Option[]} options
   */
  field(kind, options) {
    const look = kind === "level" ? "bk-two bk-pt-levels" : "";
    const box = kind === "because" ? this.because : h("div", { class: `bk-answers ${look}` });
    put(box, this.rows(kind, options));
    const list = kind === "level" ? "" : " bk-pt-choices";
    const legend = h("legend", { tabindex: "-1" }, this.words[kind]);
    return h("fieldset", { class: `bk-pt-${kind}${list}` }, legend, box);
  }

  /**
   * @param {Kind} kind
   * @param {Option[]} options
   */
  rows(kind, options) {
    const type = ONE.has(kind) ? "radio" : "checkbox";
    const name = newId(kind);
    const make = (/** @type {Option} */ { id }) =>
      h("input", { type, name, value: id, onchange: () => this.choose(`${kind}:${id}`) });
    this.#inputs[kind] = options.map(make);
    return this.#inputs[kind].map((input, i) => row(input, options[i], kind));
  }

  /** @param {string} sure */
  commit(sure) {
    if (!this.isOpen) this.choose(`sure:${sure}`);
  }

  clear() {
    this.#isTurned = false;
    for (const input of Object.values(this.#inputs).flat()) input.checked = false;
  }

  /**
   * @param {Scene} scene
   * @param {boolean} isDone
   */
  show({ reasons, chosen, missing }, isDone) {
    const ids = reasons.map(({ id }) => id).join();
    if (ids !== this.#reasons) put(this.because, this.rows("because", reasons));
    this.#reasons = ids;
    if (!this.#isTurned) this.open(begun(chosen));
    for (const kind of KINDS) {
      const isFull = chosen[kind].length >= (this.most[kind] ?? Number.POSITIVE_INFINITY);
      for (const input of this.#inputs[kind]) {
        input.checked = chosen[kind].includes(input.value);
        input.disabled = isDone || (isFull && !input.checked);
        input.closest("label")?.toggleAttribute("data-shut", input.disabled && !input.checked);
      }
    }
    this.isOpen = missing.length > 0 || isDone;
    const parts = missing.join(", ");
    this.missing.textContent = missing.length ? fill(this.words.missing, { parts }) : "";
    for (const button of this.buttons) button.disabled = this.isOpen;
  }
}

/** The last step in which something has been chosen, or the first. @param {Chosen} chosen */
const begun = (chosen) =>
  Math.max(
    0,
    STEPS.findLastIndex(({ kinds }) => kinds.some((kind) => chosen[kind].length)),
  );

/**
 * @param {HTMLInputElement} input
 * @param {Option | undefined} option
 * @param {Kind} kind
 */
function row(input, option, kind) {
  const { text = "", note = "", mark: sign = TICK } = option ?? {};
  const key = h("span", { class: "bk-key", "aria-hidden": "true" }, drawnMark(sign));
  const small = note ? h("small", {}, ` ${note}`) : null;
  const look = { "data-tone": kind === "level" ? option?.id : null };
  return h("label", { class: "bk-answer", ...look }, input, key, h("span", {}, text, small));
}
