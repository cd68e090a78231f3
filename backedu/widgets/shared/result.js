import { drawnMark, h } from "./dom.js";
import { sourceLine } from "./sources.js";

/**
 * @import { CitedWords, Source } from "./sources.js"
 *
 * @typedef {{ tone: string, mark: string, title: string, lines: string[] }} Banner
 *
 * @typedef {object} Item
 * @property {string} [strong]
 * @property {string} [text]
 * @property {{ question: string, answer: string }[]} [answers]
 * @property {Source[]} [sources]
 * @property {string} [question] The question that it leads to.
 *
 * @typedef {{ title: string, items: Item[], folded?: boolean }} Section
 * @typedef {{ banner: Banner, sections: Section[], footnote: string }} Result
 */

/** Draws the head of a result: its level, and what follows from it. @param {Banner} banner */
export function resultBanner({ tone, mark: sign, title, lines }) {
  return h(
    "div",
    { class: "bk-banner", "data-tone": tone },
    h("p", { class: "bk-level" }, drawnMark(sign), title),
    lines.map((line) => h("p", {}, line)),
  );
}

/**
 * @param {Item} item
 * @param {CitedWords} words
 */
function resultItem({ strong, text, answers = [], sources, question }, words) {
  const given = answers.map(({ question, answer }) =>
    h("li", {}, `${question} `, h("strong", {}, answer)),
  );
  return h(
    "li",
    {},
    h(
      "p",
      {},
      strong ? h("strong", {}, strong) : null,
      strong && text ? " " : null,
      question
        ? h("button", { type: "button", class: "bk-to-question", "data-question": question }, text)
        : text,
    ),
    given.length ? h("ul", { class: "bk-quiet" }, given) : null,
    sourceLine({ sources }, words),
  );
}

/**
 * Draws a titled list, folded away where the result says so.
 *
 * @param {Section} section
 * @param {CitedWords} words
 */
export function resultSection({ title, items, folded }, words) {
  const rows = items.map((item) => resultItem(item, words));
  const list = h("ul", {}, rows);
  return folded
    ? h("details", {}, h("summary", {}, `${title} (${items.length})`), list)
    : h("section", {}, h("h4", {}, title), list);
}

/**
 * Draws a result that is already in words: a banner, sections of items, a footnote.
 *
 * @param {Result} result
 * @param {CitedWords} words
 */
export function resultPanel({ banner, sections, footnote }, words) {
  const drawn = sections.map((section) => resultSection(section, words));
  return [resultBanner(banner), ...drawn, h("p", { class: "bk-quiet" }, footnote)];
}
