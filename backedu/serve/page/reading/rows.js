import { isSame } from "../bytes.js";

/** @import { Entries, Entry } from "../kept.js" */

/**
 * The table of one control of which each row is kept by itself, so that what two tabs or two files
 * add to it merges: of each row the newest stays.
 */
export class Rows {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Set<string>} */
  #unwritten = new Set();

  /**
   * @param {string} name Under which the rows are kept, each with its own name behind it.
   * @param {string} trait The setting that is the table.
   */
  constructor(name, trait) {
    this.stem = `${name}/`;
    this.trait = trait;
  }

  get isEmpty() {
    return !this.#entries.size;
  }

  /** A number that is another one once a row has been added, replaced by a newer one, or deleted. */
  get stamp() {
    return [...this.#entries.values()].reduce((sum, { when }) => sum + when, 0);
  }

  /** The table, by its trait; nothing while there is no row. @returns {Record<string, any>} */
  get set() {
    if (this.isEmpty) return {};
    return { [this.trait]: tableOf(this.#entries) };
  }

  /**
   * Takes over the rows that differ, and returns the other traits.
   *
   * @param {Record<string, any>} traits
   */
  take({ [this.trait]: table = {}, ...others }) {
    for (const [name, row] of Object.entries(table)) {
      const before = this.#entries.get(name);
      if (before && isSame(before.set.row, row)) continue;
      const when = Math.max(Date.now(), (before?.when ?? 0) + 1);
      this.#entries.set(name, { asked: undefined, when, set: { row } });
      this.#unwritten.add(name);
    }
    return others;
  }

  /** What is to be written. @returns {[string, Entry][]} */
  unwritten() {
    const names = [...this.#unwritten];
    this.#unwritten.clear();
    return names.map((row) => [this.stem + row, /** @type {Entry} */ (this.#entries.get(row))]);
  }

  /** Takes over what is kept by now; returns whether it differs. @param {Entries} all */
  sync(all) {
    const kept = Object.entries(all).filter(([name]) => name.startsWith(this.stem));
    const now = new Map(kept.map(([name, entry]) => [name.slice(this.stem.length), entry]));
    for (const row of this.#unwritten) {
      const mine = /** @type {Entry} */ (this.#entries.get(row));
      if ((now.get(row)?.when ?? 0) <= mine.when) now.set(row, mine);
    }
    const isOther = !isSame(tableOf(now), tableOf(this.#entries));
    this.#entries = now;
    return isOther;
  }
}

/** @param {Map<string, Entry>} entries */
const tableOf = (entries) =>
  Object.fromEntries([...entries].map(([row, { set }]) => [row, set.row]));
