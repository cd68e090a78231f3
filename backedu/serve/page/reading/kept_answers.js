import { forgetProgress } from "./progress.js";
import { allAnswers, answersOf } from "./storage.js";

/**
 * @param {string} id
 * @param {(store: Storage) => string[]} names
 * @param {() => void} [besides]
 */
function forgetOnClick(id, names, besides) {
  document.getElementById(id)?.addEventListener("click", () => {
    document.documentElement.dataset.forget = "";
    for (const store of [localStorage, sessionStorage]) {
      for (const name of names(store)) store.removeItem(name);
    }
    besides?.();
    history.scrollRestoration = "manual"; // begin at the top again
    location.reload();
  });
}

/** Lets the buttons at the foot delete the answers to this lesson, or all answers. */
export function offerToForget() {
  const lesson = document.getElementById("again")?.dataset.lesson ?? "";
  forgetOnClick(
    "again",
    () => [answersOf(lesson)],
    () => forgetProgress(lesson),
  );
  forgetOnClick("forget", allAnswers);
}
