import { choiceRow } from "../shared/choice.js";
import { h } from "../shared/dom.js";
import { follow, together, watchAnswers } from "../shared/model.js";
import { Card } from "./card.js";
import { Films } from "./films.js";
import { Sheet } from "./sheet.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Choice } from "../shared/choice.js"
 * @import { CitedWords } from "../shared/sources.js"
 * @import { Drawn, Item, Place } from "./card.js"
 * @import { Words } from "./stage.js"
 *
 * @typedef {{ build: string, tone: string, forms: Record<string, string>, open: string[],
 *   sheet?: Record<string, string> }} Value
 *
 * @typedef {object} PlayerTraits
 * @property {Item[]} items
 * @property {Choice[]} choices
 * @property {Value} value
 * @property {Record<string, Drawn>} drawn What a kernel drew, by movement.
 * @property {Record<string, { address: string }>} films Where what was drawn beforehand is.
 * @property {string} paper Where the sheets to print are.
 * @property {{ player: Words, cited: CitedWords }} words
 */

/**
 * @param {AnyModel<PlayerTraits>} model
 * @param {Films} films
 * @returns {Place}
 */
function placeOf(model, films) {
  return {
    form: (id) => model.get("value").forms[id] ?? "usual",
    choose: (id, form) => {
      const value = model.get("value");
      films.set({ ...value, forms: { ...value.forms, [id]: form } });
    },
    open: (id, isOpen) => films.open(id, isOpen),
  };
}

/**
 * @param {{ model: AnyModel<PlayerTraits>, el: HTMLElement }} place
 * @returns {() => void}
 */
function player({ model, el }) {
  const words = model.get("words");
  const films = new Films(model);
  const cards = model.get("items").map((item) => new Card(item, words, placeOf(model, films)));
  const sheet = model.get("paper") ? new Sheet(model, words.player, films, cards) : null;
  const rows = model.get("choices").map((choice) => {
    const name = /** @type {"build" | "tone"} */ (choice.name);
    const write = (/** @type {string} */ setting) =>
      films.set({ ...model.get("value"), [name]: setting });
    return choiceRow(choice, () => model.get("value")[name] ?? "", write);
  });
  el.append(
    h(
      "section",
      { class: "bk bk-player", "aria-label": words.player.title, "data-wide": true },
      cards.map((card) => card.el),
      h(
        "details",
        { class: "bk-player-looks" },
        h("summary", {}, words.player.looks),
        ...rows.map(({ row }) => row),
      ),
      sheet?.el,
    ),
  );
  const show = () => {
    const { tone } = model.get("value");
    for (const row of rows) row.show();
    sheet?.show();
    for (const card of cards) {
      card.el.dataset.tone = tone || card.item.tone;
      card.showForm();
      films.show(card);
    }
  };
  const stop = follow(model, ["value", "drawn"], show);
  return together(stop, watchAnswers(model, el), () => {
    for (const card of cards) card.stage.pause();
  });
}

export default { render: player };
