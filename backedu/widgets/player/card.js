import { choiceRow } from "../shared/choice.js";
import { h, put } from "../shared/dom.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { Picture } from "./picture.js";
import { Stage } from "./stage.js";

/**
 * @import { CitedWords, Evidence } from "../shared/sources.js"
 * @import { FilmData } from "./film.js"
 * @import { Step } from "./round.js"
 * @import { Words } from "./stage.js"
 *
 * @typedef {{ id: string, label: string, name: string, says: string, steps: Step[] }} Form
 *
 * @typedef {object} Item A movement: see `player.py`.
 * @property {string} id
 * @property {string} name
 * @property {string} note
 * @property {string} build
 * @property {string} tone
 * @property {FilmData} still
 * @property {Form[]} forms
 * @property {{ name: string, says: string }} mistake
 * @property {{ name: string, items: string[] }[]} parts
 * @property {Evidence} evidence
 * @property {string[]} drawing
 *
 * @typedef {{ of: string, film: FilmData, mistake: FilmData }} Drawn
 *
 * @typedef {object} Place What a card asks of the player that it is in.
 * @property {(id: string) => string} form
 * @property {(id: string, form: string) => void} choose
 * @property {(id: string, open: boolean) => void} open
 */

const AT_A_GLANCE_S = 0.5; // a step as short as one of walking needs no time in words

/** @param {number} seconds */
const short = (seconds) => String(Math.round(seconds * 10) / 10);

/** One movement: a fold that opens to its picture, its steps, and what to know about it. */
export class Card {
  #shown = "";
  /** @type {Form | null} */
  #told = null;

  /**
   * @param {Item} item
   * @param {{ player: Words, cited: CitedWords }} words
   * @param {Place} place
   */
  constructor(item, words, place) {
    this.item = item;
    this.words = words.player;
    this.place = place;
    this.stage = new Stage(words.player, (step) => this.#mark(step));
    this.stage.wait(new Picture(item.still, ""));
    this.steps = h("ol", { class: "bk-player-steps" });
    this.says = h("p", { class: "bk-player-says" });
    this.strip = h("ol", { class: "bk-player-strip" });
    this.wrong = h("div", { class: "bk-player-wrong" });
    this.status = h("p", { class: "bk-quiet", role: "status" });
    this.forms = this.#formChoice();
    this.el = this.#layout(words.cited);
    this.el.addEventListener("toggle", () => this.#toggled());
    this.showForm();
  }

  get form() {
    const chosen = this.place.form(this.item.id);
    const found = this.item.forms.find(({ id }) => id === chosen);
    return found ?? /** @type {Form} */ (this.item.forms.find(({ id }) => id === "usual"));
  }

  #formChoice() {
    const { item, place } = this;
    const options = item.forms.map(({ id, label, name }) => ({ id, label: `${label}: ${name}` }));
    const choice = { name: "form", label: this.words.form ?? "", options };
    const write = (/** @type {string} */ form) => place.choose(item.id, form);
    return choiceRow(choice, () => this.form.id, write);
  }

  /** @param {CitedWords} cited */
  #layout(cited) {
    const { item, words } = this;
    const { name, says } = item.mistake;
    const wrong = h(
      "figure",
      { class: "bk-player-mistake" },
      this.wrong,
      h("figcaption", {}, h("b", {}, `${words.mistake} ${name}.`), ` ${says}`),
    );
    return h(
      "details",
      { class: "bk-player-card" },
      h(
        "summary",
        {},
        h("span", { class: "bk-player-still" }, new Picture(item.still, "").svg),
        h("span", { class: "bk-player-name" }, item.name),
        h("span", { class: "bk-quiet" }, item.note),
      ),
      this.forms.row,
      this.says,
      h(
        "div",
        { class: "bk-player-grid" },
        h("div", {}, this.stage.el, this.strip, this.status),
        h("div", {}, h("h3", {}, words.steps), this.steps),
        wrong,
      ),
      h("dl", { class: "bk-player-parts" }, item.parts.map(described)),
      sourceLine(item.evidence, cited),
      h(
        "details",
        { class: "bk-quiet" },
        h("summary", {}, words.drawing),
        item.drawing.map((sentence) => h("p", {}, sentence)),
      ),
    );
  }

  #toggled() {
    if (!this.el.open) this.stage.pause();
    this.place.open(this.item.id, this.el.open);
  }

  /** Says the form that is chosen; its picture comes when it is there. */
  showForm() {
    const { form, words } = this;
    this.forms.show();
    if (form === this.#told) return;
    this.#told = form;
    this.says.textContent = form.says;
    put(
      this.steps,
      form.steps.map(({ name, cue, seconds, hold_s }) => {
        const held = hold_s ? fill(words.held, { n: short(hold_s) }) : "";
        const over = seconds < AT_A_GLANCE_S ? "" : fill(words.seconds, { n: short(seconds) });
        const times = [over, held].filter(Boolean).join(", ");
        const time = h("span", { class: "bk-quiet bk-player-time" }, times);
        return h("li", {}, h("b", {}, `${name}.`), ` ${cue} `, time);
      }),
    );
  }

  /** Whether these are the pictures that are shown. @param {string} of */
  shows(of) {
    return of === this.#shown;
  }

  /** Shows pictures. @param {Drawn} drawn */
  show(drawn) {
    this.#shown = drawn.of;
    const { form, item, words } = this;
    const title = fill(words.picture, { name: item.name, form: form.name });
    this.status.textContent = "";
    this.stage.load({ film: drawn.film, steps: form.steps, title });
    put(this.wrong, new Picture(drawn.mistake, "").svg);
    put(
      this.strip,
      form.steps.map(({ name }, i) => {
        const picture = new Picture(drawn.film, "");
        picture.show(drawn.film.at?.[i] ?? 0);
        return h("li", {}, picture.svg, h("b", {}, `${i + 1}. ${name}`));
      }),
    );
  }

  /** Says that a picture is on its way, or is not to be had. @param {"loading" | "failed"} what */
  say(what) {
    this.status.textContent =
      { loading: this.words.loading, failed: this.words.failed }[what] ?? "";
  }

  /** Marks the step that is shown. @param {number} step */
  #mark(step) {
    for (const [i, line] of [...this.steps.children].entries()) {
      if (i === step) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    }
  }
}

/** @param {Item["parts"][number]} part */
function described({ name, items }) {
  const [only] = items;
  const list = h("ul", {}, ...items.map((item) => h("li", {}, item)));
  return h("div", {}, h("dt", {}, name), h("dd", {}, items.length > 1 ? list : only));
}
