// Where the reader was on a page, by what was on the screen: after a reload, answers are folded and
// controls far away aren't laid out yet, so the same pixel is somewhere else in the text. It is kept
// with the tab's history, as a browser keeps the pixel.

/** Sent to the page when all controls of a lesson are drawn. */
export const DRAWN = "backedu-drawn";

const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];
const REST_MS = 150;
const SEEN_PX = 40; // of a block below the bar, so that it counts as being on the screen

/** Where the bar ends, whatever the size of its letters. */
const barEnds = () => document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;

/** What is there before any control is drawn, from top to bottom. */
const blocks = () => [
  ...document.querySelectorAll("main .part > h2, main .prose > *, main .exercise, main .output"),
];

/** Returns which block is the first on the screen, and how far from its top. */
export function placeNow() {
  const all = blocks();
  const from = barEnds() + SEEN_PX;
  const i = scrollY ? all.findIndex((each) => each.getBoundingClientRect().bottom > from) : -1;
  const top = all[i]?.getBoundingClientRect().top;
  return top === undefined ? null : { i, top };
}

/** Scrolls to where the reader was, or to the part that the address names. */
export function goToPlace() {
  const { i, top } = history.state?.place ?? {};
  const block = blocks()[i];
  if (block) {
    const now = block.getBoundingClientRect();
    // An answered question may be drawn as one line: it begins below the bar.
    const isSeen = top + now.height > barEnds() + SEEN_PX;
    scrollBy({ top: now.top - (isSeen ? top : barEnds()), behavior: "instant" });
  } else {
    document.querySelector(":target")?.scrollIntoView(); // it may have been hidden until now
  }
}

/**
 * Has a page that is loaded again, or come back to, begin where it was left. It is put right once
 * more when its controls are drawn, unless the reader has moved on meanwhile.
 */
export function keepPlace() {
  if (!document.querySelector("main[data-lesson]") || document.getElementById("cells")) return;
  history.scrollRestoration = "manual";
  const moved = new AbortController();
  const { signal } = moved;
  for (const each of MOVES) addEventListener(each, () => moved.abort(), { signal, passive: true });
  addEventListener(DRAWN, goToPlace, { signal, once: true });
  addEventListener("popstate", goToPlace);
  let soon = 0;
  addEventListener("scroll", () => {
    clearTimeout(soon);
    soon = window.setTimeout(() => history.replaceState({ place: placeNow() }, ""), REST_MS);
  });
  if (history.state?.place) goToPlace();
}
