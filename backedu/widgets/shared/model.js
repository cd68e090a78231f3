/** @import { AnyModel } from "@anywidget/types" */

/**
 * Calls `draw` now and whenever one of the traits changes; returns the clean-up that render wants.
 *
 * @param {AnyModel<any>} model
 * @param {string[]} traits
 * @param {() => void} draw
 */
export function follow(model, traits, draw) {
  for (const trait of traits) model.on(`change:${trait}`, draw);
  draw();
  return () => {
    for (const trait of traits) model.off(`change:${trait}`, draw);
  };
}

/**
 * Sets traits and tells Python of them.
 *
 * @param {AnyModel<any>} model
 * @param {Record<string, unknown>} traits
 */
export function save(model, traits) {
  for (const [name, value] of Object.entries(traits)) model.set(name, value);
  model.save_changes();
}

/**
 * Returns one clean-up made of several.
 *
 * @param {...(() => void)} stops
 */
export const together =
  (...stops) =>
  () => {
    for (const stop of stops) stop();
  };
