import { drawnMark, h, newId, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";
import { topicOf } from "./record.js";

/**
 * @import { Scene, Case } from "./consultation.js"
 *
 * @typedef {{ id: string, text: string, note?: string, mark?: string, topic?: string }} Option
 * @typedef {"level" | "because" | "do" | "say" | "net"} Kind
 * @typedef {Record<Kind, string[]>} Chosen
 */

const ONE = new Set(["level", "say"]);
/** @type {Kind[]} */
const KINDS = ["level", "because", "do", "say", "net"];

/** The decision: level, reasons, steps, words and safety net; saying how sure commits to it. */
export class Decision {
  /** @type {Record<Kind, HTMLInputElement[]>} */
  #inputs = { level: [], because: [], do: [], say: [], net: [] };
  #reasons = "";
  #isTurned = false; // from one half to the other, by hand

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
    const fields = KINDS.map((kind) => this.field(kind, kind === "because" ? [] : case_[kind]));
    const sure = h("span", { class: "bk-quiet" }, words.sure);
    const group = { class: "bk-commit", role: "group", "aria-label": words.sure };
    const next = h("p", { class: "bk-quiet" }, words.after_do);
    const on = h("div", { class: "bk-pt-on" }, this.turner(1, words.to_say, "bk-main"), next);
    const back = h("div", { class: "bk-pt-on" }, this.turner(0, words.back_to_do));
    const end = [h("div", group, sure, this.buttons), this.missing, back];
    this.halves = [[fields.slice(0, 3), on].flat(), [fields.slice(3), end].flat()].map((half) =>
      h("div", { class: "bk-pt-half" }, half),
    );
    this.element = h("div", {}, this.halves);
  }

  /** @param {number} half @param {string | undefined} text @param {string} [look] */
  turner(half, text, look) {
    const onclick = () => {
      this.#isTurned = true;
      this.open(half);
      this.halves[half]?.querySelector("legend")?.focus({ preventScroll: true });
      this.element.closest(".bk-pt")?.scrollIntoView();
    };
    return h("button", { type: "button", class: look, onclick }, text);
  }

  /** Shows a half: what to do and why, or what to say. @param {number} half */
  open(half) {
    for (const [i, each] of this.halves.entries()) each.hidden = i !== half;
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
    if (!this.#isTurned) this.open(chosen.say.length || chosen.net.length ? 1 : 0);
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

/**
 * @param {HTMLInputElement} input
 * @param {Option | undefined} option
 * @param {Kind} kind
 */
function row(input, option, kind) {
  const { text = "", note = "", mark: sign = "", topic = "" } = option ?? {};
  const key = h("span", { class: "bk-key", "aria-hidden": "true" }, sign ? drawnMark(sign) : "✓");
  const small = note ? h("small", {}, ` ${note}`) : null;
  const tone = kind === "level" ? { "data-tone": option?.id } : {};
  return h(
    "label",
    { class: "bk-answer", ...tone },
    input,
    key,
    h("span", {}, topicOf(topic), text, small),
  );
}
