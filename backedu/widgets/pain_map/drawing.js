import { drawnBody } from "../shared/body.js";
import { h, newId, svg } from "../shared/dom.js";
import { Pen } from "./pen.js";

/**
 * @import { Body } from "../shared/body.js"
 * @import { Stroke } from "./pen.js"
 *
 * @typedef {{ id: string, label: string, alarm: boolean, shapes: Record<string, string> }} Place
 * @typedef {{ id: string, label: string, symbol: string }} Quality
 * @typedef {{ id: string, label: string, fields: { view: string, d: string }[] }} Pattern
 * @typedef {{ id: string, of: string, title: string, box: string }} View
 * @typedef {Record<"left" | "right", string>} SideWords
 *
 * @typedef {object} ChartShapes
 * @property {number} units In a centimetre.
 * @property {number} pen Its width in units.
 * @property {Record<string, Body>} bodies
 * @property {View[]} views
 * @property {Place[]} places
 * @property {Quality[]} qualities
 * @property {Pattern[]} patterns
 *
 * @typedef {object} Shown
 * @property {Set<string>} marked
 * @property {Map<string, string>} feels
 * @property {Stroke[]} strokes
 * @property {Set<string>} over The places of the pattern that lies over them.
 * @property {string} pattern
 */

const TILE_CM = 3.6; // a sign with room around it
const SIGN = 8; // size of the square that a sign is drawn in

/** The body from several sides, to touch and to draw on. It is for eyes and fingers. */
export class Drawing {
  /** @type {Map<string, SVGElement[]>} */
  #shapes = new Map();
  /** @type {{ of: string, strokes: SVGElement, fields: SVGElement }[]} */
  #layers = [];
  #key = newId("sign");

  /**
   * @param {ChartShapes} chart
   * @param {SideWords} words
   * @param {{ toggle: (id: string) => void, draw: (stroke: Stroke) => void, quality: () => string }} on
   */
  constructor(chart, words, on) {
    this.chart = chart;
    this.words = words;
    this.on = on;
    this.elements = chart.views.map((view) => this.#view(view));
  }

  /** @param {string} quality */
  #paint(quality) {
    return `url(#${this.#key}-${quality || "plain"})`;
  }

  /** The signs of the qualities, as paint. */
  #signs() {
    const plain = { id: "plain", symbol: "" };
    const tile = TILE_CM * this.chart.units;
    const size = { width: tile, height: tile };
    return [plain, ...this.chart.qualities].map(({ id, symbol }) => {
      const sign = svg("path", {
        d: symbol,
        class: "bk-symbol",
        transform: `scale(${tile / SIGN})`,
      });
      const wash = svg("rect", { ...size, class: "bk-mark" });
      const name = { id: `${this.#key}-${id}`, patternUnits: "userSpaceOnUse" };
      return svg("pattern", { ...name, ...size }, wash, sign);
    });
  }

  /** @param {View} view */
  #view(view) {
    const body = /** @type {Body} */ (this.chart.bodies[view.of]);
    const clip = `${this.#key}-body-${view.id}`;
    const areas = this.chart.places.flatMap((place) => this.#area(place, view));
    const strokes = svg("g", { class: "bk-strokes", "clip-path": `url(#${clip})` });
    const fields = svg("g", { class: "bk-fields", "clip-path": `url(#${clip})` });
    this.#layers.push({ of: view.of, strokes, fields });
    const signs = this.#layers.length === 1 ? this.#signs() : [];
    const drawn = svg(
      "svg",
      { viewBox: view.box, "aria-hidden": "true", "data-view": view.id },
      svg("defs", {}, svg("clipPath", { id: clip }, svg("path", { d: body.skin })), ...signs),
      ...drawnBody(body),
      fields,
      ...areas,
      strokes,
    );
    const { toggle, draw, quality } = this.on;
    const { units, pen: width } = this.chart;
    const pen = { view: view.of, quality, draw, toggle, units, width };
    new Pen(drawn, strokes, { ...pen, paint: (id) => this.#paint(id) });
    const { left, right } = this.words;
    const ends = view.of === "front" ? [right, left] : [left, right];
    return h(
      "div",
      { class: "bk-view", "data-of": view.id },
      h("p", { class: "bk-quiet" }, view.title),
      drawn,
      h(
        "p",
        { class: "bk-quiet bk-view-ends", "aria-hidden": "true" },
        ends.map((end) => h("span", {}, end)),
      ),
    );
  }

  /**
   * @param {Place} place
   * @param {View} view
   */
  #area({ id, label, alarm, shapes }, view) {
    const d = shapes[view.of];
    if (!d) return [];
    const title = svg("title", {}, document.createTextNode(label));
    const area = svg(
      "path",
      { d, class: "bk-place", "data-place": id, "data-alarm": alarm },
      title,
    );
    this.#shapes.set(id, [...(this.#shapes.get(id) ?? []), area]);
    return [area];
  }

  /** @param {Shown} shown */
  show({ marked, feels, strokes, over, pattern }) {
    const fields = this.chart.patterns.find(({ id }) => id === pattern)?.fields ?? [];
    for (const [id, shapes] of this.#shapes) {
      for (const shape of shapes) {
        shape.dataset.marked = String(marked.has(id));
        shape.dataset.over = String(over.has(id) && !fields.length);
        shape.style.fill = marked.has(id) ? this.#paint(feels.get(id) ?? "") : "";
      }
    }
    for (const layer of this.#layers) {
      const lines = strokes.filter(({ view }) => view === layer.of);
      layer.strokes.replaceChildren(
        ...lines.map((stroke) => Pen.line(stroke, this.#paint(stroke.quality), this.chart.pen)),
      );
      const seen = fields.filter(({ view }) => view === layer.of);
      layer.fields.replaceChildren(
        ...seen.map(({ d }) =>
          svg("path", { d, class: "bk-field", "stroke-width": 2 * this.chart.units }),
        ),
      );
    }
  }
}
