import { drawnMark, h } from "../shared/dom.js";

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
 * Returns the record: what was told, what was found, what was not asked.
 *
 * @param {Written} record
 * @param {[string, string]} who Name, age and work; then the rest.
 * @param {Record<string, string>} words
 */
export function recordOf(record, [who, more], words) {
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
  return [person, ...list("said"), ...list("found"), ...list("open")];
}
