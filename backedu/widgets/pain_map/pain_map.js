import { choiceRow } from "../shared/choice.js";
import { h, keepFocus, optionRow, put } from "../shared/dom.js";
import { follow, isSettled, save, together, watchAnswers } from "../shared/model.js";
import { resultBanner, resultSection } from "../shared/result.js";
import { sourceLine } from "../shared/sources.js";
import { Drawing } from "./drawing.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Banner, Section } from "../shared/result.js"
 * @import { CitedWords, Source } from "../shared/sources.js"
 * @import { Place, SideWords, View } from "./drawing.js"
 *
 * @typedef {{ id: string, label: string }} Named
 * @typedef {"map_title" | "task" | "list" | "qualities" | "patterns" | "clear"} OwnWord
 *
 * @typedef {object} Chart As `PainMap` in Python describes it.
 * @property {View[]} views
 * @property {Place[]} places
 * @property {Named[]} qualities
 * @property {Named[]} patterns
 * @property {SideWords & Record<OwnWord, string>} words
 *
 * @typedef {Record<"places" | "qualities" | "pattern", string>} Value
 * @typedef {{ notices: (Banner & { sources?: Source[] })[], sections: Section[] }} Said
 *
 * @typedef {object} Traits
 * @property {Chart} chart
 * @property {Value} value
 * @property {Said & { over: string[] }} result
 * @property {{ cited: CitedWords }} words
 */

const NOTHING = { places: "", qualities: "", pattern: "none" };

/** A body chart: a drawing, the same places as a list, patterns, and what is said of it all. */
class PainMap {
  #said = "";
  notices = h("div", { role: "alert" });
  spoken = h("div", { class: "bk-map-words", "aria-live": "polite" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.chart = model.get("chart");
    const { places, qualities, patterns, words } = this.chart;
    this.drawing = new Drawing(this.chart, words, (id) => this.toggle(id));
    this.boxes = places.map(({ id }) =>
      h("input", { type: "checkbox", value: id, onchange: () => this.toggle(id) }),
    );
    const several = {
      name: "qualities",
      label: words.qualities,
      options: qualities,
      several: true,
    };
    const one = { name: "pattern", label: words.patterns, options: patterns };
    this.rows = [this.choice("qualities", several), this.choice("pattern", one)];
    const clear = { type: "button", onclick: () => save(model, { value: NOTHING }) };
    this.clear = h("button", clear, words.clear);
    this.element = this.card(words);
  }

  /** @param {Chart["words"]} words */
  card(words) {
    const rows = this.boxes.map((box, i) => optionRow(box, this.chart.places[i]?.label ?? ""));
    const legend = h("legend", { class: "bk-hidden" }, words.map_title);
    const list = h("fieldset", {}, legend, h("div", { class: "bk-map-list" }, rows));
    return h(
      "section",
      { class: "bk bk-card bk-map", "aria-label": words.map_title },
      h("h3", {}, words.map_title),
      h("p", {}, words.task),
      this.notices,
      h("div", { class: "bk-views" }, this.drawing.elements),
      h("details", {}, h("summary", {}, words.list), list),
      this.rows.map(({ row }) => row),
      h("p", {}, this.clear),
      this.spoken,
    );
  }

  /**
   * @param {keyof Value} name
   * @param {Parameters<typeof choiceRow>[0]} about
   */
  choice(name, about) {
    return choiceRow(
      about,
      () => this.read(name),
      (setting) => this.write(name, setting),
    );
  }

  /** @param {keyof Value} name */
  read(name) {
    return this.model.get("value")[name] ?? "";
  }

  /**
   * @param {keyof Value} name
   * @param {string} setting
   */
  write(name, setting) {
    save(this.model, { value: { ...this.model.get("value"), [name]: setting } });
  }

  get marked() {
    return new Set(this.read("places").split(" ").filter(Boolean));
  }

  /** Marks a place, or takes its mark away. @param {string} id */
  toggle(id) {
    const { marked } = this;
    if (!marked.delete(id)) marked.add(id);
    const known = this.chart.places.map((place) => place.id);
    this.write("places", known.filter((each) => marked.has(each)).join(" "));
  }

  show() {
    const { marked } = this;
    for (const box of this.boxes) box.checked = marked.has(box.value);
    this.drawing.show(marked, new Set(this.model.get("result").over));
    for (const { show } of this.rows) show();
    const isEmpty = !marked.size && !this.read("qualities") && this.read("pattern") === "none";
    const disable = () => {
      this.clear.disabled = isEmpty;
    };
    keepFocus(this.clear, disable, () => this.element.querySelector("summary"));
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
