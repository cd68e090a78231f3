import { h, svg } from "../shared/dom.js";

/**
 * @typedef {object} Area A part as it is drawn; its name is told while exploring alone.
 * @property {string} id
 * @property {number} layer
 * @property {string} look
 * @property {string} d
 * @property {string} lines
 * @property {[number, number]} at
 *
 * @typedef {object} PlateData
 * @property {string} id
 * @property {string} name
 * @property {string} view
 * @property {[number, number, number, number]} box
 * @property {string[]} layers
 * @property {boolean} covers Whether a layer hides what is beneath it.
 * @property {[string, number, number][]} levels
 * @property {string} backdrop
 * @property {string} marks
 * @property {Area[]} areas
 * @property {{ id: string, name: string }[]} asks
 *
 * @typedef {{ name: string, label: [number, number] }} Named
 */

const LETTERS_HIGH = { width: 58, height: 40 }; // a plate is as wide as its card, or as high as the screen
const LETTERS_A_LINE = 17;
const LINE = 1.15;

/** @param {string} text */
function wrapped(text) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LETTERS_A_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A drawing of areas, which can be touched, taken off in layers, numbered and labelled. */
export class Plate {
  /** @type {Map<string, SVGGElement>} */
  #groups = new Map();

  /**
   * @param {PlateData} data
   * @param {(area: string) => void} ontouch
   */
  constructor(data, ontouch) {
    this.data = data;
    const [, , width, height] = data.box;
    this.size = Math.max(width / LETTERS_HIGH.width, height / LETTERS_HIGH.height);
    for (const area of data.areas) this.#groups.set(area.id, this.#area(area, ontouch));
    this.labels = svg("g", { class: "bk-an-labels", "aria-hidden": "true" });
    const under = svg("path", { d: data.backdrop, class: "bk-an-backdrop" });
    const levels = data.levels.map(([text, x, y]) => {
      const level = svg("text", { x, y, "font-size": this.size * 0.85, class: "bk-an-level" });
      level.textContent = text;
      return level;
    });
    const marks = svg("path", { d: data.marks, class: "bk-an-marks" });
    this.svg = svg(
      "svg",
      { viewBox: data.box.join(" "), role: "img", class: "bk-an-plate" },
      ...[under, ...this.#groups.values(), marks, ...levels, this.labels],
    );
    this.svg.toggleAttribute("data-flat", width > 2 * height); // so its letters are larger
  }

  /**
   * @param {Area} area
   * @param {(area: string) => void} ontouch
   */
  #area({ id, look, d, lines }, ontouch) {
    // Each outline by itself: where two of one path overlap there could be a hole.
    const outlines = d.split("Z").filter(Boolean);
    const fills = outlines.map((each) => svg("path", { d: `${each}Z`, class: "bk-an-fill" }));
    const inner = svg("path", { d: lines, class: "bk-an-lines" });
    const group = svg("g", { "data-area": id, "data-look": look }, ...fills, inner);
    group.addEventListener("click", () => ontouch(id));
    return group;
  }

  /** @param {string} label What a reader hears of the drawing. */
  name(label) {
    this.svg.setAttribute("aria-label", label);
  }

  /** @param {number} outermost The layer that is on top. */
  peel(outermost) {
    for (const { id, layer } of this.data.areas)
      this.#groups.get(id)?.toggleAttribute("data-off", layer < outermost);
  }

  /** @param {string} area @param {string} [kind] How it is marked. */
  mark(area, kind = "picked") {
    for (const [id, group] of this.#groups) {
      if (id === area) group.dataset.mark = kind;
      else delete group.dataset.mark;
    }
  }

  /**
   * Writes names beside the drawing, or numbers on it where there are none.
   *
   * @param {Record<string, Named> | null} named
   * @param {number} outermost
   * @param {string} picked
   */
  label(named, outermost, picked) {
    const { areas, covers } = this.data;
    const isShown = (/** @type {number} */ layer) =>
      covers ? layer === outermost : layer >= outermost;
    const shown = areas.filter(({ layer }) => isShown(layer));
    const drawn = shown.map((area) => {
      const said = named?.[area.id];
      const group = svg("g", said ? {} : { class: "bk-an-unnamed" }, this.#number(area));
      if (said) group.prepend(...this.#name(area, said));
      group.toggleAttribute("data-picked", area.id === picked);
      return group;
    });
    this.labels.replaceChildren(...drawn);
  }

  /** @param {Area} area */
  #number({ id, at: [x, y] }) {
    const circle = svg("circle", { cx: x, cy: y, r: this.size * 0.85 });
    const text = svg("text", {
      x,
      y: y + this.size * 0.36,
      "font-size": this.size,
      class: "bk-an-n",
    });
    text.textContent = id;
    return svg("g", { class: "bk-an-number" }, circle, text);
  }

  /**
   * @param {Area} area
   * @param {Named} said
   */
  #name({ at: [x, y] }, { name, label: [tx, ty] }) {
    const isLeft = tx < x;
    const lines = wrapped(name);
    const gap = (isLeft ? -1 : 1) * this.size * 0.4;
    const top = ty + this.size * (0.36 - ((lines.length - 1) * LINE) / 2);
    const anchor = { "font-size": this.size, "text-anchor": isLeft ? "end" : "start" };
    const text = svg("text", anchor);
    lines.forEach((line, i) => {
      const part = svg("tspan", { x: tx + gap, y: top + i * LINE * this.size });
      part.textContent = line;
      text.append(part);
    });
    const leader = svg("path", { d: `M${tx} ${ty}L${x} ${y}`, class: "bk-an-leader" });
    const dot = svg("circle", { cx: x, cy: y, r: this.size * 0.2, class: "bk-an-dot" });
    return [leader, dot, text];
  }

  /** The outermost layer that is worth a drawing by itself: the skin alone says little. */
  get firstSheet() {
    return this.data.covers ? 1 : 0;
  }

  /**
   * Each layer as a drawing with its names, for paper. What is on the screen is then drawn again.
   *
   * @param {Record<string, Named> | null} named
   */
  sheets(named) {
    const from = this.firstSheet;
    return this.data.layers.slice(from).map((name, place) => {
      this.peel(place + from);
      this.label(named, place + from, "");
      const drawing = this.svg.cloneNode(true);
      return h("figure", { class: "bk-an-sheet" }, drawing, h("figcaption", {}, name));
    });
  }

  /** A small picture of it, for a reader who has not opened it. */
  still() {
    const small = /** @type {SVGSVGElement} */ (this.svg.cloneNode(true));
    small.querySelector(".bk-an-labels")?.remove();
    const { areas, covers, layers } = this.data;
    const top = covers ? Math.floor(layers.length / 2) : 0; // the skin alone says little
    for (const { id, layer } of areas)
      small.querySelector(`[data-area="${id}"]`)?.toggleAttribute("data-off", layer < top);
    small.removeAttribute("role");
    small.setAttribute("class", "bk-an-still");
    return h("span", { class: "bk-an-stills", "aria-hidden": "true" }, small);
  }
}
