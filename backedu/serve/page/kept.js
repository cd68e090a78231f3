// What the reader answered, in one document for all lessons: in this browser, or in a file.
import { namesLike, read, remove, write } from "./reading/storage.js";

/**
 * @typedef {object} Entry What was answered to one question.
 * @property {any} asked A hash of the question then: one of the whole, or of each of its parts.
 * @property {number} when Milliseconds of the epoch.
 * @property {Record<string, any>} set What the reader set, by trait.
 * @property {boolean} [told] Whether an answer followed from it.
 *
 * @typedef {Record<string, Entry>} Entries By lesson and question: `03_a_lesson/a-question`.
 */

const NAME = "backedu:answers";
const ASIDE = "backedu:set-aside";
const FORMAT = 2;
/** What follows from answers: it can be asked for again. */
export const CACHED = "backedu:known:";

/** @param {unknown} part @returns {part is Record<string, any>} */
export const isTable = (part) => part?.constructor === Object;

/** @param {any} entry */
const isEntry = (entry) => isTable(entry?.set) && Number.isFinite(entry.when);

/**
 * Reads a document.
 *
 * @param {string} text
 * @returns {{ entries?: Entries, progress?: Record<string, any>, isNewer?: boolean }}
 */
export function entriesIn(text) {
  try {
    const { format, answers, progress } = JSON.parse(text);
    if (format > FORMAT) return { isNewer: true };
    if (format !== FORMAT || !isTable(answers)) return {};
    const sound = Object.entries(answers).filter(([, entry]) => isEntry(entry));
    return { entries: Object.fromEntries(sound), progress: isTable(progress) ? progress : {} };
  } catch {
    return {};
  }
}

/**
 * Writes a document.
 *
 * @param {Entries} answers
 * @param {object} [besides]
 */
export const textOf = (answers, besides) => JSON.stringify({ format: FORMAT, answers, ...besides });

/** All that is kept. What cannot be read is set aside, never written over. @returns {Entries} */
export function allKept() {
  const text = read(NAME);
  if (!text) return {};
  const { entries } = entriesIn(text);
  if (entries) return entries;
  write(ASIDE, text);
  remove(NAME);
  return {};
}

/** Whether something has been set aside that the reader has not been told of; true once. */
export function wasSetAside() {
  const isNews = read(ASIDE) && !read(`${ASIDE}-told`);
  if (isNews) write(`${ASIDE}-told`, "1");
  return Boolean(isNews);
}

/** @param {Entries} entries */
function put(entries) {
  const text = textOf(entries);
  if (write(NAME, text)) return true;
  for (const name of namesLike(CACHED)) remove(name);
  return write(NAME, text);
}

/**
 * Adds entries to what is kept, by now perhaps by another tab too: of each the newest stays.
 *
 * @param {Entries} entries
 * @returns {boolean} Whether the browser has taken them.
 */
export function keep(entries) {
  const all = allKept();
  const newer = Object.entries(entries).filter(
    ([name, { when }]) => (all[name]?.when ?? 0) <= when,
  );
  return put({ ...all, ...Object.fromEntries(newer) });
}

/**
 * Deletes entries and returns them.
 *
 * @param {string} [lesson] All lessons when left out.
 * @returns {Entries}
 */
export function forget(lesson) {
  const all = Object.entries(allKept());
  const isGone = (/** @type {string} */ name) => !lesson || name.startsWith(`${lesson}/`);
  put(Object.fromEntries(all.filter(([name]) => !isGone(name))));
  const others = lesson ? [`${CACHED}${lesson}`] : namesLike("backedu:");
  for (const name of others) remove(name);
  return Object.fromEntries(all.filter(([name]) => isGone(name)));
}

/** Tells this page's scripts, as a browser tells other tabs, that what is kept has changed. */
export const CHANGED = "backedu-kept";
export const tellChanged = () => dispatchEvent(new Event(CHANGED));

/** Calls `act` when that happens here, or elsewhere. @param {() => void} act */
export function onChanged(act) {
  addEventListener(CHANGED, act);
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) act();
  });
}
