/**
 * Calls `draw` before the page is printed, which waits for nothing, and `restore` afterwards. A page
 * opens its folds after `draw`. Returns a function that calls it off.
 *
 * @param {() => void} draw
 * @param {() => void} restore
 */
export function onPaper(draw, restore) {
  addEventListener("beforeprint", draw, { capture: true });
  addEventListener("afterprint", restore);
  return () => {
    removeEventListener("beforeprint", draw, { capture: true });
    removeEventListener("afterprint", restore);
  };
}

/**
 * Calls `act` once the element comes near the screen; returns a function that calls it off.
 *
 * @param {Element} element
 * @param {() => void} act
 */
export function whenNear(element, act) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      act();
    },
    { rootMargin: "800px" },
  );
  watch.observe(element);
  return () => watch.disconnect();
}
