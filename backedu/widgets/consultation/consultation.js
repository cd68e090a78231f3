import { h, keepFocus, newId, put } from "../shared/dom.js";
import { follow, save, together } from "../shared/model.js";
import { fill } from "../shared/words.js";
import { Asking } from "./asking.js";
import { compared } from "./compare.js";
import { Decision } from "./decision.js";
import { portrait } from "./portrait.js";
import { recordOf } from "./record.js";
import { tellPage, watchSight } from "./sight.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Part } from "./asking.js"
 * @import { Comparison } from "./compare.js"
 * @import { Chosen, Option } from "./decision.js"
 * @import { Written } from "./record.js"
 * @import { CitedWords } from "../shared/sources.js"
 *
 * @typedef {Record<string, string>} Words
 *
 * @typedef {object} Case What is on offer from the start: see `consultation.py`.
 * @property {string} id
 * @property {string} kicker
 * @property {string} title
 * @property {string} context
 * @property {string} look
 * @property {number} minutes
 * @property {Part[]} parts
 * @property {Option[]} level
 * @property {Option[]} do
 * @property {Option[]} say
 * @property {Option[]} net
 * @property {{ id: string, text: string }[]} sure
 * @property {Record<string, number>} most
 *
 * @typedef {object} Scene What the log leads to.
 * @property {number} count How many choices it follows from.
 * @property {string} who
 * @property {string} opening
 * @property {string} another The choice that begins with a variant.
 * @property {number} left
 * @property {Record<string, string>} answers
 * @property {Written} record
 * @property {Option[]} reasons
 * @property {Chosen} chosen
 * @property {string[]} missing
 * @property {Comparison | Record<string, never>} compare
 *
 * @typedef {object} Traits
 * @property {Case} case
 * @property {string[]} value
 * @property {Scene} scene
 * @property {{ consultation: Words, cited: CitedWords }} words
 *
 * @typedef {"story" | "ask" | "examine" | "decide" | "compare"} Stage
 */

/** @type {Stage[]} */
const STAGES = ["story", "ask", "examine", "decide", "compare"];
const DONE = "bk-case-done"; // one of those on this page has been worked up
const WIDE = "(min-width: 64rem)";

/** A consultation on the screen: stages, the clock, the record beside them. */
class Consultation {
  /** @type {Stage} */
  #stage = "story";
  #number = newId("person");

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.case = model.get("case");
    this.words = model.get("words").consultation;
    const choose = (/** @type {string} */ choice) => this.choose(choice);
    const parts = this.case.parts;
    const { search_ask = "", search_test = "" } = this.words;
    this.asking = new Asking(parts.slice(0, -1), search_ask, this.words, choose);
    this.testing = new Asking(parts.slice(-1), search_test, this.words, choose);
    this.decision = new Decision(this.case, this.words, choose);
    this.clock = h("p", { class: "bk-pt-clock", role: "status" });
    this.record = h("div", { class: "bk-pt-notes" });
    this.count = h("span", { class: "bk-pt-count" });
    this.folder = h("details", { class: "bk-pt-record", open: matchMedia(WIDE).matches });
    this.comparison = h("div", {});
    this.opening = h("p", {});
    this.begin = this.button("ask", this.words.begin ?? "", "bk-main");
    this.tabs = STAGES.map((stage) => this.tab(stage));
    this.panels = this.stages();
    this.element = this.whole();
  }

  /** @param {Stage} stage */
  tab(stage) {
    return h("button", { type: "button", onclick: () => this.go(stage) }, this.words[stage]);
  }

  /**
   * @param {Stage} stage
   * @param {string} text
   * @param {string} [look]
   */
  button(stage, text, look = "") {
    return h("button", { type: "button", class: look, onclick: () => this.go(stage) }, text);
  }

  /** @param {...(Node | null)} children @param {string} title */
  panel(title, ...children) {
    const heading = h("h3", { tabindex: "-1" }, title);
    return h("section", { "aria-label": title, hidden: true }, heading, children);
  }

  /** @returns {Record<Stage, HTMLElement>} */
  stages() {
    const { words } = this;
    const quiet = (/** @type {string | undefined} */ text) => h("p", { class: "bk-quiet" }, text);
    const on = (/** @type {Node[]} */ ...children) => h("div", { class: "bk-pt-on" }, children);
    return {
      story: h("div", { class: "bk-pt-on" }, this.begin),
      ask: this.panel(
        words.ask_title ?? "",
        quiet(words.ask_about),
        this.asking.element,
        on(this.button("examine", words.to_examine ?? "", "bk-main"), quiet(words.come_back)),
      ),
      examine: this.panel(
        words.examine_title ?? "",
        this.testing.element,
        on(
          this.button("decide", words.to_decide ?? "", "bk-main"),
          this.button("ask", words.back_to_ask ?? ""),
        ),
      ),
      decide: this.panel(words.decide_title ?? "", this.decision.element),
      compare: this.panel(words.compare_title ?? "", this.comparison),
    };
  }

  /** What to do after a comparison: someone much alike, or the same person once more. */
  onward() {
    const start = (/** @type {string} */ name, /** @type {string[]} */ log, look = "") =>
      h(
        "button",
        { type: "button", class: look, onclick: () => this.restart(log) },
        this.words[name],
      );
    const another = start("another", [this.model.get("scene").another], "bk-main");
    return h("div", { class: "bk-pt-on" }, another, start("again", []));
  }

  whole() {
    const { title, kicker, look } = this.case;
    const close = h("span", { class: "bk-pt-close" }, this.words.close);
    this.folder.append(h("summary", {}, this.words.record, " ", this.count, close), this.record);
    const tabs = this.tabs.map((tab) => h("li", {}, tab));
    const bar = h(
      "nav",
      { "aria-label": this.words.stages },
      h("ol", { class: "bk-pt-tabs" }, tabs),
    );
    const top = h("div", { class: "bk-pt-bar" }, bar, this.clock);
    const voice = h("blockquote", { class: "bk-pt-quote" }, this.opening);
    const heading = h("h3", { id: this.#number }, title);
    const story = [h("p", { class: "bk-kicker" }, kicker), heading];
    return h(
      "section",
      { class: "bk bk-card bk-pt", "aria-labelledby": this.#number, "data-case": this.case.id },
      top,
      h(
        "div",
        { class: "bk-pt-grid" },
        h(
          "div",
          { class: "bk-pt-main" },
          h(
            "div",
            { class: "bk-pt-story" },
            story,
            h("div", { class: "bk-pt-voice" }, portrait(look), voice),
          ),
          STAGES.map((stage) => this.panels[stage]),
        ),
        this.folder,
      ),
    );
  }

  /** @param {string} choice */
  choose(choice) {
    save(this.model, { value: [...this.model.get("value"), choice] });
  }

  /** Begins again, with the same person or with a variant. @param {string[]} value */
  restart(value) {
    this.decision.clear();
    save(this.model, { value });
    this.go("ask");
  }

  /** Shows a stage from its top and puts the focus on its heading. @param {Stage} stage */
  go(stage) {
    this.#stage = stage;
    this.showStage();
    const heading = this.panels[stage].querySelector("h3");
    heading?.focus({ preventScroll: true });
    this.element.scrollIntoView();
  }

  showStage() {
    const isDone = "word" in this.model.get("scene").compare;
    for (const [i, stage] of STAGES.entries()) {
      const tab = /** @type {HTMLButtonElement} */ (this.tabs[i]);
      const isHere = stage === this.#stage;
      this.panels[stage].hidden = !isHere;
      tab.disabled = stage === "compare" && !isDone;
      if (isHere) tab.setAttribute("aria-current", "step");
      else tab.removeAttribute("aria-current");
      // Until something is committed to, one may always ask and examine more.
      const isOver = isDone ? stage !== "compare" : stage === "story";
      tab.toggleAttribute("data-done", isOver && !isHere);
    }
    this.element.dataset.stage = this.#stage;
    tellPage();
  }

  show() {
    const scene = this.model.get("scene");
    const { minutes } = this.case;
    this.opening.textContent = scene.opening;
    const begun = this.model.get("value").length > 0;
    const isDone = "word" in scene.compare;
    const wasDone = this.element.hasAttribute("data-done");
    this.clock.textContent = fill(this.words.clock, { left: scene.left, minutes });
    this.element.style.setProperty("--bk-left", String(scene.left / minutes));
    this.begin.textContent = (begun ? this.words.go_on : this.words.begin) ?? "";
    this.asking.show(scene.answers, scene.left, isDone);
    this.testing.show(scene.answers, scene.left, isDone);
    const isNow = scene.count === this.model.get("value").length;
    if (isNow) this.decision.show(scene, isDone); // else it would undo what was just ticked
    put(this.record, recordOf(scene.record, [scene.who, this.case.context], this.words));
    this.count.textContent = String(scene.record.said.length + scene.record.found.length);
    this.showComparison(scene.compare);
    this.element.toggleAttribute("data-done", isDone);
    if (isDone && !wasDone) {
      if (this.#stage === "decide") this.go("compare");
      else this.#stage = "compare";
      document.dispatchEvent(new Event(DONE));
    }
    this.showStage();
  }

  /** @param {Scene["compare"]} made */
  showComparison(made) {
    const isDone = "word" in made;
    const choose = (/** @type {string} */ choice) => this.choose(choice);
    const all = () => compared(made, this.model.get("words"), choose, this.onward());
    const draw = () => put(this.comparison, isDone ? all() : []);
    keepFocus(this.comparison, draw, () => this.comparison.querySelector(".bk-pt-contrast h4"));
    this.lookBeside();
  }

  /** Shows who seems alike as soon as both were worked up on this page. */
  lookBeside() {
    const { contrast } = /** @type {Partial<Comparison>} */ (this.model.get("scene").compare);
    if (!contrast || "heads" in contrast.beside) return;
    const choice = `beside:${contrast.partner}`;
    const other = document.querySelector(`[data-case="${contrast.partner}"][data-done]`);
    if (other && !this.model.get("value").includes(choice)) this.choose(choice);
  }
}

/**
 * @param {{ model: AnyModel<Traits>, el: HTMLElement }} place
 * @returns {() => void}
 */
function consultation({ model, el }) {
  const talk = new Consultation(model);
  el.append(talk.element);
  const look = () => talk.showComparison(model.get("scene").compare);
  document.addEventListener(DONE, look);
  const stop = follow(model, ["value", "scene"], () => talk.show());
  const forget = () => document.removeEventListener(DONE, look);
  return together(stop, watchSight(talk.element), forget);
}

export default { render: consultation };
