const SEEN = "data-in-sight";
const MOST = { rootMargin: "0px 0px -20% 0px" }; // a card that only begins at the foot takes nothing

/** Tells a page while someone is being seen in sight: its contents give their place to the card. */
export function tellPage() {
  const at = document.querySelector(`.bk-pt[${SEEN}]:not([data-stage="story"])`);
  document.body.toggleAttribute("data-at-person", Boolean(at));
}

/**
 * Follows whether a card is in sight.
 *
 * @param {HTMLElement} card
 * @returns {() => void} Stops it.
 */
export function watchSight(card) {
  const sight = new IntersectionObserver(([at]) => {
    card.toggleAttribute(SEEN, at?.isIntersecting);
    tellPage();
  }, MOST);
  sight.observe(card);
  return () => sight.disconnect();
}
