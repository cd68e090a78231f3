import { h, newId } from "../shared/dom.js";

/**
 * @typedef {{ value: string | number, label: string }} Option
 * @typedef {{ label: string, options: Option[] }} Pool
 * @typedef {{ pools: Pool[], counts: Option[] }} Offer
 * @typedef {{ pool: string, count: number, seed: number }} Draw
 * @typedef {Record<"which" | "how_many" | "draw", string>} MenuWords
 */

/** @param {Option[]} options */
const optionsOf = (options) => options.map(({ value, label }) => h("option", { value }, label));

/** The choice of a set: which claims, how many, and a button that draws. */
export class Menu {
  /**
   * @param {Offer} offer
   * @param {MenuWords} words
   * @param {(pool: string, count: number) => void} draw
   */
  constructor({ pools, counts }, words, draw) {
    const groups = pools.flatMap(({ label, options }) =>
      label ? h("optgroup", { label }, optionsOf(options)) : optionsOf(options),
    );
    this.which = h("select", { id: newId("which") }, groups);
    this.many = h("select", { id: newId("many") }, optionsOf(counts));
    const onclick = () => draw(this.which.value, Number(this.many.value));
    this.element = h(
      "div",
      { class: "bk-claim-menu" },
      h("div", {}, h("label", { for: this.which.id }, words.which), this.which),
      h("div", {}, h("label", { for: this.many.id }, words.how_many), this.many),
      h("button", { type: "button", onclick }, words.draw),
    );
  }

  /** @param {Draw} draw */
  show({ pool, count }) {
    this.which.value = pool;
    this.many.value = String(count);
  }
}
