import { h, svg } from "../shared/dom.js";

/**
 * @typedef {{ view: string, points: string }} Shape
 * @typedef {{ id: string, label: string, alarm: boolean, shapes: Shape[] }} Place
 *
 * @typedef {object} View
 * @property {string} id
 * @property {string} title
 * @property {string} box
 * @property {string[]} outline
 * @property {Record<string, number>} head
 *
 * @typedef {Record<"left" | "right", string>} SideWords
 */

/** The body from several sides, whose places can be touched. It is for eyes and fingers. */
export class Drawing {
  /** @type {Map<string, SVGElement[]>} */
  #shapes = new Map();

  /**
   * @param {{ views: View[], places: Place[] }} chart
   * @param {SideWords} words
   * @param {(id: string) => void} toggle
   */
  constructor({ views, places }, words, toggle) {
    this.places = places;
    this.words = words;
    this.toggle = toggle;
    this.elements = views.map((view) => this.#view(view));
  }

  /** @param {View} view */
  #view(view) {
    const lines = view.outline.map((points) => svg("polyline", { points, class: "bk-body" }));
    const areas = this.places.flatMap((place) =>
      place.shapes
        .filter((shape) => shape.view === view.id)
        .map(({ points }) => this.#area(place, points)),
    );
    const box = { viewBox: view.box, "aria-hidden": "true", "data-view": view.id };
    const head = svg("circle", { ...view.head, class: "bk-body" });
    const { left, right } = this.words;
    const ends = view.id === "front" ? [right, left] : [left, right];
    const names = ends.map((end) => h("span", {}, end));
    return h(
      "div",
      { class: "bk-view" },
      h("p", { class: "bk-quiet" }, view.title),
      svg("svg", box, head, ...lines, ...areas),
      h("p", { class: "bk-quiet bk-view-ends", "aria-hidden": "true" }, names),
    );
  }

  /**
   * @param {Place} place
   * @param {string} points
   */
  #area({ id, label, alarm }, points) {
    const title = svg("title", {}, document.createTextNode(label));
    const data = { "data-place": id, "data-alarm": alarm };
    const area = svg("polygon", { points, class: "bk-place", ...data }, title);
    area.addEventListener("click", () => this.toggle(id));
    this.#shapes.set(id, [...(this.#shapes.get(id) ?? []), area]);
    return area;
  }

  /**
   * @param {Set<string>} marked
   * @param {Set<string>} over The places of the pattern that lies over them.
   */
  show(marked, over) {
    for (const [id, shapes] of this.#shapes) {
      for (const shape of shapes) {
        shape.dataset.marked = String(marked.has(id));
        shape.dataset.over = String(over.has(id));
      }
    }
  }
}
