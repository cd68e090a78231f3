import { fromText, isSame, toText } from "./bytes.js";
import { allKept, CACHED, keep } from "./kept.js";
import { Rows } from "./reading/rows.js";
import { read, remove, write } from "./reading/storage.js";
import { isTable } from "./reading/versions.js";

/**
 * @import { Entry } from "./kept.js"
 *
 * @typedef {Record<string, any>} Traits
 *
 * @typedef {object} Asked What a control asks, as `shared/control.py` describes it.
 * @property {string} [id] Of the question; it outlives the lesson's other questions.
 * @property {string[]} [set] The traits that a reader may set; all when left out.
 * @property {string} [whole] A hash of the question.
 * @property {Record<string, string>} [parts] A hash of each of several questions.
 * @property {string[][]} [at] Where among the settings the answers to them are.
 * @property {string} [rows] The setting that is a table of which each row is kept by itself.
 *
 * @typedef {{ lesson: string, version: string, models: Record<string, Traits> }} About
 */

const REST_MS = 200;

/** @param {Traits} set @param {string[]} path */
const inside = (set, path) => path.reduce((inner, name) => inner?.[name], /** @type {any} */ (set));

/** @param {Traits} set @param {Asked} asked */
const tablesIn = (set, { at = [] }) => at.map((path) => inside(set, path)).filter(isTable);

/**
 * The hash of what was asked, of parts only those that are answered.
 *
 * @param {Traits} set
 * @param {Asked} asked
 */
function hashOf(set, asked) {
  const { parts, whole } = asked;
  if (!parts) return whole;
  const names = tablesIn(set, asked).flatMap(Object.keys);
  return Object.fromEntries(names.map((name) => [name, parts[name]]));
}

/**
 * Returns what still answers the question as it is now.
 *
 * @param {Entry} entry
 * @param {Asked} asked
 */
function fitting({ asked: then, set }, asked) {
  const { whole, parts, set: may } = asked;
  if (!parts && then !== whole) return { set: {}, isChanged: true };
  const allowed = Object.entries(set).filter(([name]) => !may || may.includes(name));
  const now = structuredClone(Object.fromEntries(allowed));
  let isChanged = false;
  for (const table of parts ? tablesIn(now, asked) : []) {
    for (const name of Object.keys(table)) {
      if (isTable(then) && parts?.[name] && then[name] === parts[name]) continue;
      delete table[name];
      isChanged = true;
    }
  }
  return { set: now, isChanged };
}

/**
 * What the reader of a lesson answered, by question, and what followed from it: kept in this
 * browser and nowhere else. Several tabs keep to one document; of each question the newest answer
 * stays.
 */
export class Memory {
  #soon = 0;
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Map<string, Traits>} */
  #known = new Map();
  /** @type {Set<string>} controls with something that is not written yet */
  #unwritten = new Set();
  /** @type {Map<string, Rows>} of the controls that have a table */
  #rows = new Map();
  /** @type {Map<string, string>} under which name a control's answers are kept */
  #names = new Map();
  /** @type {Set<string>} controls whose question has changed since it was answered */
  changed = new Set();

  /**
   * @param {About} about
   * @param {() => void} [lost] Called when the browser does not take what it should keep.
   */
  constructor({ lesson, version, models }, lost = () => {}) {
    this.version = version;
    this.lost = lost;
    this.models = models;
    this.cache = `${CACHED}${lesson}`;
    const taken = new Set();
    for (const [id, { asked }] of Object.entries(models)) {
      const own = asked?.id && !taken.has(asked.id) ? asked.id : id;
      taken.add(own);
      this.#names.set(id, `${lesson}/${own}`);
      if (asked?.rows) this.#rows.set(id, new Rows(`${lesson}/${own}`, asked.rows));
    }
    /** Whether answers were kept in a form that is not read any more. */
    this.wasOlder = read(`backedu:${lesson}`)?.startsWith('{"version"') ?? false;
    if (this.wasOlder) remove(`backedu:${lesson}`);
    this.sync();
  }

  /** @param {string} id @returns {Asked} */
  #asked(id) {
    return this.models[id]?.asked ?? {};
  }

  /** What the reader set in a control. @param {string} id @returns {Traits} */
  set(id) {
    return { ...this.#entries.get(id)?.set, ...this.#rows.get(id)?.set };
  }

  /** What is known of a control besides its first state. @param {string} id @returns {Traits} */
  known(id) {
    return { ...this.set(id), ...this.#known.get(id) };
  }

  /** The controls from whose settings something follows. */
  get told() {
    const told = [...this.#entries].filter(([, entry]) => entry.told).map(([id]) => id);
    const withRows = [...this.#rows].filter(([, rows]) => !rows.isEmpty).map(([id]) => id);
    return [...new Set([...told, ...withRows])];
  }

  /**
   * Keeps what the reader set, and soon writes it.
   *
   * @param {string} id
   * @param {Traits} traits
   * @param {boolean} [told] Whether something follows from it.
   */
  add(id, traits, told) {
    const before = this.#entries.get(id);
    const rows = this.#rows.get(id);
    const own = rows ? rows.take(traits) : traits;
    const set = { ...before?.set, ...own };
    const when = Math.max(Date.now(), (before?.when ?? 0) + 1);
    const asked = hashOf(set, this.#asked(id));
    this.#entries.set(id, { asked, when, set, told: told || before?.told });
    this.follow(id, own);
    this.#unwritten.add(id);
  }

  /**
   * Keeps what followed from it.
   *
   * @param {string} id
   * @param {Traits} traits
   */
  follow(id, traits) {
    this.#known.set(id, { ...this.#known.get(id), ...traits });
    clearTimeout(this.#soon);
    this.#soon = window.setTimeout(() => this.write(), REST_MS);
  }

  /** Writes what is new. */
  write() {
    clearTimeout(this.#soon);
    if (!this.#entries.size) return;
    const known = [...this.#known].filter(([id]) => !this.#rows.has(id)); // theirs is asked for again
    write(this.cache, toText({ version: this.version, known: Object.fromEntries(known) }));
    const entries = [...this.#unwritten].map((id) => [
      this.#names.get(id),
      JSON.parse(toText(/** @type {Entry} */ (this.#entries.get(id)))),
    ]);
    for (const rows of this.#rows.values()) entries.push(...rows.unwritten());
    this.#unwritten.clear();
    if (entries.length && !keep(Object.fromEntries(entries))) this.lost();
  }

  /** Leaves out what is kept of a control that cannot be drawn with it. @param {string} id */
  drop(id) {
    this.#entries.delete(id);
    this.#known.delete(id);
  }

  /** Reads what is kept by now, and returns the controls of which something else is kept. */
  sync() {
    const all = allKept();
    const known = this.#cached();
    const others = [...this.#names].filter(([id, name]) => {
      const mine = this.#entries.get(id);
      const kept = all[name];
      return kept ? !(mine && mine.when >= kept.when) : mine && !this.#unwritten.has(id);
    });
    const moved = [...this.#rows].filter(([, rows]) => rows.sync(all)).map(([id]) => id);
    for (const [id, name] of others) {
      const kept = all[name];
      this.drop(id);
      this.changed.delete(id);
      if (kept) this.#take(id, kept, known[id]);
    }
    return [...new Set([...others.map(([id]) => id), ...moved])];
  }

  /**
   * @param {string} id
   * @param {any} kept
   * @param {Traits | undefined} known
   */
  #take(id, kept, known) {
    const entry = /** @type {Entry} */ (fromText(JSON.stringify(kept)));
    const { set, isChanged } = fitting(entry, this.#asked(id));
    if (isChanged) this.changed.add(id);
    this.#entries.set(id, { ...entry, set });
    const isSound = isTable(known) && !isChanged;
    const isOfThis = isSound && Object.keys(set).every((name) => isSame(known[name], set[name]));
    if (isOfThis) this.#known.set(id, known);
  }

  /** What followed from answers, unless the lesson is another by now. @returns {Traits} */
  #cached() {
    try {
      const { version, known } = fromText(read(this.cache) ?? "");
      return version === this.version && isTable(known) ? known : {};
    } catch {
      return {};
    }
  }
}
