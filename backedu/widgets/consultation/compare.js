import { drawnMark, h } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 *
 * @typedef {{ tone: string, mark: string, text: string }} Level
 * @typedef {{ strong?: string, text: string }} Entry
 *
 * @typedef {{ label: string, cells: (string | Level)[], same?: string, said?: boolean }} Row A line;
 *   `same` says that both cells agree, `said` that they are spoken words.
 * @typedef {{ heads: string[], rows: Row[] }} Table
 *
 * @typedef {object} Contrast Who seems alike; `beside` is empty until it is asked for.
 * @property {string} title
 * @property {string} partner
 * @property {{ label: string, text: string }[]} rows
 * @property {Table | Record<string, never>} beside
 *
 * @typedef {object} Comparing The student beside an expert and the rules.
 * @property {boolean} right
 * @property {string} word
 * @property {string} points
 * @property {{ label: string, got: number, of: number }[]} parts
 * @property {string[]} heads
 * @property {Row[]} rows
 * @property {{ title: string, text: string }[]} happens
 * @property {{ title: string, text: string }} why
 * @property {{ title: string, items: Entry[] }[]} lists
 * @property {(Level & { heading: string, lines: string[] })[]} readings
 * @property {Contrast} contrast
 * @property {string} differs
 * @property {string} note
 *
 * @typedef {Comparing & Evidence} Comparison
 */

const NO_BREAK = "\u00a0";
const GAP = "\u2003"; // within a line; at a line's end it takes no room

/** @param {Level} level */
const levelOf = ({ tone, mark: sign, text }) =>
  h("span", { class: "bk-pt-level", "data-tone": tone }, drawnMark(sign), text);

/** @param {string | Level} cell */
const shown = (cell) => (typeof cell === "string" ? cell : levelOf(cell));

/** @param {Table} table */
function table({ heads, rows }) {
  const head = h(
    "tr",
    {},
    h("td"),
    heads.map((text) => h("th", { scope: "col" }, text)),
  );
  const agrees = (/** @type {string} */ same) =>
    h("span", { class: "bk-pt-same" }, drawnMark("✓"), same);
  const body = rows.map(({ label, cells, same, said }) => {
    const isOne = Boolean(same) && cells.at(-1) === ""; // both said it: once is enough
    const told = isOne ? cells.slice(0, -1) : cells;
    const place = (/** @type {string | Level} */ cell, /** @type {number} */ i) => {
      const mark = same && i === told.length - 1 ? [GAP, agrees(same)] : null;
      const colspan = isOne ? cells.length : null;
      return h("td", { "data-who": heads[i], colspan }, shown(cell), mark);
    };
    return h(
      "tr",
      { class: said && "bk-pt-said" },
      h("th", { scope: "row" }, label),
      told.map(place),
    );
  });
  return h("table", { class: "bk-pt-versus" }, h("thead", {}, head), h("tbody", {}, body));
}

/** @param {Comparison["lists"][number]} list */
function titled({ title, items }) {
  const entries = items.map(({ strong, text }) =>
    h("li", {}, strong ? h("strong", {}, strong) : null, strong ? h("br") : null, text),
  );
  const [only] = items;
  const body = items.length === 1 && !only?.strong ? h("p", {}, only?.text) : h("ul", {}, entries);
  return h("section", {}, h("h4", {}, title), body);
}

/** @param {Comparison["readings"][number]} reading */
const readingOf = (reading) =>
  h(
    "details",
    { class: "bk-pt-reading" },
    h("summary", {}, h("h4", {}, reading.heading), levelOf(reading)),
    h(
      "ul",
      {},
      reading.lines.map((line) => h("li", {}, line)),
    ),
  );

/**
 * @param {Contrast} contrast
 * @param {Record<string, string>} words
 * @param {(choice: string) => void} choose
 */
function alike({ title, partner, rows, beside }, words, choose) {
  const pairs = rows.map(({ label, text }) => [h("dt", {}, label), h("dd", {}, text)]);
  const onclick = () => choose(`beside:${partner}`);
  const kept = document.documentElement.dataset.workedUp; // a page's; a notebook knows of none
  const isKept = kept?.split(" ").includes(partner);
  const note = kept === undefined ? words.beside_note : words.beside_later;
  return h(
    "section",
    { class: "bk-pt-contrast" },
    h("h4", { tabindex: "-1" }, title),
    h("dl", {}, pairs.flat()),
    "heads" in beside
      ? table(/** @type {Table} */ (beside))
      : h(
          "div",
          { class: "bk-pt-on" },
          kept === undefined || isKept
            ? h("button", { type: "button", onclick }, words.beside)
            : null,
          isKept ? null : h("p", { class: "bk-quiet" }, note),
        ),
  );
}

/** @param {{ title: string, text: string }} said */
const lesson = ({ title, text }) =>
  h("div", { class: "bk-pt-happens" }, h("h4", {}, title), h("p", {}, text));

/**
 * Draws the comparison.
 *
 * @param {Comparison | Record<string, never>} made
 * @param {{ consultation: Record<string, string>, cited: CitedWords }} words
 * @param {(choice: string) => void} choose
 * @param {HTMLElement} onward What to do next.
 */
export function compared(made, words, choose, onward) {
  const comparison = /** @type {Comparison} */ (made);
  const { word, points, parts, happens, lists, readings, contrast, differs, note } = comparison;
  const counts = parts.map(({ label, got, of }) => `${label} ${got}/${of}`);
  const counted = counts.map((count) => count.replaceAll(" ", NO_BREAK)).join(" · ");
  return [
    h("p", { class: "bk-pt-verdict", "data-right": String(comparison.right) }, word),
    h("p", { class: "bk-quiet" }, h("strong", {}, points), ` · ${counted}`),
    happens.map(lesson),
    h("div", { class: "bk-pt-sheet" }, table(comparison), lesson(comparison.why), onward),
    alike(contrast, words.consultation, choose),
    readings.map(readingOf),
    differs ? h("p", {}, differs) : null,
    lists.map(titled),
    sourceLine(comparison, words.cited),
    h("p", { class: "bk-quiet" }, note),
  ].flat();
}
