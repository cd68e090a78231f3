import { fill } from "../../../widgets/shared/words.js";
import { keptProgress, putProgress } from "../kept.js";
import { pageWords } from "../status.js";

/**
 * @typedef {object} Progress What was done in a lesson, and where.
 * @property {string[]} done Ids of the exercises that were answered.
 * @property {number} of How many exercises there are.
 * @property {string} [at] Title of the part that was last read.
 * @property {string} [part] Its id.
 * @property {number} [when] Milliseconds of the epoch.
 */

/** @param {any} kept */
const isProgress = (kept) => Array.isArray(kept?.done) && Number.isInteger(kept.of);

/** Returns the progress in every lesson that was begun. @returns {Record<string, Progress>} */
export function allProgress() {
  const kept = Object.entries(keptProgress());
  return Object.fromEntries(kept.filter(([, progress]) => isProgress(progress)));
}

/**
 * Keeps what has changed in a lesson; once it was deleted, a reader who only looks on begins nothing.
 *
 * @param {string} lesson
 * @param {Partial<Progress>} changes
 */
export function keepProgress(lesson, changes) {
  if ("forget" in document.documentElement.dataset && !changes.done) return;
  const all = allProgress();
  const now = { done: [], of: 0, ...all[lesson], ...changes, when: Date.now() };
  putProgress({ ...all, [lesson]: now });
}

/** Adds progress from elsewhere; of each lesson the newest stays. @param {Record<string, any>} more */
export function mergeProgress(more) {
  const all = allProgress();
  const sound = Object.entries(more).filter(([, progress]) => isProgress(progress));
  const newer = sound.filter(([lesson, { when = 0 }]) => when >= (all[lesson]?.when ?? 0));
  putProgress({ ...all, ...Object.fromEntries(newer) });
}

/**
 * Fills as many vertebrae as there are answers.
 *
 * @param {Element} segments
 * @param {number} done
 */
export function fillSegments(segments, done) {
  [...segments.children].forEach((segment, i) => {
    segment.classList.toggle("on", i < done);
  });
}

/** Says on a lesson's page how much of it is answered, in all and in each part. @param {string[]} done */
export function showProgress(done) {
  const words = pageWords();
  const places = [...document.querySelectorAll("[data-exercise]")];
  const isDone = (/** @type {Element} */ place) =>
    done.includes(place.getAttribute("data-model") ?? "");
  const count = places.filter(isDone).length;
  for (const place of places) place.classList.toggle("is-done", isDone(place));
  for (const segments of document.querySelectorAll(".segs")) fillSegments(segments, count);
  for (const text of document.querySelectorAll(".answered")) {
    text.textContent = fill(words.answered, { done: count, of: places.length });
  }
  for (const tally of document.querySelectorAll(".tally")) {
    const link = /** @type {HTMLAnchorElement | null} */ (tally.closest("a"));
    const part = document.getElementById(
      decodeURIComponent(link?.hash.slice(1) ?? ""),
    )?.parentElement;
    const inPart = places.filter((place) => part?.contains(place));
    const answered = inPart.filter(isDone).length;
    tally.textContent = fill(words.tally, { done: answered, of: inPart.length });
    tally.toggleAttribute("data-done", answered === inPart.length);
  }
}

/** Shows what is known of the lesson on this page before its exercises are drawn. */
export function showKeptProgress() {
  const main = /** @type {HTMLElement | null} */ (document.querySelector("main[data-lesson]"));
  const { done = [] } = allProgress()[main?.dataset.lesson ?? ""] ?? {};
  if (done.length) showProgress(done); // the page's own text says that nothing is
}
