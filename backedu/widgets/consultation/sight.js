const SEEN = "data-in-sight";
const MOST = { rootMargin: "0px 0px -20% 0px" }; // a card that only begins at the foot takes nothing
const MIDDLE = "data-in-middle";
const LINE = { rootMargin: "-40% 0px -59% 0px" }; // of two cards in sight, one has it
const HIGH = "(min-height: 36rem)"; // as in the sheet: lower for its letters, and nothing stays on the screen
const LEAST_EM = 18; // narrower, and the stages need more than one row
const ROW_EM = 62; // room for stages and clock beside what is in the bar

/**
 * Tells a page while someone is being seen in sight: its contents give their place to the card, and
 * its bar takes the stages and the clock.
 */
export function tellPage() {
  const seen = [...document.querySelectorAll(`.bk-pt[${SEEN}]:not([data-stage="story"])`)];
  const at = seen.find((card) => card.hasAttribute(MIDDLE)) ?? seen[0];
  document.body.toggleAttribute("data-at-person", Boolean(at));
  const bar = document.querySelector(".bar");
  if (bar?.checkVisibility()) fill(bar, at);
}

/** @param {Element} bar @param {Element | undefined} at Whose stages it shows. */
function fill(bar, at) {
  const em = at ? Number.parseFloat(getComputedStyle(at).fontSize) : 1;
  const width = (at?.clientWidth ?? 0) / em;
  const isIn = matchMedia(HIGH).matches && width >= LEAST_EM;
  for (const other of document.querySelectorAll(".bk-pt-bar:popover-open")) {
    if (!isIn || !at?.contains(other)) /** @type {HTMLElement} */ (other).hidePopover();
  }
  delete document.body.dataset.inBar;
  const steps = /** @type {HTMLElement | null | undefined} */ (at?.querySelector(".bk-pt-bar"));
  if (!steps) return;
  steps.popover = isIn ? "manual" : null;
  if (!isIn) return;
  document.body.dataset.inBar = width >= ROW_EM ? "row" : "rows";
  steps.showPopover();
  between(bar, steps);
}

/**
 * Keeps the stages between what begins the bar and what ends it, whatever the size of letters.
 *
 * @param {Element} bar
 * @param {HTMLElement} steps
 */
function between(bar, steps) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const places = [...bar.children].map((child) => child.getBoundingClientRect());
  const end = bar.querySelector(".end")?.getBoundingClientRect().left ?? 0;
  const start = Math.max(...places.map(({ left, right }) => (left < end ? right : 0)));
  const rest = document.documentElement.clientWidth - end;
  steps.style.setProperty("--from", `${start / rem}rem`);
  steps.style.setProperty("--to", `${rest / rem}rem`);
}

/**
 * Follows whether a card is in sight.
 *
 * @param {HTMLElement} card
 * @returns {() => void} Stops it.
 */
export function watchSight(card) {
  const watch = (/** @type {string} */ name, /** @type {IntersectionObserverInit} */ where) => {
    const sight = new IntersectionObserver((told) => {
      card.toggleAttribute(name, told.at(-1)?.isIntersecting); // a busy page is told of several at once
      tellPage();
    }, where);
    sight.observe(card);
    return sight;
  };
  const sights = [watch(MIDDLE, LINE), watch(SEEN, MOST)];
  addEventListener("resize", tellPage);
  return () => {
    removeEventListener("resize", tellPage);
    for (const sight of sights) sight.disconnect();
  };
}
