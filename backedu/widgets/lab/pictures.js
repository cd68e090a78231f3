import { save, tell } from "../shared/model.js";
import { frameFinder } from "./frames.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { LabTraits } from "./lab.js"
 *
 * @typedef {{ address?: string, first?: string }} Frames Where the server keeps them; or, where they
 *   are too many, the one that answers the guess.
 */

/** Where a lab's pictures come from: drawn beforehand, or by Python when they are wanted. */
export class Pictures {
  /** @type {((value: Record<string, any>) => any) | null} */
  #find = null;
  #isAsked = false;
  /** @type {any} */
  #first = null;
  /** @type {{ value: Record<string, any>, picture: any } | null} */
  #last = null;

  /**
   * @param {AnyModel<LabTraits>} model
   * @param {() => void} onready Called once all pictures are there.
   */
  constructor(model, onready) {
    this.model = model;
    this.onready = onready;
  }

  /** What happens to a setting: pictures that the page can find need no Python. */
  keep() {
    if (!this.model.get("frames")?.address) tell(this.model);
  }

  /** Returns the picture for what the controls say; the last one where Python is still drawing. */
  now() {
    const drawn = this.model.get("figure");
    if (!this.#find) return this.#first && !("data" in drawn) ? this.#first : drawn;
    const value = this.model.get("value");
    if (this.#last?.value !== value) this.#last = { value, picture: this.#find(value) };
    return this.#last.picture;
  }

  /** Fetches them while the page waits, for a print waits for nothing else. */
  fetchNow() {
    const { address, first } = this.model.get("frames") ?? {};
    const wanted = address ?? first;
    if (!wanted || this.#find || this.#first) return;
    const request = new XMLHttpRequest();
    request.open("GET", wanted, false);
    request.send();
    if (request.status === 200) this.#take(JSON.parse(request.responseText));
  }

  /** @param {any} made All pictures, or the first. */
  #take(made) {
    if (this.model.get("frames").address) this.#find = frameFinder(made);
    else this.#first = made;
  }

  /** Fetches the pictures that were drawn beforehand, or leaves them to Python. */
  async fetch() {
    const { address, first } = this.model.get("frames") ?? {};
    const wanted = address ?? first;
    if (!wanted || this.#isAsked) return;
    this.#isAsked = true;
    try {
      const reply = await fetch(wanted);
      if (!reply.ok) throw new Error(String(reply.status));
      this.#take(await reply.json());
      this.onready();
    } catch {
      save(this.model, { frames: {} });
    }
  }
}
