import { h, optionRow } from "../shared/dom.js";
import { fill } from "../shared/words.js";
import { Picture } from "./picture.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Card, Drawn } from "./card.js"
 * @import { Films } from "./films.js"
 * @import { PlayerTraits } from "./player.js"
 * @import { Words } from "./stage.js"
 *
 * @typedef {{ card: Card, box: HTMLInputElement, dose: HTMLInputElement, el: HTMLElement }} Row
 */

const LONGEST_DOSE = 80;

/** The exercises that a reader chose, each with a dose, as a page to print. */
export class Sheet {
  /**
   * @param {AnyModel<PlayerTraits>} model
   * @param {Words} words
   * @param {Films} films
   * @param {Card[]} cards
   */
  constructor(model, words, films, cards) {
    this.model = model;
    this.words = words;
    this.films = films;
    this.rows = cards.map((card) => this.#row(card));
    this.status = h("p", { role: "status" });
    const onclick = () => this.#open();
    this.button = h("button", { type: "button", class: "bk-main", onclick }, words.sheet_open);
    this.el = h(
      "details",
      { class: "bk-player-sheet" },
      h("summary", {}, words.sheet),
      h("p", {}, words.sheet_task),
      h("ul", { "aria-label": words.sheet }, ...this.rows.map(({ el }) => el)),
      this.button,
      this.status,
    );
  }

  get chosen() {
    return this.model.get("value").sheet ?? {};
  }

  /**
   * @param {Card} card
   * @returns {Row}
   */
  #row(card) {
    const { id, name } = card.item;
    const write = () => {
      const { [id]: _, ...others } = this.chosen;
      const sheet = box.checked ? { ...others, [id]: dose.value } : others;
      this.films.set({ ...this.model.get("value"), sheet });
    };
    const box = h("input", { type: "checkbox", onchange: write });
    const dose = h("input", {
      type: "text",
      maxlength: LONGEST_DOSE,
      placeholder: this.words.sheet_example,
      "aria-label": fill(this.words.sheet_dose, { name }),
      onchange: write,
    });
    return { card, box, dose, el: h("li", {}, optionRow(box, name), dose) };
  }

  show() {
    for (const { card, box, dose } of this.rows) {
      const mine = this.chosen[card.item.id];
      box.checked = mine !== undefined;
      dose.hidden = mine === undefined;
      dose.value = mine ?? "";
    }
    this.button.disabled = !Object.keys(this.chosen).length;
  }

  async #open() {
    const tab = window.open("", "_blank"); // at once: after the wait a browser would block it
    this.status.textContent = "";
    try {
      const page = new Blob([await this.#page()], { type: "text/html" });
      if (!tab) throw new Error("no tab");
      tab.location.href = URL.createObjectURL(page);
    } catch {
      tab?.close();
      this.status.textContent = this.words.sheet_failed ?? "";
    }
  }

  /** The page with all sheets, of which those that were chosen stay, and the last. */
  async #page() {
    const rows = this.rows.filter(({ box }) => box.checked);
    const [html, ...drawn] = await Promise.all([
      fetched(this.model.get("paper")),
      ...rows.map(({ card }) => this.films.of(card)),
    ]);
    const page = new DOMParser().parseFromString(html, "text/html");
    const last = /** @type {Element} */ ([...page.querySelectorAll(".sheet")].at(-1));
    const sheets = rows.map((row, i) => filled(page, row, /** @type {Drawn} */ (drawn[i])));
    page.querySelector("main")?.replaceChildren(...sheets, last);
    for (const [i, number] of [...page.querySelectorAll(".foot > span")].entries())
      number.textContent = `${i + 1} / ${sheets.length + 1}`;
    return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
  }
}

/** @param {string} address */
async function fetched(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

/**
 * The sheet of an exercise, with its pictures as the card shows them, and the dose.
 *
 * @param {Document} page
 * @param {Row} row
 * @param {Drawn} drawn
 */
function filled(page, { card, dose }, { film }) {
  const strip = page.querySelector(`[data-of="${card.item.id} ${card.form.id}"]`);
  const sheet = /** @type {HTMLElement} */ (strip?.closest(".sheet"));
  strip?.setAttribute("data-tone", card.el.dataset.tone ?? "");
  for (const [i, step] of [...(strip?.children ?? [])].entries()) {
    const picture = new Picture(film, "");
    picture.show(film.at?.[i] ?? 0);
    step.prepend(picture.svg);
  }
  const mine = sheet.querySelector(".mine");
  if (mine && dose.value.trim()) mine.textContent = dose.value;
  return sheet;
}
