import { h, mark, newId, optionRow, put } from "../shared/dom.js";
import { follow, save, together, watchAnswers } from "../shared/model.js";
import { sourceLine } from "../shared/sources.js";
import { fill } from "../shared/words.js";
import { look } from "./look.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { CitedWords, Source } from "../shared/sources.js"
 * @import { WordList } from "./look.js"
 *
 * @typedef {{ id: string, says: string, meant: string, does: string }} Phrase
 * @typedef {"title" | "task" | "which" | "meant" | "does" | "yours" | "stays" | "check"} Word
 * @typedef {"frightens" | "false_comfort" | "no_plan" | "nothing" | "found" | "limit" | "one_way" | "empty"} Verdict
 *
 * @typedef {object} Traits
 * @property {Phrase[]} phrases
 * @property {WordList[]} lists
 * @property {string[]} value
 * @property {Record<string, { text: string, sources: Source[] }>} ways
 * @property {Record<Word | Verdict, string> & { cited: CitedWords }} words
 */

/** Sentences to say again; what is written is looked through here and goes nowhere. */
class Rewriter {
  /** @type {Map<string, string>} what was written for each sentence, as long as the page is open */
  #written = new Map();
  about = h("div", { class: "bk-rewriter-about" });
  found = h("div", { class: "bk-rewriter-found", "aria-live": "polite" });
  way = h("div", { "aria-live": "polite" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.model = model;
    this.words = model.get("words");
    const [first] = model.get("phrases");
    if (!first) throw new Error("Nothing to say again.");
    this.phrase = first;
    this.isLooked = false;
    const field = newId("yours");
    const oninput = () => this.#written.set(this.phrase.id, this.field.value);
    this.field = h("textarea", {
      id: field,
      rows: 4,
      "aria-describedby": `${field}-stays`,
      oninput,
    });
    this.element = this.card(field);
    this.choose(first);
  }

  /** @param {string} field */
  card(field) {
    const { words } = this;
    const check = { type: "button", class: "bk-main", onclick: () => this.check() };
    return h(
      "section",
      { class: "bk bk-card bk-rewriter", "aria-label": words.title },
      h("h3", { class: "bk-hidden" }, words.title),
      h("p", {}, words.task),
      h(
        "fieldset",
        {},
        h("legend", {}, words.which),
        h("div", { class: "bk-chips" }, this.chips()),
      ),
      this.about,
      h("label", { for: field }, words.yours),
      this.field,
      h("p", { class: "bk-quiet", id: `${field}-stays` }, words.stays),
      h("div", { class: "bk-buttons" }, h("button", check, words.check)),
      this.found,
      this.way,
    );
  }

  chips() {
    const name = newId("phrase");
    return this.model.get("phrases").map((phrase) => {
      const onchange = () => this.choose(phrase);
      const checked = phrase === this.phrase;
      const chip = optionRow(h("input", { type: "radio", name, onchange, checked }), phrase.says);
      chip.classList.add("bk-chip");
      return chip;
    });
  }

  /** @param {Phrase} phrase */
  choose(phrase) {
    const { words } = this;
    this.phrase = phrase;
    this.isLooked = false;
    this.field.value = this.#written.get(phrase.id) ?? "";
    put(
      this.about,
      h("p", {}, h("strong", {}, words.does), ` ${phrase.does}`),
      h("p", {}, h("strong", {}, words.meant), ` ${phrase.meant}`),
    );
    put(this.found);
    put(this.way);
  }

  check() {
    const { words, phrase, model } = this;
    const written = this.field.value.trim();
    if (!written) {
      put(this.found, h("p", {}, words.empty));
      this.field.focus();
      return;
    }
    this.isLooked = true;
    put(this.found, this.report(written), h("p", { class: "bk-quiet" }, words.limit));
    const value = model.get("value");
    if (!value.includes(phrase.id)) save(model, { value: [...value, phrase.id] });
    this.showWay();
  }

  /** @param {string} written */
  report(written) {
    const { words } = this;
    const lists = this.model.get("lists");
    const kinds = /** @type {("frightens" | "false_comfort")[]} */ (["frightens", "false_comfort"]);
    const lines = kinds.flatMap((kind) =>
      look(written, lists, kind).map(({ hits, why }) => {
        const quoted = hits.map((word) => fill(words.found, { word })).join(", ");
        return h(
          "li",
          {},
          mark("◐"),
          h("strong", {}, fill(words[kind], { words: quoted })),
          ` ${why}`,
        );
      }),
    );
    const plan = lists.find((list) => list.kind === "plan");
    const isPlanned = look(written, lists, "plan").length > 0;
    if (plan && !isPlanned)
      lines.push(h("li", {}, mark("◐"), h("strong", {}, words.no_plan), ` ${plan.why}`));
    if (!lines.length) lines.push(h("li", {}, mark("✓"), words.nothing));
    return h("ul", {}, lines);
  }

  showWay() {
    const way = this.model.get("ways")[this.phrase.id];
    if (!this.isLooked || !way) return;
    const { words } = this;
    put(
      this.way,
      h("h4", {}, words.one_way),
      h("blockquote", {}, way.text),
      sourceLine({ sources: way.sources }, words.cited),
    );
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function rewriter({ model, el }) {
  const control = new Rewriter(model);
  el.append(control.element);
  return together(
    follow(model, ["ways"], () => control.showWay()),
    watchAnswers(model, el),
  );
}

export default { render: rewriter };
