import { pageWords } from "./status.js";
import { allAnswers, answersOf, read } from "./storage.js";

/**
 * @param {string} id
 * @param {(store: Storage) => string[]} names
 */
function forgetOnClick(id, names) {
  document.getElementById(id)?.addEventListener("click", () => {
    document.documentElement.dataset.forget = "";
    for (const store of [localStorage, sessionStorage]) {
      for (const name of names(store)) store.removeItem(name);
    }
    location.reload();
  });
}

/** Lets the buttons at the foot delete the answers to this lesson, or all answers. */
export function offerToForget() {
  const lesson = document.getElementById("again")?.dataset.lesson ?? "";
  forgetOnClick("again", () => [answersOf(lesson)]);
  forgetOnClick("forget", allAnswers);
}

/** @param {string} lesson */
function countBegun(lesson) {
  try {
    const kept = JSON.parse(read(localStorage, answersOf(lesson)) ?? "null");
    return Object.keys(kept?.changed ?? {}).length;
  } catch {
    return 0;
  }
}

/** Says on the shelf how many exercises of each lesson were begun. */
export function tellWhatIsBegun() {
  const words = pageWords();
  for (const element of document.querySelectorAll(".begun")) {
    const card = /** @type {HTMLElement} */ (element);
    const count = countBegun(card.dataset.lesson ?? "");
    const sentence = (count === 1 ? words.begun_one : words.begun_many) ?? "";
    card.textContent = count ? sentence.replace("{n}", String(count)) : "";
  }
}
