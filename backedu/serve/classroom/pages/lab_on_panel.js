import { h, put } from "../../../widgets/shared/dom.js";

/** @typedef {{kind: string, of: string, label: string, value: string, said: string, min: string, max: string, step: string, options: string[][], is_on: boolean, is_off: boolean}} Control A control of the lesson's page on the wall. */
/** @typedef {(number: number, label: string, value: string) => void} Move */

const SET = /^(range|number|select)$/;

/**
 * @param {Control} control
 * @param {number} number
 * @param {Move} move
 */
function field({ kind, label, value, min, max, step, options }, number, move) {
  const id = `control-${number}`;
  if (!SET.test(kind)) {
    const onclick = () => move(number, label, "");
    return h("button", { id, class: "btn", type: "button", onclick }, label);
  }
  const onchange = (/** @type {Event} */ event) =>
    move(number, label, /** @type {HTMLInputElement} */ (event.target).value);
  if (kind !== "select") return h("input", { id, type: kind, min, max, step, value, onchange });
  const rows = options.map(([each = "", text = ""]) => h("option", { value: each }, text));
  return h("select", { id, onchange }, ...rows);
}

/**
 * @param {Control} control
 * @param {number} number
 * @param {HTMLElement} made
 */
function row({ kind, label }, number, made) {
  if (!SET.test(kind)) return h("p", {}, made);
  const said = h("output", { id: `said-${number}`, class: "small" });
  return h("p", {}, h("label", { for: made.id }, label), said, made);
}

/**
 * Shows how a control is on the wall; one that is in use here is left alone.
 *
 * @param {Control} control
 * @param {number} number
 */
function set({ value, said, is_on: isOn, is_off: isOff }, number) {
  const made = /** @type {HTMLInputElement} */ (document.getElementById(`control-${number}`));
  made.disabled = isOff;
  if (made.localName === "button") made.setAttribute("aria-pressed", String(isOn));
  else if (made !== document.activeElement) made.value = value;
  const text = document.getElementById(`said-${number}`);
  if (text) text.textContent = said;
}

/**
 * Returns what shows the controls of the lesson's page on the wall.
 *
 * @param {HTMLElement} place
 * @param {Record<string, string>} words
 * @param {Move} move says what was done with one
 */
export function labOnThePanel(place, words, move) {
  let drawn = "[]";
  return (/** @type {Control[]} */ controls) => {
    const now = JSON.stringify(
      controls.map(({ kind, of, label, options }) => [kind, of, label, options]),
    );
    if (now !== drawn) {
      drawn = now;
      const { activeElement: before } = document;
      const rows = controls.map((each, i) => [
        each.of && each.of !== controls[i - 1]?.of ? h("h3", {}, each.of) : null,
        row(each, i, field(each, i, move)),
      ]);
      const id = place.contains(before) ? before?.id : "";
      put(place, controls.length ? h("h2", {}, words.controls ?? "") : null, ...rows.flat());
      if (id) document.getElementById(id)?.focus({ preventScroll: true });
    }
    controls.forEach(set);
  };
}
