import { h, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";

/**
 * @import { Field, FieldModel } from "./fields.js"
 * @import { Feedback } from "./question_card.js"
 */

/** Lines that are put in order, with arrows or by dragging. @implements {Field} */
export class Ordering {
  list = h("ol", { class: "bk-order" });
  said = h("p", { class: "bk-hidden", role: "status" });
  isMoved = false;
  /** @type {HTMLElement | null} */
  #dragged = null;

  /**
   * @param {FieldModel} model
   * @param {() => void} onchange
   */
  constructor(model, onchange) {
    this.words = model.get("words").question;
    this.onchange = onchange;
    this.ids = model.get("options").map(({ id }) => id);
    this.rows = new Map(model.get("options").map(({ id, text }) => [id, this.row(id, text)]));
    put(this.list, [...this.rows.values()]);
    this.list.addEventListener("dragover", (event) => this.drag(event));
    const task = h("p", { class: "bk-quiet" }, this.words.order);
    this.element = h("div", {}, task, this.list, this.said);
    this.bound();
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  row(id, text) {
    const arrow = (
      /** @type {number} */ by,
      /** @type {string} */ name,
      /** @type {string} */ sign,
    ) =>
      h(
        "button",
        {
          type: "button",
          "aria-label": `${name}: ${text}`,
          onclick: () => this.move(id, by, text),
        },
        sign,
      );
    const arrows = [arrow(-1, this.words.up, "↑"), arrow(1, this.words.down, "↓")];
    const row = h("li", { draggable: "true", "data-id": id }, h("span", {}, text), arrows);
    row.addEventListener("dragstart", () => {
      this.#dragged = row;
    });
    row.addEventListener("dragend", () => this.changed());
    return row;
  }

  order() {
    return [...this.list.children].map((row) => row.getAttribute("data-id") ?? "");
  }

  /**
   * @param {string} id
   * @param {number} by
   * @param {string} text
   */
  move(id, by, text) {
    const order = this.order();
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    this.place(order);
    focused?.focus();
    this.said.textContent = fill(this.words.moved, { text, i: to + 1, n: order.length });
    this.changed();
  }

  /** @param {DragEvent} event */
  drag(event) {
    const over = /** @type {Element} */ (event.target).closest("li");
    if (!this.#dragged || !over || over === this.#dragged) return;
    event.preventDefault();
    const rows = [...this.list.children];
    const isDown = rows.indexOf(this.#dragged) < rows.indexOf(over);
    over[isDown ? "after" : "before"](this.#dragged);
  }

  changed() {
    this.#dragged = null;
    this.isMoved = true;
    this.bound();
    this.onchange();
  }

  /** The first line can't go up, nor the last one down; a button that has the focus keeps it. */
  bound() {
    const rows = [...this.list.children];
    for (const [i, row] of rows.entries()) {
      const [up, down] = row.querySelectorAll("button");
      up?.setAttribute("aria-disabled", String(i === 0));
      down?.setAttribute("aria-disabled", String(i === rows.length - 1));
    }
  }

  /** @param {string[]} order */
  place(order) {
    put(
      this.list,
      order.map((id) => this.rows.get(id)),
    );
    this.bound();
  }

  read() {
    return this.isMoved ? this.order().join(" ") : "";
  }

  /** @param {string} value */
  write(value) {
    this.isMoved = value !== "";
    this.place(value ? value.split(" ") : this.ids);
  }

  /** @param {string} value */
  knows(value) {
    return value.split(" ").toSorted().join(" ") === this.ids.toSorted().join(" ");
  }

  start() {
    return this.list.querySelector("button");
  }

  /** @param {Feedback | null} feedback */
  close(feedback) {
    for (const row of this.rows.values()) {
      row.setAttribute("draggable", String(!feedback));
      for (const button of row.querySelectorAll("button")) button.disabled = Boolean(feedback);
    }
  }
}
