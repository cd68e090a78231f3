import { choiceRow } from "../shared/choice.js";
import { h, keepFocus, newId, optionRow, put, svg } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { resultBanner, resultSection } from "../shared/result.js";
import { sourceLine } from "../shared/sources.js";
import { Drawing } from "./drawing.js";
import { saveAs } from "./picture_file.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Banner, Section } from "../shared/result.js"
 * @import { CitedWords, Source } from "../shared/sources.js"
 * @import { ChartShapes, SideWords } from "./drawing.js"
 * @import { Stroke } from "./pen.js"
 *
 * @typedef {"map_title" | "task" | "list" | "qualities" | "no_quality" | "patterns"} AskingWord
 * @typedef {AskingWord | "clear" | "undo" | "shade" | "export" | "svg" | "png" | "file"} OwnWord
 *
 * @typedef {ChartShapes & { words: SideWords & Record<OwnWord, string> }} Chart
 *
 * @typedef {object} Value As `PainMap` in Python describes it.
 * @property {string} places
 * @property {string} feels
 * @property {Stroke[]} strokes
 * @property {string} pattern
 *
 * @typedef {{ notices: (Banner & { sources?: Source[] })[], sections: Section[] }} Said
 *
 * @typedef {object} Traits
 * @property {Chart} chart
 * @property {Value} value
 * @property {Said & { over: string[] }} result
 * @property {{ cited: CitedWords }} words
 */

/** @type {Value} */
const NOTHING = { places: "", feels: "", strokes: [], pattern: "none" };
const MOST_STEPS_BACK = 50;

/** @param {string} listed */
const listOf = (listed) => listed.split(" ").filter(Boolean);

/** A body chart: a drawing, the same places as a list, patterns, and what is said of it all. */
class PainMap {
  #said = "";
  /** @type {Value[]} */
  #before = [];
  quality = ""; // of the next mark
  notices = h("div", { role: "alert" });
  spoken = h("div", { class: "bk-map-words", "aria-live": "polite" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.chart = model.get("chart");
    const { places, patterns, words } = this.chart;
    this.drawing = new Drawing(this.chart, words, {
      toggle: (id) => this.toggle(id),
      draw: (stroke) => this.draw(stroke),
      quality: () => this.quality,
    });
    this.boxes = places.map(({ id }) =>
      h("input", { type: "checkbox", value: id, onchange: () => this.toggle(id) }),
    );
    this.pattern = choiceRow(
      { name: "pattern", label: words.patterns, options: patterns },
      () => this.value.pattern,
      (pattern) => this.change({ pattern }),
    );
    this.summary = h("summary", {}, words.list);
    this.clear = this.button(words.clear, () => this.change(NOTHING));
    this.undo = this.button(words.undo, () => this.stepBack());
    this.element = this.card(words);
  }

  get value() {
    return { ...NOTHING, ...this.model.get("value") };
  }

  get marked() {
    return new Set(listOf(this.value.places));
  }

  get feels() {
    const pairs = listOf(this.value.feels).map((each) => each.split(":"));
    return new Map(pairs.map(([place = "", quality = ""]) => [place, quality]));
  }

  /**
   * @param {string} text
   * @param {() => void} onclick
   */
  button(text, onclick) {
    return h("button", { type: "button", onclick }, text);
  }

  /** @param {Chart["words"]} words */
  card(words) {
    const rows = this.boxes.map((box, i) => optionRow(box, this.chart.places[i]?.label ?? ""));
    const legend = h("legend", { class: "bk-hidden" }, words.map_title);
    const list = h("fieldset", {}, legend, h("div", { class: "bk-map-list" }, rows));
    const views = h("div", { class: "bk-views" }, this.drawing.elements);
    return h(
      "section",
      { class: "bk bk-card bk-map", "aria-label": words.map_title, "data-wide": true },
      h("h3", {}, words.map_title),
      h("p", {}, words.task),
      this.notices,
      h(
        "div",
        { class: "bk-map-desk" },
        h("div", { class: "bk-map-tools" }, this.pens(words), this.pattern.row),
        h("div", {}, views, this.bar(words, views)),
      ),
      h("details", {}, this.summary, list),
      this.spoken,
    );
  }

  /** How the next mark feels: each quality beside its sign. @param {Chart["words"]} words */
  pens(words) {
    const name = newId("pen");
    const qualities = [{ id: "", label: words.no_quality, symbol: "" }, ...this.chart.qualities];
    const rows = qualities.map(({ id, label, symbol }) => {
      const onchange = () => {
        this.quality = id;
      };
      const input = h("input", { type: "radio", name, value: id, checked: !id, onchange });
      const sign = svg("path", { d: symbol, class: "bk-symbol" });
      const box = { viewBox: "0 0 8 8", class: "bk-pen-sign", "aria-hidden": "true" };
      const row = optionRow(input, label);
      row.append(svg("svg", box, sign));
      return row;
    });
    return h("fieldset", { class: "bk-choice bk-pens" }, h("legend", {}, words.qualities), rows);
  }

  /**
   * @param {Chart["words"]} words
   * @param {HTMLElement} views
   */
  bar(words, views) {
    const shade = this.button(words.shade, () => {
      const isOn = shade.getAttribute("aria-pressed") !== "true";
      shade.setAttribute("aria-pressed", String(isOn));
      views.dataset.shading = String(isOn);
    });
    shade.setAttribute("aria-pressed", "false");
    shade.className = "bk-shade";
    const files = /** @type {const} */ (["svg", "png"]).map((kind) => {
      const file = this.button(words[kind], () => {
        const whole = views.querySelectorAll("svg:is([data-view=front], [data-view=back])");
        saveAs(/** @type {SVGSVGElement[]} */ ([...whole]), words.file, kind);
      });
      file.setAttribute("aria-label", `${words.export} ${words[kind]}`);
      return file;
    });
    const save = h("span", { class: "bk-map-files" }, words.export, h("span", {}, files));
    return h("div", { class: "bk-map-bar" }, shade, this.undo, this.clear, save);
  }

  /** Changes the drawing; what was before can be had back. @param {Partial<Value>} part */
  change(part) {
    this.#before = [...this.#before, this.value].slice(-MOST_STEPS_BACK);
    save(this.model, { value: { ...this.value, ...part } });
  }

  stepBack() {
    const value = this.#before.pop();
    if (value) save(this.model, { value });
  }

  /** @param {Stroke} stroke */
  draw(stroke) {
    this.change({ strokes: [...this.value.strokes, stroke] });
  }

  /** Marks a place with the quality that is chosen, or takes its mark away. @param {string} id */
  toggle(id) {
    const { marked, feels } = this;
    feels.delete(id);
    if (!marked.delete(id)) {
      marked.add(id);
      if (this.quality) feels.set(id, this.quality);
    }
    const known = this.chart.places.map((place) => place.id);
    const places = known.filter((each) => marked.has(each)).join(" ");
    const told = known.filter((each) => feels.has(each));
    this.change({ places, feels: told.map((each) => `${each}:${feels.get(each)}`).join(" ") });
  }

  show() {
    const { marked, feels, value } = this;
    for (const box of this.boxes) box.checked = marked.has(box.value);
    const over = new Set(this.model.get("result").over);
    this.drawing.show({ marked, feels, over, strokes: value.strokes, pattern: value.pattern });
    this.pattern.show();
    const isEmpty = JSON.stringify(value) === JSON.stringify(NOTHING);
    const disable = () => {
      this.clear.disabled = isEmpty;
      this.undo.disabled = !this.#before.length;
    };
    keepFocus(this.element, disable, () => this.summary);
    this.spoken.setAttribute("aria-busy", String(!isSettled(this.model)));
  }

  /** What is said is written only when it changed, so that it is read aloud once. */
  tell() {
    const { notices, sections } = this.model.get("result");
    const said = JSON.stringify([notices, sections]);
    if (said === this.#said) return;
    const isFirst = !this.#said;
    const before = this.notices.textContent;
    this.#said = said;
    const { cited } = this.model.get("words");
    const banners = notices.map((notice) => {
      const banner = resultBanner(notice);
      banner.append(sourceLine(notice, cited) ?? "");
      return banner;
    });
    put(this.notices, banners);
    put(
      this.spoken,
      sections.map((section) => resultSection(section, cited)),
    );
    // A notice is above the drawing, where a phone may not be looking.
    const isNew = notices.length > 0 && !isFirst && this.notices.textContent !== before;
    if (isNew) this.notices.scrollIntoView({ block: "nearest" });
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function painMap({ model, el }) {
  const map = new PainMap(model);
  el.append(map.element);
  return together(
    follow(model, ["value", "result", "settled"], () => map.show()),
    follow(model, ["result"], () => map.tell()),
    watchAnswers(model, el),
  );
}

export default { render: painMap };
