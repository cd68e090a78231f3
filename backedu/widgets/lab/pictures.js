import { save } from "../shared/model.js";
import { frameFinder } from "./frames.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { DrawnFrames } from "./frames.js"
 * @import { LabTraits } from "./lab.js"
 *
 * @typedef {Partial<DrawnFrames>} Drawn
 * @typedef {Drawn & { address?: string }} Frames
 */

/** Where a lab's pictures come from: drawn beforehand, or by Python when they are wanted. */
export class Pictures {
  /** @type {((value: Record<string, any>) => any) | null} */
  #find = null;

  /** @param {AnyModel<LabTraits>} model */
  constructor(model) {
    this.model = model;
  }

  get frames() {
    return this.model.get("frames") ?? {};
  }

  /** What happens to a setting: pictures that the page can find need no Python. */
  keep() {
    if (!Object.keys(this.frames).length) this.model.save_changes();
  }

  leaveToPython() {
    save(this.model, { frames: {} });
  }

  /** Shows the picture for what the sliders say, where the page can find it. */
  show() {
    const { positions, pool, pictures } = this.frames;
    if (!positions || !pool || !pictures) return;
    this.#find ??= frameFinder({ positions, pool, pictures });
    this.model.set("figure", this.#find(this.model.get("value")));
  }

  /** Fetches the pictures that were drawn beforehand. */
  async fetch() {
    const { address } = this.frames;
    if (!address) return;
    try {
      const reply = await fetch(address);
      if (!reply.ok) throw new Error(String(reply.status));
      this.model.set("frames", await reply.json());
    } catch {
      this.leaveToPython();
    }
  }
}
