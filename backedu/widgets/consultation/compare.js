import { h, mark } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 *
 * @typedef {{ tone: string, mark: string, text: string }} Level
 * @typedef {{ strong?: string, text: string }} Entry
 *
 * @typedef {object} Comparing The student beside an expert and the rules.
 * @property {boolean} right
 * @property {string} word
 * @property {string} points
 * @property {{ label: string, got: number, of: number }[]} parts
 * @property {string[]} heads
 * @property {{ label: string, you: string | Level, expert: string | Level }[]} rows
 * @property {{ title: string, text: string }[]} happens
 * @property {{ title: string, items: Entry[] }[]} lists
 * @property {(Level & { heading: string, lines: string[] })[]} readings
 * @property {{ title: string, level: string, rows: { label: string, text: string }[] }} contrast
 * @property {string} differs
 * @property {string} note
 *
 * @typedef {Comparing & Evidence} Comparison
 */

/** @param {Level} level */
const levelOf = ({ tone, mark: sign, text }) =>
  h("span", { class: "bk-pt-level", "data-tone": tone }, mark(sign), text);

/** @param {string | Level} cell */
const shown = (cell) => (typeof cell === "string" ? cell : levelOf(cell));

/** @param {Comparison} comparison */
function table({ heads, rows }) {
  const head = h(
    "tr",
    {},
    h("td"),
    heads.map((text) => h("th", { scope: "col" }, text)),
  );
  const body = rows.map(({ label, you, expert }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, label),
      h("td", { "data-who": heads[0] }, shown(you)),
      h("td", { "data-who": heads[1] }, shown(expert)),
    ),
  );
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
    "div",
    { class: "bk-pt-reading" },
    h("h4", {}, reading.heading),
    h("p", {}, levelOf(reading)),
    h(
      "ul",
      {},
      reading.lines.map((line) => h("li", {}, line)),
    ),
  );

/** @param {Comparison["contrast"]} contrast */
function beside({ title, level, rows }) {
  const pairs = rows.map(({ label, text }) => [h("dt", {}, label), h("dd", {}, text)]);
  return h(
    "section",
    { class: "bk-pt-contrast" },
    h("h4", {}, `${title} · ${level}`),
    h("dl", {}, pairs.flat()),
  );
}

/**
 * Draws the comparison.
 *
 * @param {Comparison | Record<string, never>} made
 * @param {CitedWords} words
 */
export function compared(made, words) {
  const comparison = /** @type {Comparison} */ (made);
  const { word, points, parts, happens, lists, readings, contrast, differs, note } = comparison;
  const counted = parts.map(({ label, got, of }) => `${label} ${got}/${of}`).join(" · ");
  return [
    h("p", { class: "bk-pt-verdict", "data-right": String(comparison.right) }, word),
    h("p", { class: "bk-quiet" }, h("strong", {}, points), ` · ${counted}`),
    happens.map(({ title, text }) =>
      h("div", { class: "bk-pt-happens" }, h("h4", {}, title), h("p", {}, text)),
    ),
    table(comparison),
    h("div", { class: "bk-pt-readings" }, readings.map(readingOf)),
    differs ? h("p", {}, differs) : null,
    lists.map(titled),
    beside(contrast),
    sourceLine(comparison, words),
    h("p", { class: "bk-quiet" }, note),
  ].flat();
}
