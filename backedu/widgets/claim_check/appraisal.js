import { h, mark, paragraphs } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 *
 * @typedef {{ id: string, text: string, part: string }} Claim
 *
 * @typedef {object} Appraisal As `Appraiser` in Python describes it.
 * @property {boolean} right
 * @property {string} verdict The reader's, to which it belongs.
 * @property {string} word
 * @property {string} text
 * @property {string[]} danger What could happen, and what to do instead; or nothing.
 * @property {string} teaching
 * @property {string} note
 * @property {Claim[]} conflicts
 * @property {Evidence} evidence
 *
 * @typedef {"danger" | "could_happen" | "instead" | "teaching" | "conflicts" | "go"} Word
 * @typedef {Record<Word, string> & { cited: CitedWords }} AppraisalWords
 */

/**
 * @param {string} label
 * @param {string | undefined} text
 */
const labelled = (label, text) => h("p", {}, h("strong", {}, `${label}: `), text);

/**
 * @param {string[]} danger
 * @param {AppraisalWords} words
 */
function dangerBox([happens, instead], words) {
  return h(
    "div",
    { class: "bk-danger" },
    h("p", { class: "bk-mark" }, mark("⚠"), words.danger),
    labelled(words.could_happen, happens),
    labelled(words.instead, instead),
  );
}

/**
 * @param {Claim[]} conflicts
 * @param {AppraisalWords} words
 * @param {(id: string) => void} goTo
 */
function conflictList(conflicts, words, goTo) {
  const rows = conflicts.map(({ id, text, part }) => {
    const label = { "aria-label": `${words.go}: ${text}` };
    const button = { type: "button", class: "bk-small", ...label, onclick: () => goTo(id) };
    const claim = h("span", {}, `${text} `, h("span", { class: "bk-quiet" }, part));
    return h("li", {}, claim, h("button", button, words.go));
  });
  const title = h("p", {}, h("strong", {}, `${words.conflicts}:`));
  return h("div", { class: "bk-conflicts" }, title, h("ul", {}, rows));
}

/**
 * Draws what the evidence says of a claim, once a verdict has been committed to.
 *
 * @param {Appraisal} appraisal
 * @param {AppraisalWords} words
 * @param {(id: string) => void} goTo Leads to another claim.
 */
export function appraisalBox(appraisal, words, goTo) {
  const { right, word, text, danger, teaching, note, conflicts, evidence } = appraisal;
  return h(
    "div",
    { class: "bk-feedback", "data-right": String(right) },
    h("p", { class: "bk-mark" }, mark(right ? "✓" : "✗"), word),
    paragraphs(text),
    note ? h("p", { class: "bk-quiet" }, note) : null,
    danger.length ? dangerBox(danger, words) : null,
    labelled(words.teaching, teaching),
    conflicts.length ? conflictList(conflicts, words, goTo) : null,
    sourceLine(evidence, words.cited),
  );
}
