import { svg } from "../shared/dom.js";

/**
 * @typedef {[string, string]} Link Ids of two statements.
 * @typedef {{ id: string, text: string, part: string, place: number }} Statement
 * @typedef {{ title: string, text: string, nodes: string[], links: Link[] }} Group
 * @typedef {{ points: number, nodes: Statement[], groups: Group[] }} LinkMapData
 */

const STEP = 10; // between two statements
const BASE = 286; // where an arc begins and ends
const LEAST_HEIGHT = 20;
const MOST_HEIGHT = 255;

/** @param {Link} link */
const keyOf = (link) => [...link].sort().join(" ");

/**
 * @param {number} at
 * @param {string} look
 */
const dot = (at, look) => svg("path", { d: `M${at} 290h.01`, class: look });

/** All statements as points on a line, their links as arcs, some of them strong. */
export class Arcs {
  /** @param {LinkMapData} map */
  constructor({ points, nodes, groups }) {
    this.width = points * STEP;
    const placeOf = (/** @type {number} */ place) => STEP * place + STEP / 2;
    this.places = new Map(nodes.map(({ id, place }) => [id, placeOf(place)]));
    const every = Array.from({ length: points }, (_, i) => dot(placeOf(i), "bk-dot"));
    this.dots = new Map([...this.places].map(([id, at]) => [id, dot(at, "bk-dot bk-dot-linked")]));
    const links = groups.flatMap((group) => group.links);
    this.arcs = new Map(links.map((link) => [keyOf(link), this.#arc(link)]));
    const box = { viewBox: `0 0 ${this.width} 300`, preserveAspectRatio: "none", role: "img" };
    this.element = svg("svg", box, ...every, ...this.arcs.values(), ...this.dots.values());
  }

  /** @param {Link} link */
  #arc(link) {
    const ends = link.map((id) => this.places.get(id) ?? 0);
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    const height = LEAST_HEIGHT + (MOST_HEIGHT * (to - from)) / this.width;
    const top = BASE - height * 1.3;
    const d = `M${from} ${BASE}C${from} ${top} ${to} ${top} ${to} ${BASE}`;
    return svg("path", { d, class: "bk-arc" });
  }

  /**
   * @param {Link[]} links Those to show strong.
   * @param {string} label The same in words.
   */
  show(links, label) {
    const strong = new Set(links.map(keyOf));
    const ends = new Set(links.flat());
    for (const [key, arc] of this.arcs) arc.classList.toggle("bk-strong", strong.has(key));
    for (const [id, end] of this.dots) end.classList.toggle("bk-strong", ends.has(id));
    for (const key of strong) this.element.append(this.arcs.get(key) ?? ""); // on top
    this.element.setAttribute("aria-label", label);
  }
}
