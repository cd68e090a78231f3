import { h } from "../shared/dom.js";

const NAME = "backedu-review";
/** Under which names the rows are in a document of answers: whoever saved it can load it. */
const STEM = "00_review/Review/";
const FORMAT = 3;

/**
 * Hands a file to the reader.
 *
 * @param {string} text
 * @param {string} type
 * @param {string} ending
 */
function download(text, type, ending) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href, download: `${NAME}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/**
 * When a row was made, in milliseconds; one that is no answer is as new as the file.
 *
 * @param {unknown[]} row
 */
function whenOf(row) {
  const at_s = row.length === 3 ? row[0] : row[2];
  return typeof at_s === "number" ? at_s * 1000 : Date.now();
}

/**
 * The rows as a document of answers.
 *
 * @param {Record<string, unknown[]>} kept
 */
export function documentOf(kept) {
  const rows = Object.entries(kept).map(([id, row]) => [
    STEM + id,
    { when: whenOf(row), set: { row } },
  ]);
  return JSON.stringify({ format: FORMAT, answers: Object.fromEntries(rows), progress: {} });
}

/**
 * Hands both files to the reader: the page to read, and what it was made of.
 *
 * @param {string} page
 * @param {Record<string, unknown[]>} kept
 */
export function handOver(page, kept) {
  download(page, "text/html", "html");
  download(documentOf(kept), "application/json", "json");
}
