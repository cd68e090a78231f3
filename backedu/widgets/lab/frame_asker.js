/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { LabTraits } from "./lab.js"
 */

const MOST_ON_THE_WAY = 2;

/** Asks the server for pictures: two requests at most on their way, and the newest value wins. */
export class FrameAsker {
  /** @type {string | null} */
  #wanted = null;
  #asked = 0;
  #drawn = 0;
  #onTheWay = 0;

  /**
   * @param {AnyModel<LabTraits>} model
   * @param {() => void} giveUp What is done when the server can't draw.
   */
  constructor(model, giveUp) {
    const { picture, shown } = model.get("frames");
    this.model = model;
    this.giveUp = giveUp;
    this.address = picture;
    this.last = JSON.stringify(shown);
  }

  /** Asks for the picture of the model's value, unless it was the last one asked for. */
  ask() {
    const value = JSON.stringify(this.model.get("value"));
    if (value === this.last) return;
    this.last = value;
    this.#wanted = value;
    this.#next();
  }

  get #going() {
    return this.model.get("frames").picture === this.address;
  }

  async #next() {
    if (!this.#going || this.#wanted === null || this.#onTheWay >= MOST_ON_THE_WAY) return;
    const query = new URLSearchParams({ value: this.#wanted });
    this.#wanted = null;
    this.#asked += 1;
    this.#onTheWay += 1;
    try {
      await this.#draw(`${this.address}?${query}`, this.#asked);
    } catch {
      if (this.#going) this.giveUp();
    } finally {
      this.#onTheWay -= 1;
      this.#next();
    }
  }

  /**
   * @param {string} address
   * @param {number} number A picture that comes after a newer one is dropped.
   */
  async #draw(address, number) {
    const reply = await fetch(address);
    if (!reply.ok) throw new Error(String(reply.status));
    const figure = await reply.json();
    if (!this.#going || number <= this.#drawn) return;
    this.#drawn = number;
    this.model.set("figure", figure);
  }
}
