// A page without a browser, for the unit tests of scripts: import this first.
import { GlobalRegistrator } from "@happy-dom/global-registrator";
import { words } from "./words.js";

GlobalRegistrator.register({ url: "http://lessons.test/lesson/one" });
Element.prototype.scrollIntoView = () => {};

/** The sentences of the lessons, by section, as the controls are handed them. */
export { words };

/** A control's model as JupyterLab has it, which notes what Python was told. */
export class FakeModel {
  /** @type {Map<string, Set<(...values: any[]) => void>>} */
  #listeners = new Map();
  /** @type {Record<string, any>} */
  #dirty = {};
  /** @type {Record<string, any>[]} what Python was told, in order */
  told = [];
  widget_manager = { get_model: () => Promise.reject(new Error("none")) };

  /** @param {Record<string, any>} state */
  constructor(state) {
    this.state = state;
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    this.#dirty[name] = value;
    this.hear({ [name]: value });
  }

  /** Takes over what Python says. @param {Record<string, any>} traits */
  hear(traits) {
    Object.assign(this.state, traits);
    for (const name of Object.keys(traits)) {
      for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
    }
  }

  save_changes() {
    this.told.push(this.#dirty);
    this.#dirty = {};
  }

  send() {}

  /**
   * @param {string} event
   * @param {(...values: any[]) => void} listener
   */
  on(event, listener) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  /**
   * @param {any} event
   * @param {any} listener
   */
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  get isHeard() {
    return [...this.#listeners.values()].some((all) => all.size);
  }
}

/**
 * Draws a control in the page and returns its model, its place and its clean-up.
 *
 * @param {{ render: (place: any) => any }} control
 * @param {Record<string, any>} state
 */
export function draw({ render }, state) {
  const model = new FakeModel(state);
  const el = document.body.appendChild(document.createElement("div"));
  const leave = render({ model, el }) ?? (() => {});
  return { model, el, leave };
}

/**
 * The one element that a selector finds.
 *
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {any}
 */
export function one(place, selector) {
  const found = place.querySelectorAll(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements for ${selector}`);
  return found[0];
}

/**
 * All elements that a selector finds.
 *
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {any[]}
 */
export const all = (place, selector) => [...place.querySelectorAll(selector)];

/**
 * The button that says this.
 *
 * @param {ParentNode} place
 * @param {string} text
 */
export const button = (place, text) =>
  all(place, "button").find((each) => each.textContent === text);

/**
 * Chooses a radio button, ticks a box, or types into one, as a person does.
 *
 * @param {any} input
 * @param {boolean | string} setting
 */
export function set(input, setting) {
  if (typeof setting === "boolean") input.checked = setting;
  else input.value = setting;
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind));
}
