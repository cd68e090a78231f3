// What the reader answered and did, and what comes back when, in one document for all lessons: in this
// browser, or in a file.
import { namesLike, read, remove, write } from "./reading/storage.js";
import { answersOf, FORMAT, isTable } from "./reading/versions.js";

/**
 * @typedef {object} Entry What was answered to one question.
 * @property {any} asked A hash of the question then: one of the whole, or of each of its parts.
 * @property {number} when Milliseconds of the epoch.
 * @property {Record<string, any>} set What the reader set, by trait.
 * @property {boolean} [told] Whether an answer followed from it.
 *
 * @typedef {Record<string, Entry>} Entries By lesson and question: `03_a_lesson/a-question`; rows of
 *   a table by one more name.
 * @typedef {Record<string, any>} Tables By lesson: what was done in it.
 */

const NAME = "backedu:answers";
const ASIDE = "backedu:set-aside";
const OLD_PROGRESS = "backedu:progress"; // beside the document, until format 3
/** What follows from answers: it can be asked for again. */
export const CACHED = "backedu:known:";

/** @param {any} entry */
const isEntry = (entry) => isTable(entry?.set) && Number.isFinite(entry.when);

/**
 * Reads a document.
 *
 * @param {string} text
 * @returns {{ entries?: Entries, progress?: Tables, isNewer?: boolean }}
 */
export function entriesIn(text) {
  try {
    const document = JSON.parse(text);
    if (document.format > FORMAT) return { isNewer: true };
    const answers = answersOf(document);
    if (!answers) return {};
    const sound = Object.entries(answers).filter(([, entry]) => isEntry(entry));
    const { progress } = document;
    return { entries: Object.fromEntries(sound), progress: isTable(progress) ? progress : {} };
  } catch {
    return {};
  }
}

/**
 * Writes a document.
 *
 * @param {Entries} answers
 * @param {Tables} progress
 */
export const textOf = (answers, progress) => JSON.stringify({ format: FORMAT, answers, progress });

/** The document. What cannot be read is set aside, never written over. */
function all() {
  const text = read(NAME);
  const { entries, progress = {} } = text ? entriesIn(text) : { entries: {} };
  if (text && !entries) {
    write(ASIDE, text);
    remove(NAME);
  }
  return { entries: entries ?? {}, progress: { ...oldProgress(), ...progress } };
}

/** What an older version kept beside the document; it goes with the first that is written. */
function oldProgress() {
  try {
    const kept = JSON.parse(read(OLD_PROGRESS) ?? "{}");
    return isTable(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** All answers that are kept. @returns {Entries} */
export const allKept = () => all().entries;

/** What was done in each lesson. @returns {Tables} */
export const keptProgress = () => all().progress;

/** Whether something has been set aside that the reader has not been told of; true once. */
export function wasSetAside() {
  const isNews = read(ASIDE) && !read(`${ASIDE}-told`);
  if (isNews) write(`${ASIDE}-told`, "1");
  return Boolean(isNews);
}

/**
 * @param {Entries} entries
 * @param {Tables} progress
 */
function put(entries, progress) {
  const text = textOf(entries, progress);
  let isTaken = write(NAME, text);
  if (!isTaken) {
    for (const name of namesLike(CACHED)) remove(name);
    isTaken = write(NAME, text);
  }
  if (isTaken) remove(OLD_PROGRESS);
  return isTaken;
}

/** Keeps what was done in each lesson. @param {Tables} progress */
export const putProgress = (progress) => put(allKept(), progress);

/**
 * Adds entries to what is kept, by now perhaps by another tab too: of each the newest stays.
 *
 * @param {Entries} entries
 * @returns {boolean} Whether the browser has taken them.
 */
export function keep(entries) {
  const { entries: before, progress } = all();
  const newer = Object.entries(entries).filter(
    ([name, { when }]) => (before[name]?.when ?? 0) <= when,
  );
  return put({ ...before, ...Object.fromEntries(newer) }, progress);
}

/**
 * Deletes entries and returns them.
 *
 * @param {string} [lesson] All lessons when left out.
 * @returns {Entries}
 */
export function forget(lesson) {
  const { entries, progress } = all();
  const named = Object.entries(entries);
  const isGone = (/** @type {string} */ name) => !lesson || name.startsWith(`${lesson}/`);
  for (const name of lesson ? [`${CACHED}${lesson}`] : namesLike("backedu:")) remove(name);
  if (lesson) {
    const { [lesson]: _, ...others } = progress;
    put(Object.fromEntries(named.filter(([name]) => !isGone(name))), others);
  }
  return Object.fromEntries(named.filter(([name]) => isGone(name)));
}

/** Tells this page's scripts, as a browser tells other tabs, that what is kept has changed. */
export const CHANGED = "backedu-kept";
export const tellChanged = () => dispatchEvent(new Event(CHANGED));

/**
 * Calls `act` when the reader goes back to this page and the browser has kept it whole: it was told
 * of nothing that happened meanwhile.
 *
 * @param {() => void} act
 */
export function onReturn(act) {
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) act();
  });
}

/** Calls `act` when that happens here, or elsewhere. @param {() => void} act */
export function onChanged(act) {
  onReturn(act);
  addEventListener(CHANGED, act);
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) act();
  });
}
