import { save } from "../shared/model.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Card, Drawn } from "./card.js"
 * @import { PlayerTraits, Value } from "./player.js"
 */

/** Where the pictures come from: files that were drawn beforehand, or the kernel. */
export class Films {
  /** @type {Map<string, Promise<Drawn>>} */
  #fetched = new Map();
  /** @type {Set<string>} */
  #open = new Set();

  /** @param {AnyModel<PlayerTraits>} model */
  constructor(model) {
    this.model = model;
  }

  get files() {
    return this.model.get("films") ?? {};
  }

  get #hasFiles() {
    return Object.keys(this.files).length > 0;
  }

  /** Takes a setting; pictures that the page can fetch need no Python. @param {Value} value */
  set(value) {
    if (this.#hasFiles) this.model.set("value", value);
    else save(this.model, { value });
  }

  /**
   * @param {string} id
   * @param {boolean} isOpen
   */
  open(id, isOpen) {
    if (isOpen) this.#open.add(id);
    else this.#open.delete(id);
    this.set({ ...this.model.get("value"), open: [...this.#open] });
  }

  /** Names the pictures that a card is to show. @param {Card} card */
  #wanted({ item, form }) {
    return `${item.id} ${form.id} ${this.model.get("value").build || item.build}`;
  }

  /** Shows what a card is to show, if it is open. @param {Card} card */
  async show(card) {
    const of = this.#wanted(card);
    if (!this.#open.has(card.item.id) || card.shows(of)) return;
    const drawn = this.model.get("drawn")[card.item.id];
    if (drawn?.of === of) card.show(drawn);
    else if (!this.#hasFiles || !this.files[of]) card.say("loading");
    else await this.#fetch(of, card);
  }

  /**
   * @param {string} of
   * @param {Card} card
   */
  async #fetch(of, card) {
    card.say("loading");
    try {
      const drawn = await this.of(card);
      if (this.#wanted(card) === of) card.show(drawn);
    } catch {
      card.say("failed");
    }
  }

  /** Fetches what a card is to show, once. @param {Card} card */
  async of(card) {
    const of = this.#wanted(card);
    const fetched = this.#fetched.get(of) ?? this.#ask(of);
    this.#fetched.set(of, fetched);
    try {
      return await fetched;
    } catch (fault) {
      this.#fetched.delete(of);
      throw fault;
    }
  }

  /**
   * @param {string} of
   * @returns {Promise<Drawn>}
   */
  async #ask(of) {
    const reply = await fetch(this.files[of]?.address ?? "");
    if (!reply.ok) throw new Error(String(reply.status));
    return reply.json();
  }
}
