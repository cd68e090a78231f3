import { fill } from "../../../widgets/shared/words.js";
import { forget, keep, tellChanged } from "../kept.js";
import { pageWords, say, tellNothingKept } from "../status.js";
import { loadFromFile, saveToFile } from "./file.js";
import { allProgress, mergeProgress } from "./progress.js";
import { canKeep } from "./storage.js";

/**
 * @import { Entries } from "../kept.js"
 * @import { Progress } from "./progress.js"
 *
 * @typedef {{ when: number, answers: Entries, progress: Record<string, Progress> }} Deleted
 */

const UNDO_MS = 120_000;
const NAME = "backedu:deleted"; // in this tab alone, which forgets it when it is closed
const TOLD = "kept-told";

/** What was deleted lately. @returns {Deleted | null} */
function lately() {
  try {
    const deleted = JSON.parse(sessionStorage.getItem(NAME) ?? "null");
    if (Date.now() - deleted.when < UNDO_MS) return deleted;
    sessionStorage.removeItem(NAME);
  } catch {
    // nothing, or nothing that can be read
  }
  return null;
}

/** @param {Deleted | null} deleted */
function remember(deleted) {
  try {
    if (deleted) sessionStorage.setItem(NAME, JSON.stringify(deleted));
    else sessionStorage.removeItem(NAME);
  } catch {
    // the button on this page still knows it
  }
}

/** For a while what was deleted can be had back. @param {Deleted} deleted */
function offerToUndo(deleted) {
  const words = pageWords();
  const over = setTimeout(
    () => {
      remember(null);
      say("", undefined, undefined, TOLD);
    },
    deleted.when + UNDO_MS - Date.now(),
  );
  const undo = () => {
    clearTimeout(over);
    remember(null);
    delete document.documentElement.dataset.forget;
    keep(deleted.answers);
    mergeProgress(deleted.progress);
    tellChanged();
    say(words.undone, undefined, undefined, TOLD);
  };
  say(words.deleted, words.undo, undo, TOLD);
}

/** @param {string} [lesson] All when left out. */
function deleteAnswers(lesson) {
  const all = allProgress();
  const own = lesson ? all[lesson] : undefined;
  const progress = lesson ? (own ? { [lesson]: own } : {}) : all;
  const deleted = { when: Date.now(), answers: forget(lesson), progress };
  document.documentElement.dataset.forget = "";
  tellChanged();
  remember(deleted);
  offerToUndo(deleted);
}

/** @param {HTMLInputElement} input */
async function load(input) {
  const [file] = input.files ?? [];
  if (!file) return;
  const words = pageWords();
  const outcome = await loadFromFile(file);
  input.value = "";
  const refusal = { foreign: words.foreign, newer: words.newer };
  const text = typeof outcome === "string" ? refusal[outcome] : fill(words.loaded, { n: outcome });
  say(text, undefined, undefined, TOLD);
}

/**
 * Lets the buttons at the foot delete the answers to this lesson, or all answers, and save them to
 * a file and load them; the line there says whether this browser keeps any.
 */
export function offerToForget() {
  const find = (/** @type {string} */ id) => document.getElementById(id);
  const again = find("again");
  again?.addEventListener("click", () => deleteAnswers(again.dataset.lesson));
  find("forget")?.addEventListener("click", () => deleteAnswers());
  find("save")?.addEventListener("click", saveToFile);
  const input = /** @type {HTMLInputElement | null} */ (find("load"));
  input?.addEventListener("change", () => load(input));
  if (!canKeep()) tellNothingKept();
  const deleted = lately();
  if (deleted) offerToUndo(deleted);
}
