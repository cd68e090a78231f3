import { svg } from "../shared/dom.js";

/**
 * @typedef {{ view: string, quality: string, points: number[] }} Stroke
 *
 * @typedef {object} Paper What is drawn on, and who is told.
 * @property {string} view
 * @property {number} units In a centimetre.
 * @property {number} width
 * @property {() => string} quality
 * @property {(quality: string) => string} paint
 * @property {(stroke: Stroke) => void} draw
 * @property {(id: string) => void} toggle
 */

const MOVED_CM = 1.5; // less is a touch
const APART_CM = 1; // between two points of a line

/** Draws with a pen, a finger or the mouse; a touch that doesn't move marks what is under it. */
export class Pen {
  /** @type {Stroke | null} */
  #stroke = null;
  /** @type {SVGElement | null} */
  #line = null;
  #place = "";

  /**
   * @param {SVGSVGElement} page
   * @param {SVGElement} layer Where the line is shown while it is drawn.
   * @param {Paper} paper
   */
  constructor(page, layer, paper) {
    this.page = page;
    this.layer = layer;
    this.paper = paper;
    page.addEventListener("pointerdown", (event) => this.#down(event));
    page.addEventListener("pointermove", (event) => this.#move(event));
    page.addEventListener("pointerup", () => this.#up());
    page.addEventListener("pointercancel", () => this.#drop());
    page.addEventListener("click", (event) => this.#click(event));
  }

  /**
   * Returns a stroke as an element.
   *
   * @param {Stroke} stroke
   * @param {string} paint
   * @param {number} width
   */
  static line({ points }, paint, width) {
    const pairs = points.map((x, i) => `${i % 2 ? " " : i ? "L" : "M"}${x}`).join("");
    const d = points.length > 2 ? pairs : `${pairs}h.1`;
    return svg("path", { d, class: "bk-stroke", stroke: paint, "stroke-width": width });
  }

  /** @param {PointerEvent} event */
  #at({ clientX, clientY }) {
    const matrix = this.page.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    return [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button || !event.isPrimary) return;
    const { view, quality } = this.paper;
    this.#stroke = { view, quality: quality(), points: this.#at(event) };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const stroke = this.#stroke;
    if (!stroke) return;
    const [x = 0, y = 0] = this.#at(event);
    const [lastX = 0, lastY = 0] = stroke.points.slice(-2);
    const far = Math.hypot(x - lastX, y - lastY);
    if (far < (this.#line ? APART_CM : MOVED_CM) * this.paper.units) return;
    if (!this.#line) this.page.setPointerCapture(event.pointerId);
    stroke.points.push(x, y);
    this.#line?.remove();
    this.#line = Pen.line(stroke, this.paper.paint(stroke.quality), this.paper.width);
    this.layer.append(this.#line);
  }

  #up() {
    const [stroke, line] = [this.#stroke, this.#line];
    this.#drop();
    if (!stroke || !line) return;
    this.#place = "drawn"; // the click that follows is the end of the line
    setTimeout(() => {
      this.#place = "";
    });
    this.paper.draw(stroke);
  }

  #drop() {
    this.#line?.remove();
    this.#stroke = null;
    this.#line = null;
  }

  /** @param {Event} event */
  #click({ target }) {
    const id = /** @type {HTMLElement} */ (target)?.dataset?.place;
    if (id && !this.#place) this.paper.toggle(id);
  }
}
