import { h, svg } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { curve } from "./curve.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 * @import { Curve } from "./curve.js"
 *
 * @typedef {{ lesson: string, place: string }} Place
 * @typedef {Place & { id: string, text: string }} Named
 * @typedef {{ when: string, due: string, recalled: string }} Ahead
 * @typedef {{ title: string, text: string, expected: number, practised: number }} Strength
 * @typedef {{ text: string, said: string, right: number, sure: number }} Level
 *
 * @typedef {object} Standing
 * @property {Ahead[]} outlook
 * @property {Curve | Record<string, never>} curve Empty until something has been answered.
 * @property {{ day: string, lines: string[] }} exam
 * @property {Strength[]} strengths
 * @property {{ levels: Level[], counts: string[], lines: string[], missed: Named[] } & Partial<Evidence>} judged
 * @property {Named[]} left_out
 *
 * @typedef {"outlook" | "curve_why" | "outlook_without" | "when" | "due_then" | "recalled_then"} OutlookWord
 * @typedef {OutlookWord | "strengths" | "strengths_now" | "strengths_then" | "strengths_more" | "left_out" | "keep"} Word
 * @typedef {"title" | "all" | "why" | "key" | "missed" | "missed_why"} JudgedWord
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
  const seen = about.seen ? ` · ${about.seen}` : "";
  return [icon, h("span", {}, `${from} `, link, seen)];
}

/**
 * A day's review as pieces that can be counted; the words beside say the same. A day on which
 * nothing is left has none: full beside an open card, they would say that it is over.
 *
 * @param {{ today: number, due: number }} day How many were answered, and are due.
 */
export function pips({ today, due }) {
  const all = today + due;
  if (!due || all > MOST_PIPS) return null;
  const pieces = Array.from({ length: all }, (_, i) =>
    h("i", { class: i < today ? "bk-full" : null }),
  );
  return h("span", { class: "bk-pips", "aria-hidden": "true" }, pieces);
}

/**
 * A bar with a mark on it, for those who see it; words beside say the same.
 *
 * @param {number} held How far it is filled, from 0 to 1.
 * @param {number} [line] Where there is a line.
 */
function bar(held, line) {
  const part = (/** @type {string} */ name, /** @type {number} */ width) =>
    svg("rect", { class: name, width, height: 1 });
  const box = { viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" };
  const bars = svg("svg", box, part("bk-all", 1), part("bk-held", held));
  if (line !== undefined) {
    bars.append(
      svg("rect", {
        class: "bk-tick",
        x: Math.min(Math.max(0, line - 0.006), 0.978),
        width: 0.012,
        height: 1,
      }),
    );
  }
  return bars;
}

/** What a bar and the mark on it mean. @param {string[]} texts */
const key = (...texts) =>
  h(
    "p",
    { class: "bk-quiet bk-marks" },
    texts.map((text) => h("span", {}, h("i"), text)),
  );

/** @param {string} text */
const quiet = (text) => h("p", { class: "bk-quiet" }, text);

/**
 * What is forgotten and what review keeps: a curve and a sentence.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function outlook({ curve: lines }, { review: words }) {
  if (!lines.text) return null;
  const picture = curve(/** @type {Curve} */ (lines));
  const said = h("div", {}, h("p", {}, lines.text), quiet(words.curve_why));
  return h("section", { class: "bk-forget" }, h("h2", {}, words.outlook), picture, said);
}

/**
 * What is due and what would be recalled today, in a week, in a month.
 *
 * @param {Ahead[]} rows
 * @param {Words["review"]} words
 */
function days(rows, words) {
  const head = [words.when, words.due_then, words.recalled_then];
  const lines = rows.map(({ when, due, recalled }) =>
    h("tr", {}, h("th", { scope: "row" }, when), h("td", {}, due), h("td", {}, recalled)),
  );
  return h(
    "table",
    { class: "bk-outlook" },
    h("caption", {}, words.outlook_without),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...lines),
  );
}

/**
 * How well each part is remembered, as bars and words; the weakest are there at once.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function strengths({ strengths: all }, { review: words }) {
  if (!all.length) return null;
  const rows = all.map(({ title, text, expected, practised }) =>
    h("li", {}, h("p", {}, title), bar(expected, practised), quiet(text)),
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
    key(words.strengths_now, words.strengths_then),
    h("ul", { class: "bk-bars" }, rows),
    more.length ? rest : null,
  );
}

/** @param {Named} named */
const lineOf = (named) => h("a", { href: placeOf(named) }, named.text);

/**
 * How sure against how right, in counts and a sentence.
 *
 * @param {Standing} standing
 * @param {Words} words
 */
export function judged({ judged: { counts, lines } }, { judged: words }) {
  const said = counts.map((line) => h("p", {}, line));
  return h("section", {}, h("h2", {}, words.title), ...said, h("p", {}, lines[0]));
}

/**
 * Everything else in one fold: sure against right with its score, what was confident and wrong,
 * the days ahead, and what does not come back, with the way to have it back.
 *
 * @param {Standing} standing
 * @param {Words} words
 * @param {(item: string) => void} takeIn
 */
export function numbers({ judged: its, outlook: rows, left_out: out }, words, takeIn) {
  const { levels, counts: _, lines, missed, ...evidence } = its;
  const { judged: text, review, cited } = words;
  const bars = levels.map((each) =>
    h("li", {}, h("p", {}, each.text), bar(each.right, each.sure), quiet(each.said)),
  );
  const list = h("ul", {}, ...missed.map((each) => h("li", {}, lineOf(each))));
  const left = out.map((each) => {
    const onclick = () => takeIn(each.id);
    return h("li", {}, lineOf(each), " ", h("button", { type: "button", onclick }, review.keep));
  });
  const parts = [
    bars.length ? [quiet(text.why), quiet(text.key), h("ul", { class: "bk-bars" }, bars)] : [],
    lines.slice(1).map((line) => h("p", {}, line)),
    evidence.sources ? [sourceLine(/** @type {Evidence} */ (evidence), cited)] : [],
    missed.length
      ? [h("h3", {}, fill(text.missed, { n: missed.length })), quiet(text.missed_why), list]
      : [],
    rows.length ? [days(rows, review)] : [],
    left.length
      ? [
          h("h3", {}, fill(review.left_out, { n: left.length })),
          h("ul", { class: "bk-out-list" }, left),
        ]
      : [],
  ].flat();
  if (!parts.length) return null;
  return h("details", { id: "bk-numbers" }, h("summary", {}, text.all), ...parts);
}
