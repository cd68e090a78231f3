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
