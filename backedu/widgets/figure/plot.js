import { h } from "../shared/dom.js";
import { together } from "../shared/model.js";
import { same } from "../shared/same.js";
import { whenNear } from "../shared/screen.js";
import { dressed } from "./beside.js";
import { loadPlotly, loadPlotlyNow } from "./plotly.js";
import { themeOf } from "./theme.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { FigureData, FigureTraits, PictureWords } from "./figure.js"
 */

const PAPER_PX = 470; // its place on a page, roughly: the drawing is scaled to fit
const TALL_PX = 320; // a taller one would leave half a page empty before it,
const LEAST = 0.7; // but a smaller one could not be read

const MOST_OF_SCREEN = 0.56;

/** The drawing of a figure, which plotly.js makes once it has come near the screen. */
export class Plot {
  /** @type {any} plotly.js, once it has come */
  #plotly = null;
  /** @type {ReturnType<typeof themeOf> | null} looked up rarely: it lays the page out */
  #theme = null;
  /** @type {{ data: object[], layout: object, theme: object } | null} what is drawn now */
  #shown = null;
  #frame = 0;
  #late = false;
  #drawn = 0;
  #isWanted = false;
  #height = 0;
  /** Takes the sheet for paper away again. */
  takeAway = () => {};

  /**
   * @param {AnyModel<FigureTraits>} model
   * @param {() => FigureData} read What there is to draw now.
   * @param {PictureWords} words
   * @param {string} label Id of the sentence that says what the drawing shows.
   */
  constructor(model, read, words, label) {
    this.model = model;
    this.read = read;
    this.words = words;
    this.waiting = h("p", { class: "bk-quiet bk-plot-waiting" }, words.waiting);
    const attributes = { class: "bk-plot", role: "img", "aria-labelledby": label };
    this.element = h("div", attributes, this.waiting);
  }

  /** Draws what the model holds now. */
  draw() {
    const { data, layout, finding } = this.read();
    if (!this.#plotly || !this.element.isConnected || !finding) return;
    this.waiting.remove();
    this.#theme ??= themeOf(this.element);
    this.#bringUpToDate({ data, layout, theme: this.#theme });
    this.#drawn += 1;
    this.element.dataset.drawn = String(this.#drawn);
  }

  /**
   * The same picture may come twice, from Python and from those drawn beforehand; it is drawn once.
   *
   * @param {{ data: object[], layout: object, theme: ReturnType<typeof themeOf> }} wanted
   */
  #bringUpToDate(wanted) {
    const { data, layout, theme } = wanted;
    const shown = this.#shown;
    if (shown?.theme === theme && same(shown.layout, layout) && same(shown.data, data)) return;
    this.#shown = wanted;
    // Not plotly.js's `responsive`: it would take the height away a moment after a phone is turned.
    const options = this.#drawn ? undefined : { staticPlot: true };
    const painted = { data: theme.paint(data), layout: theme.paint(layout) };
    const drawn = dressed(painted, theme, theme.width);
    // Then it can stay in sight beside the control that has the focus.
    this.element.classList.toggle("bk-low", drawn.layout.height <= MOST_OF_SCREEN * innerHeight);
    this.#height = Math.floor(drawn.layout.height);
    this.#plotly.react(this.element, drawn.data, drawn.layout, options);
  }

  /** Draws on a sheet of its own for paper, wherever the reader has been. */
  layOut() {
    const { data, layout, finding } = this.read();
    const plotly = loadPlotlyNow();
    if (!plotly || !finding) return;
    const sheet = h("div", { class: "bk-plot-sheet", "aria-hidden": "true" });
    this.element.after(sheet);
    this.takeAway = () => sheet.remove();
    const drawn = dressed({ data: structuredClone(data), layout }, themeOf(sheet), PAPER_PX);
    const fixed = { ...drawn.layout, autosize: false, width: PAPER_PX };
    plotly.newPlot(sheet, drawn.data, fixed, { staticPlot: true });
    for (const layer of sheet.querySelectorAll(".main-svg")) {
      const size = ["width", "height"].map((name) => layer.getAttribute(name));
      layer.setAttribute("viewBox", `0 0 ${size.join(" ")}`);
      const share = Math.min(1, Math.max(LEAST, TALL_PX / Number(size[1])));
      sheet.style.maxWidth = `${PAPER_PX * share}px`;
    }
  }

  /** Draws at once, but at most one picture a frame: of those that come meanwhile, the newest. */
  drawSoon() {
    this.#late = Boolean(this.#frame);
    if (this.#late) return;
    this.draw();
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#late) this.drawSoon();
    });
  }

  /** Begins to watch screen, theme and size; returns the clean-up. */
  watch() {
    let unwatch = () => {};
    const recolour = new MutationObserver(() => {
      unwatch();
      // What is far away, or hidden while JupyterLab changes its theme, has no colours or width yet.
      unwatch = whenNear(this.element, () => {
        this.#theme = null;
        this.draw();
      });
    });
    recolour.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size"] });
    recolour.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
    const resize = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = this.element;
      const isWhole = clientHeight >= this.#height; // on a wall it may have to be lower
      // On paper a sheet is in its place; and a lab that has just been opened is drawn already.
      if (!clientWidth || (this.#theme?.width === clientWidth && isWhole)) return;
      this.#theme = null;
      if (this.#drawn) this.drawSoon(); // a phone that is turned: text and height have changed
    });
    resize.observe(this.element);
    return together(
      whenNear(this.element, () => this.load()),
      () => recolour.disconnect(),
      () => resize.disconnect(),
      () => cancelAnimationFrame(this.#frame),
      () => unwatch(),
    );
  }

  /** Fetches plotly.js, which is large, and draws: when the figure comes near, or is asked for. */
  async load() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    // Each picture is a task of its own, so that a slider is heard between two of them; one that
    // is off the screen waits until the browser has nothing better to do.
    const inSight = this.element.getBoundingClientRect().top < innerHeight;
    const soon = inSight ? setTimeout : (globalThis.requestIdleCallback ?? setTimeout);
    try {
      this.#plotly = await loadPlotly(this.model);
      soon(() => this.draw());
    } catch {
      this.waiting.textContent = this.words.failed;
    }
  }
}
