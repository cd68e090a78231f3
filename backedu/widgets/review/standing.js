import { h, svg } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { curve } from "./curve.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 * @import { Curve, Word as CurveWord } from "./curve.js"
 *
 * @typedef {{ lesson: string, place: string }} Place
 * @typedef {Place & { id: string, text: string }} Named
 * @typedef {{ when: string, due: string, recalled: string }} Ahead
 * @typedef {{ title: string, text: string, expected: number, answered: number }} Strength
 * @typedef {{ text: string, said: string, right: number, sure: number }} Level
 *
 * @typedef {object} Standing
 * @property {Ahead[]} outlook
 * @property {Curve | Record<string, never>} curve Empty until something has been answered.
 * @property {{ day: string, lines: string[] }} exam
 * @property {Strength[]} strengths
 * @property {{ levels: Level[], lines: string[], missed: Named[] } & Partial<Evidence>} judged
 * @property {Named[]} left_out
 *
 * @typedef {"outlook" | "outlook_why" | "when" | "due_then" | "recalled_then"} OutlookWord
 * @typedef {OutlookWord | "strengths" | "strengths_key" | "strengths_held" | "strengths_seen" | "strengths_more" | "left_out" | "keep" | CurveWord} Word
 * @typedef {"title" | "why" | "key" | "missed" | "missed_why"} JudgedWord
 * @typedef {{ review: Record<Word, string>, judged: Record<JudgedWord, string>, cited: CitedWords }} Words
 */

const FIRST = 4; // so many parts can be taken in beside a question
const MOST_PIPS = 24; // more can't be counted at a glance: the words say how many

/** Where a question is in its lesson: on our page, or in a notebook. @param {Place} about */
export function placeOf({ lesson, place }) {
  const isPage = Boolean(document.documentElement.dataset.host);
  return isPage ? `${lesson}#card-${place}` : `${lesson}.ipynb`;
}

/**
 * Where a question is from, with the drawing of its lesson: a page has them, a notebook has none.
 *
 * @param {Place & { title: string, icon: string, seen: string }} about
 * @param {string} from The word for it.
 */
export function origin(about, from) {
  const sign = document.getElementById(`icon-${about.icon}`);
  const icon = sign instanceof HTMLTemplateElement ? sign.content.cloneNode(true) : null;
  const link = h("a", { href: placeOf(about) }, about.title);
  return [icon, h("span", {}, `${from} `, link, ` · ${about.seen}`)];
}

/**
 * A day's review as pieces that can be counted; the words beside say the same.
 *
 * @param {{ today: number, due: number }} day How many were answered, and are due.
 */
export function pips({ today, due }) {
  const all = today + due;
  if (!all || all > MOST_PIPS) return null;
  const pieces = Array.from({ length: all }, (_, i) =>
    h("i", { class: i < today ? "bk-full" : null }),
  );
  return h("span", { class: "bk-pips", "aria-hidden": "true" }, pieces);
}

/**
 * A bar with a mark on it, for those who see it; words beside say the same.
 *
 * @param {number} held How far the dark part goes, from 0 to 1.
 * @param {number} seen How far the light part goes.
 * @param {number} [line] Where there is a line.
 */
function bar(held, seen, line) {
  const part = (/** @type {string} */ name, /** @type {number} */ width) =>
    svg("rect", { class: name, width, height: 1 });
  const box = { viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" };
  const bars = svg("svg", box, part("bk-all", 1), part("bk-seen", seen), part("bk-held", held));
  if (line !== undefined) {
    bars.append(svg("rect", { class: "bk-tick", x: line - 0.006, width: 0.012, height: 1 }));
  }
  return bars;
}

/**
 * What is due and what is remembered today, in a week, in a month.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function outlook({ outlook: rows, curve: lines }, { review: words }) {
  if (!rows.length) return null;
  const head = [words.when, words.due_then, words.recalled_then];
  const table = h(
    "table",
    { class: "bk-outlook" },
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      ...rows.map(({ when, due, recalled }) =>
        h("tr", {}, h("th", { scope: "row" }, when), h("td", {}, due), h("td", {}, recalled)),
      ),
    ),
  );
  const why = h("p", { class: "bk-quiet" }, words.outlook_why);
  const picture = lines.text ? curve(/** @type {Curve} */ (lines), words) : null;
  return h("section", { class: "bk-forget" }, h("h2", {}, words.outlook), picture, table, why);
}

/**
 * How well each part is remembered, as bars and words; the weakest are there at once.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function strengths({ strengths: all }, { review: words }) {
  if (!all.length) return null;
  const rows = all.map(({ title, text, expected, answered }) =>
    h("li", {}, h("p", {}, title), bar(expected, answered), h("p", { class: "bk-quiet" }, text)),
  );
  const more = rows.splice(FIRST);
  const rest = h(
    "details",
    { id: "bk-more" },
    h("summary", {}, fill(words.strengths_more, { n: more.length })),
    h("ul", { class: "bk-bars" }, more),
  );
  return h(
    "section",
    {},
    h("h2", {}, words.strengths),
    h(
      "p",
      { class: "bk-quiet bk-legend", "aria-hidden": "true" },
      h("span", { class: "bk-held" }, words.strengths_held),
      h("span", { class: "bk-seen" }, words.strengths_seen),
      h("span", {}, words.strengths_key),
    ),
    h("ul", { class: "bk-bars" }, rows),
    more.length ? rest : null,
  );
}

/** @param {Named} named */
const lineOf = (named) => h("a", { href: placeOf(named) }, named.text);

/**
 * How sure against how right: a picture, a score, and what was confident and wrong.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function judged(
  { judged: { levels, lines, missed, ...evidence } },
  { judged: words, cited },
) {
  const rows = levels.map(({ text, said, right, sure }) =>
    h("li", {}, h("p", {}, text), bar(right, 0, sure), h("p", { class: "bk-quiet" }, said)),
  );
  const list = h("ul", {}, ...missed.map((each) => h("li", {}, lineOf(each))));
  const title = fill(words.missed, { n: missed.length });
  return h(
    "section",
    { class: "bk-judged" },
    h("h2", {}, words.title),
    h("p", { class: "bk-quiet" }, words.why),
    rows.length ? h("p", { class: "bk-quiet", "aria-hidden": "true" }, words.key) : null,
    rows.length ? h("ul", { class: "bk-bars" }, rows) : null,
    ...lines.map((line) => h("p", {}, line)),
    evidence.sources ? sourceLine(/** @type {Evidence} */ (evidence), cited) : null,
    missed.length
      ? h(
          "details",
          { id: "bk-missed" },
          h("summary", {}, title),
          h("p", {}, words.missed_why),
          list,
        )
      : null,
  );
}

/**
 * What does not come back, each with the way to have it back.
 *
 * @param {Standing} standing
 * @param {Words} words
 * @param {(item: string) => void} takeIn
 */
export function leftOut({ left_out: all }, { review: words }, takeIn) {
  if (!all.length) return null;
  const rows = all.map((each) => {
    const onclick = () => takeIn(each.id);
    return h("li", {}, lineOf(each), " ", h("button", { type: "button", onclick }, words.keep));
  });
  const summary = h("summary", {}, fill(words.left_out, { n: all.length }));
  return h("details", { id: "bk-left-out" }, summary, h("ul", {}, rows));
}
