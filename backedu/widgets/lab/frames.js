/**
 * @typedef {object} DrawnFrames As `shared/frames.py` describes them.
 * @property {[string, any[]][]} positions
 * @property {any[]} pool
 * @property {any[]} pictures
 */

/**
 * Returns what finds the picture for the sliders' values among those that were drawn beforehand.
 * What several pictures share is put together once, so that plotly.js sees at a glance that it is
 * the same.
 *
 * @param {DrawnFrames} frames
 */
export function frameFinder({ positions, pool, pictures }) {
  const shared = new Map();
  /** @param {any} part @returns {any} */
  const restore = (part) => {
    if (Array.isArray(part)) return part.map(restore);
    if (part === null || typeof part !== "object") return part;
    if ("$" in part) return together(part.$);
    const inner = Object.entries(part).map(([name, value]) => [name, restore(value)]);
    return Object.fromEntries(inner);
  };
  const together = (/** @type {number} */ number) => {
    if (!shared.has(number)) shared.set(number, restore(pool[number]));
    return shared.get(number);
  };
  return (/** @type {Record<string, any>} */ value) => {
    const place = positions.reduce(
      (number, [name, values]) => number * values.length + Math.max(0, values.indexOf(value[name])),
      0,
    );
    return restore(pictures[place]);
  };
}
