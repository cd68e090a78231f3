import { h, newId, put } from "../shared/dom.js";
import { follow, together } from "../shared/model.js";
import { onPaper } from "../shared/screen.js";
import { sourceLine } from "../shared/sources.js";
import { unbroken } from "../shared/words.js";
import { Plot } from "./plot.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords, Source } from "../shared/sources.js"
 *
 * @typedef {{ columns: string[], rows: (string | number)[][] }} Table
 *
 * @typedef {object} FigureData What `Figure` in Python describes; without a finding, nothing yet.
 * @property {object[]} data
 * @property {Record<string, any>} layout
 * @property {string} finding
 * @property {Table} table
 * @property {{ title: string, entries: [string, string][] }[]} [sections]
 * @property {string} [note]
 * @property {Source[]} [sources]
 * @property {string} [certainty]
 * @property {string} [reviewed]
 *
 * @typedef {Record<"waiting" | "failed" | "numbers", string>} PictureWords
 * @typedef {{ cited: CitedWords, picture: PictureWords }} FigureWords
 * @typedef {{ figure: FigureData, words: FigureWords }} FigureTraits
 */

const MANY = 8; // columns: more have no room beside each other
const NONE = "–"; // a cell that has nothing to tell: it has no line of its own
const LONG = 9; // rows: more may go on over the page
const SHORT = 16; // letters: what a row is of stays in one line where there is room
const LINE = 40; // letters in four columns or more: on a phone, longer ones stand below each other
const REST_MS = 100; // a folded table follows when the slider rests
const SPOKEN_MS = 700; // and so does what is read aloud: once, however many steps it made

const longest = (/** @type {string[]} */ parts) =>
  parts.reduce((long, part) => (part.length > long.length ? part : long));

/**
 * @param {Table} table
 * @param {string} caption
 */
function tableOf({ columns, rows }, caption) {
  const head = columns.map((name) => h("th", { scope: "col" }, name));
  const heads = columns.map((name) => longest(name.split(" ")));
  const isWide = columns.length > 3 && [heads, ...rows].some((row) => row.join("").length > LINE);
  // A number alone would not say what it counts.
  const named = (/** @type {string | number} */ first) =>
    /^\d+$/.test(String(first)) ? { "data-head": columns[0] } : {};
  const row = (/** @type {(string | number)[]} */ [first = "", ...rest]) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", "data-short": String(first).length <= SHORT, ...named(first) },
        String(first),
      ),
      rest.map((cell, i) =>
        h("td", { "data-head": columns[i + 1], "data-none": cell === NONE }, String(cell)),
      ),
    );
  return h(
    "table",
    { "data-many": columns.length > MANY, "data-long": rows.length > LONG, "data-wide": isWide },
    h("caption", { class: "bk-hidden" }, caption),
    h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows.map(row)),
  );
}

/** @param {{ title: string, entries: [string, string][] }[]} sections */
const listsOf = (sections) =>
  sections.flatMap(({ title, entries }) => [
    h("h4", {}, title),
    h(
      "ul",
      {},
      entries.map(([lead, text]) => h("li", {}, h("b", {}, lead), ` ${text}`)),
    ),
  ]);

/** The finding in a sentence, the plot, and a table with the same numbers. */
export class Figure {
  #rest = 0;
  #soon = 0;
  #isWide = false;
  /** @type {Map<Element, string>} */
  #shown = new Map();
  finding = h("p", { class: "bk-finding", id: newId("finding") });
  spoken = h("div", { class: "bk-hidden", role: "status" });
  sections = h("div", { class: "bk-sections" });
  note = h("div");
  cited = h("div");

  /**
   * @param {AnyModel<FigureTraits>} model
   * @param {() => FigureData} read What there is to draw now.
   */
  constructor(model, read) {
    this.read = read;
    this.words = model.get("words");
    const { picture } = this.words;
    const label = { "aria-labelledby": this.finding.id };
    this.plot = new Plot(model, read, picture, this.finding.id);
    this.table = h("div", { class: "bk-table", tabindex: "0", role: "region", ...label });
    const ontoggle = () => {
      if (this.numbers.open) this.fillTable();
    };
    this.numbers = h("details", { ontoggle }, h("summary", {}, picture.numbers), this.table);
    const caption = h("figcaption", {}, this.finding, this.spoken);
    const below = h("div", {}, this.note, this.cited);
    const parts = [caption, this.plot.element, this.sections, this.numbers, below];
    this.element = h("figure", { class: "bk bk-figure" }, parts);
  }

  /** @param {string} text */
  say(text) {
    const finding = unbroken(text);
    const before = this.finding.textContent;
    if (before === finding) return;
    this.finding.textContent = finding;
    if (!before) return; // the reader comes to it
    clearTimeout(this.#soon);
    this.#soon = window.setTimeout(() => {
      this.spoken.textContent = finding;
    }, SPOKEN_MS);
  }

  fillTable() {
    const { table } = this.read();
    if (!table) return; // none before its figure
    const shown = tableOf(table, this.finding.textContent);
    put(this.table, shown);
    this.#isWide = "wide" in shown.dataset;
    this.fitTable();
  }

  /** Tells cells apart where the columns don't fit, and only as long as they don't. */
  fitTable() {
    const { table } = this;
    const shown = table.querySelector("table");
    shown?.toggleAttribute("data-wide", this.#isWide);
    if (table.scrollWidth > table.clientWidth) shown?.setAttribute("data-wide", "");
  }

  show() {
    const figure = this.read();
    if (!figure.finding) return; // nothing to draw any more
    this.say(figure.finding);
    clearTimeout(this.#rest);
    if (this.numbers.open) this.fillTable();
    else this.#rest = window.setTimeout(() => this.fillTable(), REST_MS);
    this.showAround(figure);
    this.plot.drawSoon();
  }

  /**
   * Makes a part again only where it changes: sources that a reader has unfolded stay unfolded.
   *
   * @template T
   * @param {Element} place
   * @param {T} told
   * @param {(told: T) => import("../shared/dom.js").Child | import("../shared/dom.js").Child[]} made
   */
  #keep(place, told, made) {
    const text = JSON.stringify(told);
    if (text === this.#shown.get(place)) return;
    this.#shown.set(place, text);
    put(place, made(told));
  }

  /** @param {FigureData} figure */
  showAround({ sections = [], note, sources, certainty, reviewed }) {
    this.#keep(this.sections, sections, listsOf);
    this.#keep(this.note, note, (text) => (text ? h("p", { class: "bk-quiet" }, text) : null));
    this.#keep(this.cited, { sources, certainty, reviewed }, (told) =>
      sourceLine(told, this.words.cited),
    );
  }

  /** Begins to watch screen and printer; returns the clean-up. */
  watch() {
    const print = () => {
      this.show();
      this.fillTable();
      this.plot.layOut();
    };
    // A page that is enlarged, or a phone that is turned, has less room for the columns.
    const resize = new ResizeObserver(() => this.fitTable());
    resize.observe(this.table);
    return together(
      () => resize.disconnect(),
      this.plot.watch(),
      onPaper(print, () => this.plot.takeAway()),
      () => {
        for (const timer of [this.#rest, this.#soon]) clearTimeout(timer);
      },
    );
  }
}

/**
 * @param {{ model: AnyModel<FigureTraits>, el: HTMLElement }} place
 * @returns {() => void}
 */
export function figure({ model, el }) {
  const drawn = new Figure(model, () => model.get("figure"));
  el.append(drawn.element);
  return together(
    follow(model, ["figure"], () => drawn.show()),
    drawn.watch(),
  );
}

export default { render: figure };
