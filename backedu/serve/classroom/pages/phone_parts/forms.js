// Old phones read this: nothing here is newer than 2018.

import { filled, h, paragraph, svg, words } from "./dom.js";
import { keyOf, state } from "./state.js";
import { vote } from "./votes.js";

/** @typedef {import("./state.js").Choice} Choice */

/** What this phone has chosen so far. @returns {string[]} */
const chosen = () => {
  const my = state.mine[keyOf()];
  return my && my.choice ? my.choice.split(" ") : [];
};

/** An option as it is chosen from. @param {Choice} option */
export const face = (option) =>
  h("span", {}, h("b", {}, option.letter), h("em", { style: "font-style:normal" }, option.text));

/** @param {Choice} option */
const single = (option) => {
  const checked = chosen().indexOf(option.id) < 0 ? null : "";
  const change = () => vote({ choice: option.id });
  const input = { type: "radio", name: "v", value: option.id, checked, onchange: change };
  return h("label", { class: "o" }, h("input", input), face(option));
};

/** Returns what can be chosen, under its headings where it has some. */
function one() {
  /** @type {Node[]} */
  const found = [];
  let group = "";
  for (const option of state.view.options) {
    if (option.group && option.group !== group) found.push(h("h2", {}, option.group));
    group = option.group;
    found.push(single(option));
  }
  return found;
}

/** Returns the options to tick, and what happens when one is. */
function ticks() {
  const warning = h("p", { class: "no", role: "alert" });
  /** @type {Record<string, HTMLInputElement>} */
  const inputs = {};
  const shapes = /** @type {Record<string, Element>} */ ({});
  const change = () => {
    const all = state.view.options.map((/** @type {Choice} */ option) => option.id);
    const on = all.filter((/** @type {string} */ id) => (inputs[id] || {}).checked);
    for (const id of Object.keys(shapes)) {
      const shape = shapes[id];
      if (shape) shape.setAttribute("class", on.indexOf(id) < 0 ? "" : "on");
    }
    warning.textContent = on.length ? "" : words.none_left;
    if (on.length) vote({ choice: on.join(" ") });
  };
  const mine = chosen();
  const list = state.view.options.map((/** @type {Choice} */ option) => {
    const checked = mine.indexOf(option.id) < 0 ? null : "";
    const attributes = { type: "checkbox", value: option.id, checked, onchange: change };
    const input = /** @type {HTMLInputElement} */ (h("input", attributes));
    inputs[option.id] = input;
    return h("label", { class: "o" }, input, face(option));
  });
  const tap = (/** @type {string} */ id) => {
    const input = inputs[id];
    if (!input) return;
    input.checked = !input.checked;
    change();
  };
  return { list, warning, shapes, tap, mine };
}

function several() {
  const { list, warning } = ticks();
  return [h("p", { class: "q s" }, words.several), ...list, warning];
}

/** The drawing and the list choose the same; the list alone is read out and has the keys. */
function places() {
  const { list, warning, shapes, tap, mine } = ticks();
  const body = state.view.body;
  const drawing = svg("svg", { viewBox: body.box, class: "body", "aria-hidden": "true" });
  drawing.appendChild(svg("path", { d: body.skin, class: "skin" }));
  for (const id of Object.keys(body.shapes)) {
    const look = mine.indexOf(id) < 0 ? "" : "on";
    const shape = svg("path", { d: body.shapes[id], class: look });
    shape.addEventListener("click", () => tap(id));
    shapes[id] = shape;
    drawing.appendChild(shape);
  }
  setTimeout(() => name(shapes)); // once it is laid out
  const both = h("div", { class: "chart" }, drawing, h("div", {}, ...list));
  return [h("p", { class: "q s" }, words.places), both, warning];
}

/** Writes into each place of the drawing what the list calls it. @param {Record<string, any>} shapes */
function name(shapes) {
  for (const { id, letter } of state.view.options) {
    const { x, y, width, height } = shapes[id].getBBox();
    const text = svg("text", { x: x + width / 2, y: y + height / 2 });
    text.textContent = letter;
    shapes[id].parentNode.insertBefore(text, shapes[id].nextSibling);
  }
}

function number() {
  const [low, high, step] = state.view.scale;
  const range = { low: String(low), high: String(high) };
  const value = chosen()[0] || null;
  const attributes = { type: "number", id: "n", class: "n", inputmode: "decimal", value };
  const limits = { min: low, max: high, step, "aria-describedby": "n-range n-no" };
  const input = /** @type {HTMLInputElement} */ (h("input", { ...attributes, ...limits }));
  const fault = h("p", { class: "no", id: "n-no", role: "alert" });
  const send = () => {
    const is = input.value !== "" && input.checkValidity();
    fault.textContent = is ? "" : filled(words.number_wrong, range);
    if (is) vote({ choice: String(Number(input.value)) });
  };
  return [
    h("p", {}, h("label", { for: "n" }, words.number)),
    input,
    h("p", { class: "q s", id: "n-range" }, filled(words.number_range, range)),
    fault,
    h("button", { class: "btn", type: "button", onclick: send }, words.send),
  ];
}

function order() {
  /** @type {Choice[]} */
  const options = state.view.options;
  const mine = chosen();
  const place = (/** @type {Choice} */ option) => mine.indexOf(option.id);
  let now = mine.length ? options.slice().sort((a, b) => place(a) - place(b)) : options.slice();
  const list = h("ol", { class: "order" });
  const move = (/** @type {number} */ at, /** @type {number} */ by) => {
    const moved = now[at];
    const other = now[at + by];
    if (!moved || !other) return;
    now = now.map((each, i) => (i === at ? other : i === at + by ? moved : each));
    fill();
    const button = list.querySelectorAll("li")[at + by];
    const same = button && button.querySelectorAll("button")[by < 0 ? 0 : 1];
    if (same) same.focus();
  };
  const key = (/** @type {number} */ at, /** @type {number} */ by, /** @type {string} */ text) => {
    const label = filled(by < 0 ? words.up : words.down, { text });
    const on = () => move(at, by);
    const look = { type: "button", class: "key", "aria-label": label, onclick: on };
    return h("button", look, by < 0 ? "\u2191" : "\u2193");
  };
  const fill = () => {
    list.textContent = "";
    now.forEach((option, at) => {
      const keys = [key(at, -1, option.text), key(at, 1, option.text)];
      list.appendChild(h("li", {}, face(option), ...keys));
    });
  };
  fill();
  const send = () => vote({ choice: now.map((option) => option.id).join(" ") });
  return [
    paragraph(words.order),
    list,
    h("button", { class: "btn", type: "button", onclick: send }, words.send),
  ];
}

/** Each option with a list of what it may be matched with; nothing is chosen beforehand. */
function match() {
  const fault = h("p", { class: "no", role: "alert" });
  const mine = chosen();
  /** @type {HTMLSelectElement[]} */
  const lists = [];
  const rows = state.view.options.map((/** @type {Choice} */ option) => {
    const id = `m-${option.id}`;
    const list = h("select", { id, class: "t" }, h("option", { value: "" }, words.match_none));
    for (const [number, text] of state.view.partners) {
      const value = `${option.id}=${number}`;
      const selected = mine.indexOf(value) < 0 ? null : "";
      list.appendChild(h("option", { value, selected }, `${number}  ${text}`));
    }
    lists.push(/** @type {HTMLSelectElement} */ (list));
    return h("p", {}, h("label", { for: id }, `${option.letter}  ${option.text}`), list);
  });
  const send = () => {
    const all = lists.map((list) => list.value);
    fault.textContent = all.every(Boolean) ? "" : words.match_wrong;
    if (all.every(Boolean)) vote({ choice: all.join(" ") });
  };
  return [
    paragraph(words.match),
    ...rows,
    fault,
    h("button", { class: "btn", type: "button", onclick: send }, words.send),
  ];
}

/** What one writes: the field has what was sent, so that it can be changed. */
function inWords() {
  const my = state.mine[keyOf()];
  const field = h("textarea", {
    class: "t",
    id: "own-words",
    rows: "3",
    maxlength: state.view.longest,
    "aria-describedby": "own-words-what",
  });
  const box = /** @type {HTMLTextAreaElement} */ (field);
  box.value = my ? my.choice : "";
  const send = () => {
    const text = box.value.split(/\s+/).join(" ").trim();
    if (text) vote({ choice: text });
  };
  return [
    h("p", {}, h("label", { for: "own-words" }, words.words)),
    box,
    h("p", { class: "q s", id: "own-words-what" }, words.words_what),
    h("button", { class: "btn", type: "button", onclick: send }, words.send_words),
  ];
}

const FORMS = { one, several, places, number, order, match, words: inWords };

/** Returns what one votes with. */
export const form = () => FORMS[/** @type {"one"} */ (state.view.form || "one")]();
