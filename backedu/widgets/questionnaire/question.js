import { columnsFor } from "../shared/columns.js";
import { h, newId, optionRow } from "../shared/dom.js";

/**
 * @typedef {{ value: string, label: string }} Option
 *
 * @typedef {object} Question As `Questionnaire` in Python describes it.
 * @property {string} name
 * @property {string} ask
 * @property {"choice" | "number" | "list"} kind
 * @property {string} [help]
 * @property {Option[]} options
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {string} [unit]
 * @property {any} [none]
 * @property {Record<string, any[]>} [unless]
 *
 * @typedef {object} Field A question on the screen; `show` takes an answer, undefined for none.
 * @property {HTMLElement} field
 * @property {(value: any) => void} show
 *
 * @typedef {Record<"empty" | "none" | "unsure", string>} QuestionWords
 * @typedef {(question: Question, answer: (value: any) => void, words: QuestionWords) => Field} Make
 */

const MOST_SHORT_OPTIONS = 3;
const SHORT_LETTERS = 12;
/** The answer "not sure", to any question. */
const UNSURE = "unknown";

/** @param {Question} question */
const help = (question) => (question.help ? h("p", { class: "bk-quiet" }, question.help) : null);

/**
 * @param {Question} question
 * @param {...(Node | null)} parts
 */
const wholeField = ({ name }, ...parts) => h("div", { class: "bk-ask", "data-name": name }, parts);

/**
 * @param {Question} question
 * @param {HTMLElement} options
 */
const group = (question, options) =>
  wholeField(question, h("fieldset", {}, h("legend", {}, question.ask), help(question), options));

/** @param {Option[]} options */
const areShort = (options) =>
  options.length <= MOST_SHORT_OPTIONS &&
  options.every(({ label }) => label.length <= SHORT_LETTERS);

/** @param {Option[]} options */
const lookOf = (options) => {
  const look = columnsFor(options.map(({ label }) => ({ text: label })));
  return `bk-options ${look === "bk-two" && options.length !== 4 ? "bk-some" : look}`;
};

/** @type {Make} */
function choiceQuestion(question, answer) {
  const name = newId(question.name);
  const inputs = question.options.map(({ value }) =>
    h("input", { type: "radio", name, value, onchange: () => answer(value) }),
  );
  const rows = inputs.map((input, i) => optionRow(input, question.options[i]?.label ?? ""));
  const look = areShort(question.options) ? "bk-options-short" : lookOf(question.options);
  return {
    field: group(question, h("div", { class: look }, rows)),
    show: (value) => {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** @type {Make} */
function numberQuestion(question, answer, words) {
  const { min, max, step = 1, unit } = question;
  const id = newId(question.name);
  const hint = `${id}-hint`;
  const onchange = () => answer(input.value === "" ? undefined : Number(input.value));
  const range = { min, max, step, inputmode: "decimal" };
  const input = h("input", { type: "number", id, ...range, "aria-describedby": hint, onchange });
  return {
    field: wholeField(
      question,
      h("label", { for: id, class: "bk-ask-label" }, question.ask),
      help(question),
      h("div", { class: "bk-number" }, input, unit ? h("span", {}, unit) : null),
      h("p", { class: "bk-quiet", id: hint }, words.empty),
    ),
    show: (value) => {
      if (document.activeElement !== input) input.value = value ?? "";
    },
  };
}

/** @type {Make} */
function listQuestion(question, answer, words) {
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const onchange = () => answer(ticked().length ? ticked() : undefined);
  const boxes = question.options.map(({ value }) =>
    h("input", { type: "checkbox", value, onchange }),
  );
  const none = h("input", {
    type: "checkbox",
    onchange: () => answer(none.checked ? [] : undefined),
  });
  const unsure = h("input", {
    type: "checkbox",
    onchange: () => answer(unsure.checked ? UNSURE : undefined),
  });
  const rows = boxes.map((box, i) => optionRow(box, question.options[i]?.label ?? ""));
  const others = [optionRow(none, words.none), optionRow(unsure, words.unsure)];
  const look = lookOf(question.options);
  return {
    field: group(question, h("div", { class: look }, rows, others)),
    show: (value) => {
      const isList = Array.isArray(value);
      for (const box of boxes) box.checked = isList && value.includes(box.value);
      none.checked = isList && !value.length;
      unsure.checked = value === UNSURE;
    },
  };
}

const KINDS = { choice: choiceQuestion, number: numberQuestion, list: listQuestion };

/** Returns one question of a questionnaire. @type {Make} */
export const askQuestion = (question, answer, words) =>
  KINDS[question.kind](question, answer, words);
