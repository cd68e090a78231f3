import { plain } from "../shared/words.js";

/**
 * @typedef {"frightens" | "false_comfort" | "plan"} Kind
 * @typedef {{ kind: Kind, find: string[], why: string }} WordList
 * @typedef {{ hits: string[], why: string }} Found
 */

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Whether a text has a word, and not as a part of a longer one.
 *
 * @param {string} text
 * @param {string} word
 */
function has(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !LETTER.test(text[at - 1] ?? "") && !LETTER.test(text[at + word.length] ?? "");
    if (isWhole) return true;
  }
  return false;
}

/**
 * Looks through what was written: the words of a kind, list by list. It finds words and
 * understands nothing.
 *
 * @param {string} written
 * @param {WordList[]} lists
 * @param {Kind} kind
 * @returns {Found[]}
 */
export function look(written, lists, kind) {
  const text = plain(written);
  return lists
    .filter((list) => list.kind === kind)
    .map(({ find, why }) => ({ hits: find.filter((word) => has(text, plain(word))), why }))
    .filter(({ hits }) => hits.length > 0);
}
