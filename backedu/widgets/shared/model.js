import { h } from "./dom.js";
import { same } from "./same.js";

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

/** @type {WeakMap<object, () => void>} what else happens when Python is told */
const watched = new WeakMap();

/** Tells Python what was set. @param {AnyModel<any>} model */
export function tell(model) {
  model.save_changes();
  watched.get(model)?.();
}

/**
 * Sets traits and tells Python of them.
 *
 * @param {AnyModel<any>} model
 * @param {Record<string, unknown>} traits
 */
export function save(model, traits) {
  for (const [name, value] of Object.entries(traits)) model.set(name, value);
  tell(model);
}

/**
 * Whether what Python said last answers what the control is set to now. Until then no verdict may
 * be shown.
 *
 * @param {AnyModel<any>} model
 * @param {string[]} [names] The settings that matter; all when left out.
 */
export function isSettled(model, names) {
  const settled = model.get("settled") ?? {};
  const all = Object.keys(settled).filter((name) => !names || names.includes(name));
  return all.every((name) => same(settled[name], model.get(name)));
}

const PATIENCE_MS = 800;

/**
 * Says in a sentence when Python has failed, or does not answer in a notebook; on a lesson's page
 * the page says so. Returns the clean-up.
 *
 * @param {AnyModel<any>} model
 * @param {HTMLElement} el
 */
export function watchAnswers(model, el) {
  const words = model.get("words")?.control;
  if (!words) return () => {};
  const line = h("p", { class: "bk bk-unanswered", role: "status" });
  el.append(line);
  let timer = 0;
  /** @type {Record<string, any> | null} what Python was told and has not answered */
  let told = null;
  const show = () => {
    if (told && (same(model.get("settled"), told) || isSettled(model))) told = null;
    line.textContent = model.get("fault") ? words.fault : "";
    if (!told) clearTimeout(timer);
  };
  watched.set(model, () => {
    const names = Object.keys(model.get("settled") ?? {});
    told = structuredClone(Object.fromEntries(names.map((name) => [name, model.get(name)])));
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      show();
      const isInNotebook = !document.documentElement.dataset.host;
      if (told && !line.textContent && isInNotebook) line.textContent = words.unanswered;
    }, PATIENCE_MS);
  });
  const stop = follow(model, ["settled", "fault"], show);
  return () => {
    stop();
    clearTimeout(timer);
    watched.delete(model);
  };
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
