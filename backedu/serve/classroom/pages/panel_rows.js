// The lines of the panel's card: how many chose what, and what phones wrote.

import { h } from "../../../widgets/shared/dom.js";

/** @typedef {{letter: string, text: string, why: string, right: boolean, counts: number[]}} Choice */
/** @typedef {{mark: string, text: string, is_shown: boolean}} Written What a phone wrote. */

/**
 * An option with the bars of each round, its share and its count.
 *
 * @param {Choice} option
 * @param {number[]} totals of each round
 */
export const voteRow = (option, totals) => {
  const shares = option.counts.map((count, i) => (100 * count) / Math.max(1, totals[i] ?? 0));
  const bars = shares.map((share, i) =>
    h("i", { class: i < shares.length - 1 ? "was" : null, style: `--v:${share}` }),
  );
  const last = option.counts.at(-1) ?? 0;
  const mark = option.right ? " ✓" : null;
  return h(
    "li",
    {},
    h(
      "span",
      { class: "text", "data-right": option.right },
      h("b", {}, option.letter),
      h("span", {}, option.text, mark),
    ),
    h("span", { "data-right": option.right }, ...bars),
    h(
      "span",
      { class: "num", "data-right": option.right },
      `${Math.round(shares.at(-1) ?? 0)}% `,
      h("span", { class: "small" }, String(last)),
    ),
  );
};

/**
 * What a phone wrote, with the button that puts it on the wall.
 *
 * @param {Written} each
 * @param {Record<string, string>} words
 * @param {() => void} onclick
 */
export const writtenRow = (each, words, onclick) =>
  h(
    "li",
    { "data-shown": each.is_shown },
    h("span", { id: `text-${each.mark}` }, each.text),
    h(
      "button",
      {
        class: "btn",
        type: "button",
        id: each.mark,
        "aria-describedby": `text-${each.mark}`,
        onclick,
      },
      (each.is_shown ? words.words_hide : words.words_show) ?? "",
    ),
  );
