import { h, newId, optionRow } from "./dom.js";

/**
 * @typedef {object} Choice One setting, as `shared/choice.py` describes it.
 * @property {string} name
 * @property {string} label
 * @property {{ id: string, label: string }[]} options
 * @property {boolean} [several]
 *
 * @typedef {{ row: HTMLElement, show: () => void }} Row A setting on the screen; `show` reads it.
 */

const MOST_IN_A_ROW = 3;

/**
 * Returns one setting: a row of options where there are few, a list to pick from where there are
 * many.
 *
 * @param {Choice} choice
 * @param {() => string} read
 * @param {(setting: string) => void} write
 * @returns {Row}
 */
export function choiceRow(choice, read, write) {
  const few = choice.several || choice.options.length <= MOST_IN_A_ROW;
  return (few ? inARow : inAList)(choice, read, write);
}

/**
 * Returns one setting as a row of options, however many.
 *
 * @type {typeof choiceRow}
 */
export function inARow(choice, read, write) {
  const type = choice.several ? "checkbox" : "radio";
  const name = newId(choice.name);
  const ticked = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const onchange = () => write(ticked().join(" "));
  const inputs = choice.options.map(({ id }) => h("input", { type, name, value: id, onchange }));
  const row = h(
    "fieldset",
    { class: `bk-choice bk-choose-${choice.several ? "several" : "one"}` },
    h("legend", {}, choice.label),
    inputs.map((input, i) => optionRow(input, choice.options[i]?.label ?? "")),
  );
  const show = () => {
    const chosen = read().split(" ");
    for (const input of inputs) input.checked = chosen.includes(input.value);
  };
  return { row, show };
}

/** @type {typeof choiceRow} */
function inAList(choice, read, write) {
  const id = newId(choice.name);
  const options = choice.options.map((option) => h("option", { value: option.id }, option.label));
  const select = h("select", { id, onchange: () => write(select.value) }, options);
  const label = h("label", { for: id }, choice.label);
  // A menu would cut a long name; what lies over it doesn't.
  const picked = h("span", { "aria-hidden": "true" });
  const show = () => {
    select.value = read();
    picked.textContent = select.selectedOptions[0]?.text ?? "";
  };
  const menu = h("div", { class: "bk-picked" }, select, picked);
  return { row: h("div", { class: "bk-choice" }, label, menu), show };
}
