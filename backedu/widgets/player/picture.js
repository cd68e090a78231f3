import { svg } from "../shared/dom.js";
import { Film, line, outline } from "./film.js";

/**
 * @import { FilmData } from "./film.js"
 *
 * @typedef {{ path: SVGPathElement, sizes: number[], draw: typeof outline }} Part
 */

const TICK_MM = 200;

/** One drawn person, with what is in the room. */
export class Picture {
  #shown = -1;

  /**
   * @param {FilmData} data
   * @param {string} label What a reader who does not see it is told; nothing if the text says it.
   */
  constructor(data, label) {
    this.film = new Film(data);
    const box = data.box.map((cm) => cm * 10);
    this.box = box;
    /** @type {Part[]} */
    this.parts = data.layers.flatMap(([shape, outlines, fold, lines]) => [
      ...(outlines.length ? [part(shape, outlines, outline)] : []),
      ...(lines.length ? [part(fold, lines, line)] : []),
    ]);
    this.ground = svg("path", { class: "ground" });
    const room = data.behind.map((d) => svg("path", { class: "room", d, transform: "scale(10)" }));
    const naming = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
    this.svg = svg(
      "svg",
      { class: "bk-person", viewBox: box.join(" "), ...naming },
      ...(this.film.way.length ? [this.ground] : room),
      ...this.parts.map(({ path }) => path),
    );
    this.show(0);
  }

  /** @param {string} label */
  name(label) {
    this.svg.setAttribute("aria-label", label);
  }

  /** Draws a place of the round. @param {number} place */
  show(place) {
    if (place === this.#shown) return;
    this.#shown = place;
    const nodes = this.film.nodesAt(place);
    let start = 0;
    for (const { path, sizes, draw } of this.parts) {
      let d = "";
      for (const count of sizes) {
        d += draw(nodes, start, count);
        start += 2 * count;
      }
      path.setAttribute("d", d);
    }
    if (this.film.way.length) this.#move(this.film.wayAt(place));
  }

  /** Lets the floor go by under someone who walks. @param {number} way */
  #move(way) {
    const [left = 0, , width = 0] = this.box;
    let d = `M${left} 6H${left + width}`;
    const first = Math.ceil((left + way) / TICK_MM) * TICK_MM - way;
    for (let x = first; x < left + width; x += TICK_MM) d += `M${x} 6l-30 30`;
    this.ground.setAttribute("d", d);
  }
}

/**
 * @param {string} kind
 * @param {number[]} sizes
 * @param {typeof outline} draw
 * @returns {Part}
 */
const part = (kind, sizes, draw) => ({ path: svg("path", { class: kind }), sizes, draw });
