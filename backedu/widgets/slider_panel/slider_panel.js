import { choiceRow } from "../shared/choice.js";
import { h } from "../shared/dom.js";
import { follow, tell, together, watchAnswers } from "../shared/model.js";
import { sliderRow } from "./slider.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Choice } from "../shared/choice.js"
 * @import { Slider, SliderWords } from "./slider.js"
 *
 * @typedef {object} PanelTraits
 * @property {Slider[]} sliders
 * @property {Choice[]} choices
 * @property {Record<string, any>} value
 * @property {{ slider: SliderWords }} words
 */

/**
 * @param {object} place
 * @param {AnyModel<PanelTraits>} place.model
 * @param {HTMLElement} place.el
 * @param {() => void} [place.keep] What happens to a setting; Python is told unless it is said.
 * @returns {() => void}
 */
export function sliderPanel({ model, el, keep = () => tell(model) }) {
  /** @param {string} name */
  const read = (name) => () => model.get("value")[name];
  /** @param {string} name */
  const write = (name) => (/** @type {unknown} */ setting) => {
    model.set("value", { ...model.get("value"), [name]: setting });
    keep();
  };
  const { slider: words } = model.get("words");
  const choices = model
    .get("choices")
    .map((choice) => choiceRow(choice, read(choice.name), write(choice.name)));
  const sliders = model
    .get("sliders")
    .map((slider) => sliderRow(slider, read(slider.name), write(slider.name), words));
  const rows = [...choices, ...sliders];
  const elements = rows.map(({ row }) => row);
  el.append(h("div", { class: "bk bk-slider-panel" }, elements));
  const stop = follow(model, ["value"], () => {
    for (const { show } of rows) show();
  });
  return together(stop, watchAnswers(model, el));
}

export default { render: sliderPanel };
