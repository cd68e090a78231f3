import { h } from "./dom.js";
import { fill } from "./words.js";

const SHORT = 18; // letters: a name of more may need two lines on a phone

/**
 * @typedef {object} Source A publication: the full reference, what was seen in it (with its
 *   interval), what was not, and when it was read.
 * @property {string} label
 * @property {string} [title]
 * @property {string} [url]
 * @property {boolean} [checked]
 * @property {string} [seen]
 * @property {string} [unseen]
 * @property {string} [reviewed]
 *
 * @typedef {{ sources?: Source[], certainty?: string, reviewed?: string }} Evidence
 *
 * @typedef {Record<"source" | "sources" | "unconfirmed" | "seen" | "unseen" | "reviewed", string>}
 *   CitedWords
 */

/**
 * @param {Source} source
 * @param {CitedWords} words
 */
function sourceItem({ label, title = label, url, checked, seen, unseen }, words) {
  const link = { href: url, target: "_blank", rel: "noopener noreferrer" };
  return h(
    "li",
    {},
    url ? h("a", link, title) : title,
    checked === false ? h("strong", {}, ` ${words.unconfirmed}`) : null,
    seen ? h("p", {}, fill(words.seen, { text: seen })) : null,
    unseen ? h("p", {}, fill(words.unseen, { text: unseen })) : null,
  );
}

/** @param {string} label */
const whole = (label) => (label.length > SHORT ? label : label.replace(/ (?!and )/g, "\u00a0"));

/**
 * Returns "Sources: IFOMPT 2020; NICE 2020 · low certainty", one click away from what each says.
 *
 * @param {Evidence} evidence
 * @param {CitedWords} words
 */
export function sourceLine({ sources = [], certainty, reviewed }, words) {
  if (!sources.length) return certainty ? h("p", { class: "bk-quiet" }, certainty) : null;
  const names = sources.map(({ label }) => whole(label)).join("; ");
  const line = fill(sources.length > 1 ? words.sources : words.source, { names });
  const read = [reviewed, ...sources.map((source) => source.reviewed)].filter(Boolean);
  const when = (/** @type {string | undefined} */ day) => Date.parse(day ?? "");
  const days = [...new Set(read)].sort((a, b) => when(a) - when(b)).join(", ");
  return h(
    "details",
    { class: "bk-quiet bk-sources" },
    h("summary", {}, certainty ? `${line} · ${certainty}` : line),
    h(
      "ul",
      {},
      sources.map((source) => sourceItem(source, words)),
    ),
    days ? h("p", {}, fill(words.reviewed, { days })) : null,
  );
}
