import { h, newId, put } from "../shared/dom.js";
import { follow, save, tell, together, watchAnswers } from "../shared/model.js";
import { resultPanel } from "../shared/result.js";
import { same } from "../shared/same.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Result } from "../shared/result.js"
 * @import { CitedWords } from "../shared/sources.js"
 *
 * @typedef {{ id: string, text: string }} Sentence
 * @typedef {{ value: string, label: string, heading?: string }} Place
 * @typedef {Record<string, string>} Placed The place of each sentence that has one, by its id.
 *
 * @typedef {"title" | "task" | "question" | "leave" | "preview"} Word
 * @typedef {"check" | "again" | "changed"} ButtonWord
 *
 * @typedef {object} Traits
 * @property {Sentence[]} rows
 * @property {Place[]} places
 * @property {{ draft: Placed, checked: Placed }} value
 * @property {Result | Record<string, never>} result
 * @property {{ value?: { checked: Placed } } | undefined} settled
 * @property {Record<Word | ButtonWord, string> & { cited: CitedWords }} words
 */

/** Sentences, each with a list of places to put it; the whole is checked at once. */
class Sorter {
  #isWaiting = false; // for the result of a check
  changed = h("p", { class: "bk-quiet" });
  announce = h("div", { class: "bk-hidden", role: "status" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.rows = model.get("rows");
    this.places = model.get("places");
    this.words = model.get("words");
    const { words } = this;
    /** @type {Map<string, HTMLSelectElement>} */
    this.selects = new Map();
    // A lesson may have several sorters: what they are about tells their parts apart.
    const named = (/** @type {string} */ part) => `${words.title}: ${part}`;
    this.preview = h("section", { class: "bk-preview", "aria-label": named(words.preview) });
    const attributes = { class: "bk-result", tabindex: "-1", "aria-label": named(words.check) };
    this.result = h("section", attributes);
    const check = { type: "button", class: "bk-main", onclick: () => this.check() };
    this.button = h("button", check, words.check);
    this.element = this.card(words);
  }

  /** @param {Traits["words"]} words */
  card(words) {
    const again = h("button", { type: "button", onclick: () => this.startAgain() }, words.again);
    const rows = this.rows.map((row) => this.row(row));
    const labels = this.places.map(({ label }) => label).join(" · ");
    const onPaper = h(
      "p",
      { class: "bk-sorter-paper" },
      h("strong", {}, words.question),
      ` ${labels}`,
    );
    return h(
      "section",
      { class: "bk bk-card bk-sorter", "aria-label": words.title },
      h("h3", { class: "bk-hidden" }, words.title),
      h("p", {}, words.task),
      onPaper,
      h("ol", { class: "bk-sorter-rows" }, rows),
      this.preview,
      h("div", { class: "bk-buttons" }, this.button, again),
      this.changed,
      this.result,
      this.announce,
    );
  }

  /** @param {Sentence} sentence */
  row({ id, text }) {
    const label = newId("sentence");
    const how = `${label}-how`;
    const options = this.places.map((each) => h("option", { value: each.value }, each.label));
    const none = h("option", { value: "" }, this.words.leave);
    const onchange = () => this.place(id, select.value);
    const select = h("select", { "aria-labelledby": `${label} ${how}`, onchange }, none, options);
    this.selects.set(id, select);
    const question = h("span", { class: "bk-hidden", id: how }, this.words.question);
    return h("li", {}, h("p", { id: label }, text), question, select);
  }

  /** @param {Partial<Traits["value"]>} changes */
  set(changes) {
    this.model.set("value", { ...this.model.get("value"), ...changes });
  }

  /**
   * Puts a sentence in a place, or in none. The page keeps it; Python is asked when it is checked.
   *
   * @param {string} id
   * @param {string} place
   */
  place(id, place) {
    const { [id]: _, ...draft } = this.model.get("value").draft;
    this.set({ draft: place ? { ...draft, [id]: place } : draft });
  }

  check() {
    this.#isWaiting = true;
    this.set({ checked: this.model.get("value").draft });
    tell(this.model);
    if (this.model.get("result").banner) this.showResult();
  }

  startAgain() {
    save(this.model, { value: { ...this.model.get("value"), draft: {}, checked: {} } });
    this.selects.values().next().value?.focus();
  }

  show() {
    const { draft, checked } = this.model.get("value");
    for (const [id, select] of this.selects) {
      select.value = draft[id] ?? "";
      select.toggleAttribute("data-in", id in draft);
    }
    this.showPreview(draft);
    this.button.disabled = !Object.keys(draft).length;
    const isSame = this.rows.every(({ id }) => draft[id] === checked[id]);
    const isStale = Object.keys(checked).length > 0 && !isSame;
    this.changed.textContent = isStale ? this.words.changed : "";
    const verdict = this.result.querySelector(".bk-banner");
    if (verdict) /** @type {HTMLElement} */ (verdict).hidden = !isSame;
    if (!Object.keys(checked).length) this.showResult();
    else this.hidePreview();
  }

  /** @param {Placed} draft */
  showPreview(draft) {
    const lists = this.places.flatMap(({ value, label, heading = label }) => {
      const texts = this.rows.filter(({ id }) => draft[id] === value).map(({ text }) => text);
      if (!texts.length) return [];
      const items = texts.map((text) => h("li", {}, text));
      return [h("p", {}, h("strong", {}, `${heading}:`)), h("ul", {}, items)];
    });
    put(this.preview, lists.length ? [h("h4", {}, this.words.preview), ...lists] : null);
  }

  /** What was checked is listed below, each with its place. */
  hidePreview() {
    this.preview.hidden = !!this.result.querySelector(".bk-banner:not([hidden])");
  }

  showResult() {
    const result = this.model.get("result");
    // The marks of another sorting are none; those of the last one stay, to mend it by.
    const settled = this.model.get("settled")?.value;
    const isOfThis = !settled || same(settled.checked, this.model.get("value").checked);
    const banner = isOfThis ? result.banner : undefined;
    put(this.result, banner ? resultPanel(/** @type {Result} */ (result), this.words.cited) : []);
    this.hidePreview();
    this.announce.textContent = banner ? `${banner.title}. ${banner.lines.join(" ")}` : "";
    if (!this.#isWaiting || !banner) return;
    this.#isWaiting = false;
    this.result.focus({ preventScroll: true });
    this.result.scrollIntoView({ block: "start" });
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function sorter({ model, el }) {
  const sorting = new Sorter(model);
  el.append(sorting.element);
  return together(
    follow(model, ["value"], () => sorting.show()),
    follow(model, ["result", "settled"], () => sorting.showResult()),
    watchAnswers(model, el),
  );
}

export default { render: sorter };
