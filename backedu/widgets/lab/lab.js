import { figure } from "../figure/figure.js";
import { h } from "../shared/dom.js";
import { follow, together } from "../shared/model.js";
import { whenNear } from "../shared/screen.js";
import { sliderPanel } from "../slider_panel/slider_panel.js";
import { Pictures } from "./pictures.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { FigureTraits } from "../figure/figure.js"
 * @import { PanelTraits } from "../slider_panel/slider_panel.js"
 * @import { Frames } from "./pictures.js"
 *
 * @typedef {object} OwnTraits
 * @property {string} title
 * @property {string} task
 * @property {string[]} notice
 * @property {Frames} frames
 * @property {FigureTraits["words"] & PanelTraits["words"] & { lab: { notice: string } }} words
 *
 * @typedef {Omit<FigureTraits & PanelTraits, "words"> & OwnTraits} LabTraits
 */

/**
 * @param {AnyModel<LabTraits>} model
 * @param {HTMLElement} controls
 * @param {HTMLElement} picture
 */
function layout(model, controls, picture) {
  const [title, task, notice] = [model.get("title"), model.get("task"), model.get("notice")];
  const look = notice.map((sentence) => h("li", {}, sentence));
  const list = [h("summary", {}, model.get("words").lab.notice), h("ul", {}, look)];
  const aid = notice.length ? h("details", { class: "bk-lab-notice" }, list) : null;
  return h(
    "section",
    { class: "bk bk-card bk-lab", "aria-label": title, "data-wide": true },
    title ? h("h3", { class: "bk-hidden" }, title) : null,
    h(
      "div",
      { class: "bk-lab-grid" },
      h("div", { class: "bk-lab-side" }, task ? h("p", {}, task) : null, controls),
      picture,
      aid,
    ),
  );
}

/**
 * @param {{ model: AnyModel<LabTraits>, el: HTMLElement }} place
 * @returns {() => void}
 */
function lab({ model, el }) {
  const controls = h("div", { class: "bk-lab-controls" });
  const picture = h("div", { class: "bk-lab-picture" });
  el.append(layout(model, controls, picture));
  const pictures = new Pictures(model);
  return together(
    whenNear(el, () => pictures.fetch()),
    follow(model, ["value", "frames"], () => pictures.show()),
    sliderPanel({ model, el: controls, keep: () => pictures.keep() }),
    figure({ model, el: picture }),
  );
}

export default { render: lab };
