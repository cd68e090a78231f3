import { h, newId } from "../shared/dom.js";
import { fill } from "../shared/words.js";

/**
 * @import { Row } from "../shared/choice.js"
 *
 * @typedef {object} Slider As `SliderPanel` in Python describes it.
 * @property {string} name
 * @property {string} label
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {number} start
 * @property {string} [unit]
 * @property {string} [low]
 * @property {string} [high]
 * @property {{ value: number, label: string }[]} [ticks]
 *
 * @typedef {Record<"type" | "type_in", string>} SliderWords
 */

/** Returns how a value is said: by its name, or with its unit. @param {Slider} slider */
function sayer({ ticks = [], unit }) {
  const named = new Map(ticks.map((tick) => [tick.value, tick.label]));
  return (/** @type {number} */ number) =>
    named.get(number) ?? [number, unit].filter(Boolean).join(" ");
}

/**
 * Returns the number that someone has typed, within the range; the start when it is none.
 *
 * @param {string} text
 * @param {Slider} slider
 */
export function numberFrom(text, { min, max, start }) {
  const number = Number(text);
  if (text === "" || Number.isNaN(number)) return start;
  return Math.min(max, Math.max(min, number));
}

/**
 * Returns a box to type the value in.
 *
 * @param {Slider} slider
 * @param {SliderWords} words
 * @param {(number: number) => void} set
 */
function typedBox(slider, words, set) {
  const { min, max, step, label, unit = "" } = slider;
  const sentence = fill(unit ? words.type_in : words.type, { label, unit });
  const onchange = () => set(numberFrom(box.value, slider));
  const box = h("input", { type: "number", min, max, step, "aria-label": sentence, onchange });
  return box;
}

/**
 * Returns one slider: name above, value with its unit at the right, the ends named beneath.
 *
 * @param {Slider} slider
 * @param {() => number} read
 * @param {(setting: number) => void} write
 * @param {SliderWords} words
 * @returns {Row}
 */
export function sliderRow(slider, read, write, words) {
  const { label, min, max, step, unit, low, high } = slider;
  const id = newId(slider.name);
  const say = sayer(slider);
  const set = (/** @type {number} */ number) => {
    write(number);
    show();
    if (box) box.value = String(read());
  };
  const range = h("input", { type: "range", id, min, max, step, value: read() });
  range.addEventListener("input", () => set(Number(range.value)));
  range.addEventListener("dblclick", () => set(slider.start));
  const box = slider.ticks?.length ? null : typedBox(slider, words, set);
  const shown = box
    ? h("span", { class: "bk-slider-typed" }, box, unit ? h("span", {}, unit) : null)
    : h("output", { for: id, class: "bk-slider-name", "aria-live": "off" });
  const show = () => {
    const number = read();
    range.value = String(number);
    range.setAttribute("aria-valuetext", say(number));
    if (!box) shown.textContent = say(number);
    else if (document.activeElement !== box) box.value = String(number);
  };
  const head = h("div", { class: "bk-slider-head" }, h("label", { for: id }, label), shown);
  const ends = [low ?? say(min), high ?? say(max)].map((end) => h("span", {}, end));
  const below = h("div", { class: "bk-slider-ends", "aria-hidden": "true" }, ends);
  return { row: h("div", { class: "bk-slider" }, head, range, below), show };
}
