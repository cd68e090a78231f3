import { h } from "../shared/dom.js";

/** @typedef {{ said: string[], found: string[], open: string[] }} Written */

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
            record[name].map((line) => h("li", {}, line)),
          ),
        ]
      : [];
  return [
    h("p", {}, h("strong", {}, who), ` ${more}`),
    ...list("said"),
    ...list("found"),
    ...list("open"),
  ];
}
