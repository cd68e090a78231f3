import { drawnMark, h, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";

/**
 * @typedef {{ said: string[], found: string[], open: string[] }} Written
 */

/** Words, and a hand: what a line was learnt by. */
const SIGNS = {
  said: "M3 4h14v9H9l-4 4v-4H3z",
  found:
    "M6.5 10V5a1.3 1.3 0 012.6 0v4V3.8a1.3 1.3 0 012.6 0V9 5a1.3 1.3 0 012.6 0v7c0 3-2 5.5-5 5.5-2.6 0-3.7-1.3-5-3.5l-1.7-3c-.5-1 .8-2 1.7-1.2z",
  open: "M4 10a6 6 0 1012 0a6 6 0 10-12 0z",
};

/**
 * Returns the record: what was told, what was found, what was not asked. With a fold the first two
 * are in it, counted and after the rest: for where they can be read already.
 *
 * @param {Written} record
 * @param {[string, string]} who Name, age and work; then the rest.
 * @param {Record<string, string>} words
 * @param {HTMLElement | null} fold
 */
export function recordOf(record, [who, more], words, fold) {
  const list = (/** @type {keyof Written} */ name) =>
    record[name].length
      ? [
          h("h4", {}, words[name]),
          h(
            "ul",
            { class: `bk-pt-${name}` },
            record[name].map((line) => h("li", {}, drawnMark(SIGNS[name]), line)),
          ),
        ]
      : [];
  const person = h("p", {}, h("strong", {}, who), ` ${more}`);
  const told = [...list("said"), ...list("found")];
  if (!fold) return [person, ...told, ...list("open")];
  const counts = { said: record.said.length, found: record.found.length };
  put(fold, [h("summary", {}, fill(words.told, counts)), ...told]);
  return [person, ...list("open"), fold];
}
