import { drawnBody } from "../shared/body.js";
import { h, svg } from "../shared/dom.js";
import { Choices } from "./choices.js";

/**
 * @import { Body } from "../shared/body.js"
 * @import { FieldModel } from "./fields.js"
 * @import { Feedback } from "./question_card.js"
 *
 * @typedef {{ id: string, of: string, title: string, box: string }} View
 * @typedef {{ id: string, label: string, shapes: Record<string, string> }} Area
 * @typedef {{ bodies: Record<string, Body>, views: View[], areas: Area[] }} Chart
 */

/** A place on the body: touched on the drawing, or chosen from the list, which is the keyboard's. */
export class Place extends Choices {
  /** @type {SVGElement[]} */
  #shapes = [];

  /**
   * @param {FieldModel} model
   * @param {() => void} onchange
   */
  constructor(model, onchange) {
    let mark = () => {};
    const changed = () => {
      mark();
      onchange();
    };
    super(model, changed);
    const chart = /** @type {Chart} */ (model.get("chart"));
    const views = chart.views.map((view) => this.#view(chart, view, changed));
    this.element = h("div", {}, h("div", { class: "bk-chart" }, views), this.element);
    mark = () => this.#mark();
  }

  /**
   * @param {Chart} chart
   * @param {View} view
   * @param {() => void} changed
   */
  #view({ bodies, areas }, { id, of, title, box }, changed) {
    const shapes = areas.flatMap((area) => {
      const d = area.shapes[of];
      if (!d) return [];
      const name = svg("title", {}, document.createTextNode(area.label));
      const shape = svg("path", { d, class: "bk-place", "data-place": area.id }, name);
      shape.addEventListener("click", () => this.#touch(area.id, changed));
      return [shape];
    });
    this.#shapes.push(...shapes);
    const about = { viewBox: box, "aria-hidden": "true" };
    const body = /** @type {Body} */ (bodies[of]);
    const drawn = svg("svg", about, ...drawnBody(body), ...shapes);
    const name = h("p", { class: "bk-quiet" }, title);
    return h("div", { class: "bk-view", "data-of": id }, name, drawn);
  }

  /**
   * @param {string} id
   * @param {() => void} changed
   */
  #touch(id, changed) {
    const input = this.inputs.find(({ value }) => value === id);
    if (!input || input.disabled) return;
    input.checked = true;
    changed();
  }

  #mark() {
    const chosen = this.read();
    for (const shape of this.#shapes) {
      shape.dataset.marked = String(shape.dataset.place === chosen);
    }
  }

  /**
   * Says on the drawing too which places are right.
   *
   * @param {Feedback | null} feedback
   * @param {string} value
   */
  close(feedback, value) {
    super.close(feedback, value);
    const right = (feedback?.answer ?? "").split(" ");
    for (const shape of this.#shapes) {
      shape.dataset.right = String(right.includes(shape.dataset.place ?? ""));
    }
  }

  /** @param {string} value */
  write(value) {
    super.write(value);
    this.#mark();
  }
}
