import { inARow } from "../shared/choice.js";
import { h, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { onPaper } from "../shared/screen.js";
import { fill } from "../shared/words.js";
import { Explore } from "./explore.js";
import { Find } from "./find.js";
import { Plate } from "./plate.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords } from "../shared/sources.js"
 * @import { Explained } from "./explore.js"
 * @import { Checked } from "./find.js"
 * @import { PlateData } from "./plate.js"
 *
 * @typedef {{ plate: string, mode: string, answers: Record<string, string> }} Value
 * @typedef {Record<string, string>} Words
 *
 * @typedef {object} Traits
 * @property {PlateData[]} plates
 * @property {Value} value
 * @property {Partial<Explained & Checked>} result
 * @property {{ done: boolean, n: number, of: number }} outcome
 * @property {{ anatomy: Words, cited: CitedWords }} words
 */

/** Drawings to explore layer by layer, and to find the parts of. */
class Anatomy {
  outermost = 0;
  showLayer = () => {};

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    const { anatomy: words, cited } = model.get("words");
    this.words = words;
    const touch = (/** @type {string} */ area) => this.mode.touch(area);
    this.plates = model.get("plates").map((data) => new Plate(data, touch));
    this.explore = new Explore(words, cited, (layer) => this.#peelTo(layer));
    this.find = new Find(words, {
      answer: (question, area) =>
        this.change({ answers: { ...this.value.answers, [question]: area } }),
      again: (questions) => this.change({ answers: without(this.value.answers, questions) }),
    });
    this.picture = h("div", { class: "bk-an-picture" });
    this.layers = h("div", { class: "bk-an-layers" });
    this.sheets = h("div", { class: "bk-an-sheets" });
    this.aside = h("div", { class: "bk-an-aside" });
    this.answered = h("span", { class: "bk-an-answered" });
    this.shown = "";
    this.element = this.#card();
  }

  get value() {
    return this.model.get("value");
  }

  get plate() {
    const found = this.plates.find(({ data }) => data.id === this.value.plate);
    return /** @type {Plate} */ (found ?? this.plates[0]);
  }

  get mode() {
    return this.value.mode === "find" ? this.find : this.explore;
  }

  #card() {
    const { words } = this;
    const options = this.plates.map(({ data }) => ({ id: data.id, label: data.name }));
    const write = (/** @type {string} */ plate) => this.change({ plate });
    this.which = inARow(
      { name: "plate", label: words.plates ?? "", options },
      () => this.plate.data.id,
      write,
    );
    this.modes = inARow(
      {
        name: "mode",
        label: words.mode ?? "",
        options: ["explore", "find"].map((id) => ({ id, label: words[id] ?? "" })),
      },
      () => this.value.mode,
      (mode) => this.change({ mode }),
    );
    const stills = this.plates.map((plate) => plate.still());
    const top = h(
      "span",
      { class: "bk-an-top" },
      h("b", {}, words.title),
      h(
        "span",
        {},
        fill(words.task, { of: this.model.get("outcome").of }),
        " ",
        h("u", {}, words.open),
      ),
      this.answered,
    );
    const tools = h("div", { class: "bk-an-tools" }, options.length > 1 ? this.which.row : null);
    tools.append(this.modes.row);
    return h(
      "details",
      { class: "bk bk-card bk-an" },
      h("summary", {}, top, h("span", { class: "bk-an-row" }, stills)),
      tools,
      this.sheets,
      h("div", { class: "bk-an-desk" }, this.picture, this.layers, this.aside),
    );
  }

  /** @param {Partial<Value>} part */
  change(part) {
    save(this.model, { value: { ...this.value, ...part } });
  }

  /** Offers the layers of the plate in sight, the whole of it first. */
  #offerLayers() {
    const { layers } = this.plate.data;
    this.outermost = 0;
    const { row, show } = inARow(
      {
        name: "layer",
        label: this.words.layers ?? "",
        options: layers.map((label, i) => ({ id: String(i), label })),
      },
      () => String(this.outermost),
      (layer) => this.#peelTo(Number(layer)),
    );
    this.showLayer = show;
    show();
    put(this.layers, row);
  }

  /** @param {number} layer */
  #peelTo(layer) {
    this.outermost = layer;
    this.showLayer();
    this.mode.peel(layer);
  }

  /** Paper has every layer, while names are told; nobody can take one off there. */
  print() {
    const { parts = null } = this.value.mode === "find" ? {} : this.model.get("result");
    if (!parts) return;
    const { areas } = this.plate.data;
    const shown = areas.filter(({ layer }) => layer >= this.plate.firstSheet);
    shown.sort((a, b) => Number(a.id) - Number(b.id));
    const names = shown.map(({ id }) => `${id}\u00a0${parts[id]?.name}`).join(", ");
    const drawn = this.plate.sheets(parts);
    put(this.sheets, h("div", { "data-count": drawn.length }, drawn), h("p", {}, names));
    this.mode.peel(this.outermost);
  }

  show() {
    const { plate, mode, value } = this;
    this.which?.show();
    this.modes?.show();
    const place = `${plate.data.id} ${value.mode}`;
    if (place !== this.shown) {
      this.shown = place;
      this.#offerLayers();
      put(this.picture, plate.svg);
      plate.peel(0);
      plate.name(fill(this.words.drawing, { name: plate.data.name, view: plate.data.view }));
      mode.open(plate);
      put(this.aside, mode.element);
    }
    const isSettled_ = isSettled(this.model);
    this.aside.setAttribute("aria-busy", String(!isSettled_));
    if (!isSettled_) return;
    const { done, n, of } = this.model.get("outcome");
    this.answered.textContent = n ? fill(this.words.answered, { n, of }) : "";
    this.answered.toggleAttribute("data-done", done);
    const result = /** @type {any} */ (this.model.get("result"));
    mode.show(result);
  }
}

/**
 * @param {Record<string, string>} answers
 * @param {string[]} questions
 */
const without = (answers, questions) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !questions.includes(id)));

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function anatomy({ model, el }) {
  const shown = new Anatomy(model);
  el.append(shown.element);
  return together(
    follow(model, ["value", "result", "outcome", "settled"], () => shown.show()),
    onPaper(
      () => shown.print(),
      () => put(shown.sheets),
    ),
    watchAnswers(model, el),
  );
}

export default { render: anatomy };
