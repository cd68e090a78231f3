import { h, put } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 * @import { Plate } from "./plate.js"
 *
 * @typedef {object} Said What is said of a part.
 * @property {string} name
 * @property {string} says
 * @property {string} matters
 * @property {[number, number]} label
 * @property {string} from
 *
 * @typedef {{ parts: Record<string, Said>, simplified: string[], evidence: Evidence }} Explained
 */

/** A plate with its names: touch a part, or choose it from the list, and read what it is. */
export class Explore {
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  /** @type {Partial<Explained>} */
  #told = {};
  /** @type {Plate | null} */
  #plate = null;
  #outermost = 0;
  picked = "";

  /**
   * @param {Record<string, string>} words
   * @param {CitedWords} cited
   * @param {(layer: number) => void} reveal Takes off what is above a layer, or puts it back.
   */
  constructor(words, cited, reveal) {
    this.words = words;
    this.reveal = reveal;
    this.cited = cited;
    this.list = h("ul", { class: "bk-an-parts", "aria-label": words.parts });
    this.about = h("div", { class: "bk-an-about", "aria-live": "polite" });
    this.more = h("div", {});
    this.element = h("div", { class: "bk-an-said" }, this.about, this.list, this.more);
  }

  /** @param {Plate} plate */
  open(plate) {
    this.#plate = plate;
    this.#outermost = 0;
    this.#told = {};
    this.picked = "";
  }

  /** @param {Explained} told */
  show(told) {
    if (!told.parts || told === this.#told) return;
    this.#told = told;
    const areas = this.#inOrder();
    this.#buttons = new Map(areas.map((area) => [area, this.#button(area, told.parts[area])]));
    put(
      this.list,
      [...this.#buttons.values()].map((button) => h("li", {}, button)),
    );
    const simplified = told.simplified.map((text) => h("li", {}, text));
    put(
      this.more,
      h("details", {}, h("summary", {}, this.words.simplified), h("ul", {}, simplified)),
      sourceLine(told.evidence, this.cited),
    );
    this.#draw();
  }

  /**
   * @param {string} area
   * @param {Said | undefined} said
   */
  #button(area, said) {
    const number = h("span", { class: "bk-an-key", "aria-hidden": "true" }, area);
    const onclick = () => this.touch(area);
    return h("button", { type: "button", onclick }, number, said?.name);
  }

  /** The areas by their numbers, which the narrow list shows: from the top down. */
  #inOrder() {
    const areas = (this.#plate?.data.areas ?? []).map(({ id }) => id);
    return areas.sort((a, b) => Number(a) - Number(b));
  }

  /** Chooses a part, and brings it to light where a layer hides it. @param {string} area */
  touch(area) {
    this.picked = this.picked === area ? "" : area;
    const data = this.#plate?.data;
    const layer = data?.areas.find(({ id }) => id === this.picked)?.layer ?? this.#outermost;
    const isHidden = layer < this.#outermost || (data?.covers && layer > this.#outermost);
    if (isHidden) this.reveal(layer);
    else this.#draw();
  }

  /** @param {number} outermost */
  peel(outermost) {
    this.#outermost = outermost;
    this.#plate?.peel(outermost);
    this.#draw();
  }

  #draw() {
    const { parts } = this.#told;
    if (!parts || !this.#plate) return;
    for (const { id, layer } of this.#plate.data.areas) {
      const button = this.#buttons.get(id);
      button?.setAttribute("aria-pressed", String(id === this.picked));
      button?.toggleAttribute("data-off", layer < this.#outermost);
    }
    this.#plate.mark(this.picked);
    this.#plate.label(parts, this.#outermost, this.picked);
    const said = parts[this.picked];
    put(this.about, said ? this.#said(said) : h("p", { class: "bk-quiet" }, this.words.pick));
  }

  /** @param {Said} said */
  #said({ name, says, matters, from }) {
    return [
      h("h4", {}, name),
      h("p", {}, says),
      h("p", {}, h("b", {}, this.words.matters), ` ${matters}`),
      h("p", { class: "bk-quiet" }, fill(this.words.from, { names: from })),
    ];
  }
}
