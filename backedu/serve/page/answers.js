import { isSame } from "./bytes.js";
import { askForAnswer } from "./server.js";
import { Sorry, say } from "./status.js";
import { Retry } from "./waiting.js";

/**
 * @import { Memory, Traits } from "./memory.js"
 * @import { Model } from "./model.js"
 * @import { Lesson } from "./server.js"
 * @import { PageWords } from "./status.js"
 */

const QUIET_MS = 300; // what takes no longer is not spoken of
const PATIENCE_MS = 20_000; // the server itself gives up earlier
const TRIES = 3;
const PAUSE_MS = 250; // before the second try; the third waits longer

// A picture may follow a slider one step behind. Whatever else an answer says, it says of the
// newest setting or not at all.
const MAY_BE_LATE = new Set(["figure"]);

/**
 * Asks the server what follows from a control's settings. A request says all that the control was
 * set to, so nobody need remember it. One request at a time for each control; the newest value wins.
 */
export class Answers {
  /** @type {Set<string>} controls whose newest settings are not answered yet */
  #waiting = new Set();
  /** @type {Set<string>} controls with a request on its way */
  #asking = new Set();

  /**
   * @param {Lesson} lesson
   * @param {Memory} memory
   * @param {Map<string, Model>} models
   * @param {PageWords} words
   */
  constructor(lesson, memory, models, words) {
    this.lesson = lesson;
    this.memory = memory;
    this.models = models;
    this.words = words;
    this.retry = new Retry(() => this.#goOn());
  }

  /**
   * Asks what follows from changed traits.
   *
   * @param {string} id
   * @param {Traits} traits
   */
  change(id, traits) {
    this.memory.add(id, traits, true);
    this.ask(id);
  }

  /** Asks what follows from a control's settings as they are. @param {string} id */
  ask(id) {
    this.#waiting.add(id);
    this.#work(id);
  }

  #goOn() {
    for (const id of this.#waiting) this.#work(id);
  }

  /** Asks until the newest settings of a control are answered. @param {string} id */
  async #work(id) {
    if (this.#asking.has(id)) return;
    this.#asking.add(id);
    const quiet = setTimeout(() => say(this.words.thinking), QUIET_MS);
    try {
      while (this.#waiting.has(id)) await this.#askUntilAnswered(id);
      if (this.#waiting.size) return;
      say("");
      this.retry.rest();
    } catch (problem) {
      this.#waiting.add(id);
      this.retry.later();
      const text = problem instanceof Sorry ? problem.message : this.words.no_answer;
      say(text, this.words.try_again, () => {
        say("");
        this.#goOn();
      });
    } finally {
      clearTimeout(quiet);
      this.#asking.delete(id);
    }
  }

  /** A request that is lost on its way is sent again. @param {string} id */
  async #askUntilAnswered(id) {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#ask(id);
        return;
      } catch (problem) {
        const isLate = problem instanceof Error && problem.message === "late";
        if (problem instanceof Sorry || isLate || tries === TRIES) throw problem;
        await new Promise((over) => setTimeout(over, tries * PAUSE_MS));
      }
    }
  }

  /** @param {string} id */
  async #ask(id) {
    this.#waiting.delete(id);
    const told = this.memory.set(id);
    const { ok, answer } = await askForAnswer(this.lesson, id, told, PATIENCE_MS);
    if (!ok) throw new Sorry(answer.message ?? this.words.not_set_up);
    const model = this.models.get(id);
    const isLate = !isSame(told, this.memory.set(id));
    const news = Object.fromEntries(
      Object.entries(answer).filter(([name]) => !isLate || MAY_BE_LATE.has(name)),
    );
    if (!isLate) Object.assign(news, model?.settledBy(news));
    model?.receive(news);
    this.memory.follow(id, news);
  }
}
