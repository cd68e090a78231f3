import { h, newId, optionRow } from "../shared/dom.js";
import { fill } from "../shared/words.js";
import { appraisalBox } from "./appraisal.js";

/**
 * @import { Appraisal, AppraisalWords, Claim } from "./appraisal.js"
 *
 * @typedef {object} Scales
 * @property {{ id: string, text: string }[]} verdicts
 * @property {{ percent: number, text: string }[]} levels
 *
 * @typedef {{ verdict: string, sure: number }} Answer
 * @typedef {"kicker" | "verdict" | "sure" | "needs" | "commit" | "you_said"} Word
 * @typedef {AppraisalWords & Record<Word, string>} CardWords
 *
 * @typedef {object} Given What a card shows and does.
 * @property {Claim} claim
 * @property {Scales} scales
 * @property {CardWords} words
 * @property {Answer} [answer]
 * @property {Appraisal} [appraisal]
 * @property {(answer: Answer) => void} commit
 * @property {(id: string) => void} goTo
 */

/**
 * Returns rows of radio buttons under a legend.
 *
 * @template T
 * @param {string} legend
 * @param {{ value: T, text: string }[]} options
 * @param {(value: T) => void} act Called with the option that was chosen.
 * @param {string} [look] Another class of the rows.
 */
function choice(legend, options, act, look = "") {
  const name = newId("choice");
  const rows = options.map(({ value, text }) =>
    optionRow(h("input", { type: "radio", name, value, onchange: () => act(value) }), text),
  );
  return h("fieldset", {}, h("legend", {}, legend), h("div", { class: `bk-rows ${look}` }, rows));
}

/** Returns the two choices and the button that commits to them. @param {Given} given */
function form({ scales, words, commit }) {
  /** @type {Partial<Answer>} */
  const draft = {};
  const onclick = () => {
    button.disabled = true;
    commit(/** @type {Answer} */ ({ ...draft }));
  };
  const attributes = { type: "button", class: "bk-main", disabled: true, onclick };
  const button = h("button", attributes, words.commit);
  const choose = (/** @type {Partial<Answer>} */ part) => {
    Object.assign(draft, part);
    button.disabled = draft.verdict === undefined || draft.sure === undefined;
  };
  const verdicts = scales.verdicts.map(({ id, text }) => ({ value: id, text }));
  const levels = scales.levels.map(({ percent, text }) => ({ value: percent, text }));
  return [
    choice(words.verdict, verdicts, (verdict) => choose({ verdict })),
    choice(words.sure, levels, (sure) => choose({ sure }), "bk-levels"),
    h("p", { class: "bk-quiet bk-needs" }, words.needs),
    button,
  ];
}

/** Returns what was answered, as a sentence. @param {Answer} answer @param {Given} given */
function answerLine({ verdict, sure }, { scales, words }) {
  const known = scales.verdicts.find(({ id }) => id === verdict);
  return h("p", {}, fill(words.you_said, { verdict: known?.text ?? verdict, percent: sure }));
}

/**
 * Draws one claim: choose a verdict and how sure, commit, and see the appraisal.
 *
 * @param {Given} given
 * @returns {{ card: HTMLElement, title: HTMLElement }} The title takes the focus.
 */
export function claimCard(given) {
  const { claim, words, answer, appraisal, goTo } = given;
  const title = h("p", { class: "bk-claim", tabindex: "-1" }, claim.text);
  const card = h(
    "div",
    { class: "bk-claim-card" },
    h("p", { class: "bk-kicker" }, `${words.kicker} · ${claim.part}`),
    title,
    answer ? answerLine(answer, given) : form(given),
    answer && appraisal ? appraisalBox(appraisal, words, goTo) : null,
  );
  return { card, title };
}
