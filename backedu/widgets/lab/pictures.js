import { save, tell } from "../shared/model.js";
import { frameFinder } from "./frames.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { LabTraits } from "./lab.js"
 *
 * @typedef {{ address?: string }} Frames Where the server keeps them.
 */

/** Where a lab's pictures come from: drawn beforehand, or by Python when they are wanted. */
export class Pictures {
  /** @type {((value: Record<string, any>) => any) | null} */
  #find = null;
  #isAsked = false;
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
    if (!this.#find) return this.model.get("figure");
    const value = this.model.get("value");
    if (this.#last?.value !== value) this.#last = { value, picture: this.#find(value) };
    return this.#last.picture;
  }

  /** Fetches them while the page waits, for a print waits for nothing else. */
  fetchNow() {
    const { address } = this.model.get("frames") ?? {};
    if (!address || this.#find) return;
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    if (request.status === 200) this.#find = frameFinder(JSON.parse(request.responseText));
  }

  /** Fetches the pictures that were drawn beforehand, or leaves them to Python. */
  async fetch() {
    const { address } = this.model.get("frames") ?? {};
    if (!address || this.#isAsked) return;
    this.#isAsked = true;
    try {
      const reply = await fetch(address);
      if (!reply.ok) throw new Error(String(reply.status));
      this.#find = frameFinder(await reply.json());
      this.onready();
    } catch {
      save(this.model, { frames: {} });
    }
  }
}
