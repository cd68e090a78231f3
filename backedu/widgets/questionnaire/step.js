import { h } from "../shared/dom.js";
import { askQuestion } from "./question.js";

/**
 * @import { Field, Question, QuestionWords } from "./question.js"
 *
 * @typedef {object} Group As `Questionnaire` in Python describes it.
 * @property {string} title
 * @property {string} [hint]
 * @property {string} [none]
 * @property {Question[]} questions
 *
 * @typedef {Record<string, any>} Answers
 * @typedef {{ ask?: string[], doubted?: string[] }} Worth What a result says of the questions.
 * @typedef {Question & Field} Asked
 */

/** One group of questions, shown at a time. */
export class Step {
  /**
   * @param {Group} group
   * @param {() => Answers} read
   * @param {(changes: Answers) => void} answer
   * @param {QuestionWords} words
   */
  constructor(group, read, answer, words) {
    this.read = read;
    /** @type {Asked[]} */
    this.asked = group.questions.map((question) => ({
      ...question,
      ...askQuestion(question, (value) => answer({ [question.name]: value }), words),
    }));
    this.title = h("h3", { tabindex: "-1" }, group.title);
    const onclick = () => answer(this.noneOfThese());
    const button = h("button", { type: "button", onclick }, group.none);
    this.noneRow = h("p", { class: "bk-none" }, button);
    const hint = group.hint ? h("p", { class: "bk-quiet" }, group.hint) : null;
    const fields = this.asked.map(({ field }) => field);
    this.card = h("section", { class: "bk-step" }, this.title, hint, fields, this.noneRow);
  }

  /** Whether one of its questions is worth asking or has been answered. */
  get isOnThePath() {
    return this.asked.some(({ field }) => !field.hidden);
  }

  /** Whether one of its questions in sight is still open. */
  get isOpen() {
    const value = this.read();
    return this.asked.some(({ name, field }) => !field.hidden && value[name] === undefined);
  }

  /** The answers that "none of these" gives to the questions that are open. */
  noneOfThese() {
    const value = this.read();
    const open = this.asked.filter(
      ({ name, none, field }) => none !== undefined && !field.hidden && value[name] === undefined,
    );
    return Object.fromEntries(open.map(({ name, none }) => [name, none]));
  }

  /**
   * Shows the answers, and the questions that are worth asking. What is in sight on the step that
   * someone looks at stays there, so that nothing moves away under a hand.
   *
   * @param {Worth} worth
   * @param {boolean} isCurrent
   */
  show({ ask, doubted = [] }, isCurrent) {
    const value = this.read();
    for (const { name, show, field, unless = {} } of this.asked) {
      const isSpared = Object.entries(unless).some(
        ([other, answers]) => answers.includes(value[other]) && !doubted.includes(other),
      );
      const isIdle = ask && !ask.includes(name) && (!isCurrent || field.hidden);
      field.hidden = value[name] === undefined && (isSpared || Boolean(isIdle));
      show(value[name]);
    }
    this.noneRow.hidden = !this.asked.some(
      ({ none, field }) => none !== undefined && !field.hidden,
    );
  }
}
