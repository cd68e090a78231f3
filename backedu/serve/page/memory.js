import { fromText, toText } from "./bytes.js";
import { answersOf, read, write } from "./reading/storage.js";

/**
 * @typedef {Record<string, any>} Traits
 *
 * @typedef {object} Kept
 * @property {string} version Of the lesson: answers to another one are dropped.
 * @property {Record<string, Traits>} changed What the visitor changed, by control.
 * @property {Record<string, Traits>} known That, and what came of it.
 */

const REST_MS = 200;

/**
 * @param {Storage} store
 * @param {string} name
 * @returns {Kept | null}
 */
function keptIn(store, name) {
  try {
    return fromText(read(store, name) ?? "");
  } catch {
    return null;
  }
}

/** @param {unknown} part */
const isTable = (part) => part?.constructor === Object;

/**
 * What the visitor changed and what came of it, kept in this browser and nowhere else. A tab goes
 * on with its own answers, so two tabs do not mix; a new tab goes on where the last one was.
 */
export class Memory {
  #soon = 0;

  /**
   * @param {string} lesson
   * @param {string} version
   */
  constructor(lesson, version) {
    this.name = answersOf(lesson);
    const found = [sessionStorage, localStorage]
      .map((store) => keptIn(store, this.name))
      .find((kept) => kept?.version === version && isTable(kept.changed) && isTable(kept.known));
    /** @type {Kept} */
    this.kept = found ?? { version, changed: {}, known: {} };
  }

  /**
   * Keeps traits of a control, and soon writes them.
   *
   * @param {"changed" | "known"} part
   * @param {string} id
   * @param {Traits} traits
   */
  add(part, id, traits) {
    this.kept[part][id] = { ...this.kept[part][id], ...traits };
    clearTimeout(this.#soon);
    this.#soon = window.setTimeout(() => this.write(), REST_MS);
  }

  /** Writes all at once, unless the visitor has asked to have it deleted. */
  write() {
    const isForgetting = "forget" in document.documentElement.dataset;
    if (isForgetting || !Object.keys(this.kept.known).length) return;
    const text = toText(this.kept);
    for (const store of [sessionStorage, localStorage]) write(store, this.name, text);
  }
}
