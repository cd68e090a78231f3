// How long the class still has: the presenter says on the panel when it ends.

import { fill } from "../../../widgets/shared/words.js";
import { clock } from "./stream.js";

const DAY_MS = 86_400_000;

/**
 * Returns when it next is a time of the day, or last was: whichever is nearer.
 *
 * @param {string} time as a field for a time has it, "10:50"; empty for none
 * @param {number} now in milliseconds since 1970
 * @returns {number} seconds since 1970; 0 for none
 */
export function moment(time, now) {
  if (!time) return 0;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const at = new Date(now).setHours(hours, minutes, 0, 0);
  const days = Math.round((now - at) / DAY_MS);
  return Math.round((at + days * DAY_MS) / 1000);
}

/** Returns a moment as a field for a time has it. @param {number} until in seconds since 1970 */
export const timeOf = (until) => {
  const at = new Date(until * 1000);
  return [at.getHours(), at.getMinutes()].map((each) => String(each).padStart(2, "0")).join(":");
};

/**
 * Returns what shows the time that is left, and under it when that is, which can be changed.
 *
 * @param {(id: string) => HTMLElement} byId
 * @param {Record<string, string>} words
 * @param {(until: number) => void} change hears when the class is to end
 */
export function ending(byId, words, change) {
  const [said, field] = [byId("until-said"), /** @type {HTMLInputElement} */ (byId("until"))];
  const form = /** @type {HTMLElement} */ (field.parentElement);

  /** @param {boolean} isAsked */
  const ask = (isAsked) => {
    said.hidden = isAsked;
    form.hidden = !isAsked;
  };
  said.addEventListener("click", () => {
    ask(true);
    field.focus();
  });
  field.addEventListener("blur", () => {
    if (field.value !== field.defaultValue) change(moment(field.value, Date.now()));
    ask(false);
  });
  field.addEventListener("keydown", ({ key }) => {
    if (!/^(Enter|Escape)$/.test(key)) return;
    if (key !== "Enter") field.value = field.defaultValue;
    ask(false);
    said.focus();
  });

  /** @param {number} until in seconds since 1970; 0 where nobody has said */
  return (until) => {
    const left = until * 1000 - Date.now();
    const time = until ? timeOf(until) : "";
    const text = until ? fill((left < 0 ? words.over : words.left) ?? "", { time }) : words.no_end;
    byId("time-left").textContent = until ? clock(Math.abs(left) / 1000) : "–";
    said.textContent = text ?? "";
    if (form.hidden) field.defaultValue = time;
    if (form.hidden) field.value = time;
  };
}
