// Which patients were worked up in any lesson: who seems alike may be in another one.
import { allKept } from "../kept.js";

/** @import { Entries } from "../kept.js" */

/** A consultation listens for it: somebody was worked up, here or elsewhere. */
const DONE = "bk-case-done";

/** The patients whose kept consultation ends with a decision, by id. @param {Entries} entries */
export const workedUp = (entries) =>
  Object.entries(entries)
    .filter(([, { set }]) => [set.value].flat().some((choice) => /^sure:/.test(String(choice))))
    .map(([name]) => name.split("/").at(-1));

/** Tells the consultations of this page. */
export function tellWorkedUp() {
  document.documentElement.dataset.workedUp = workedUp(allKept()).join(" ");
  document.dispatchEvent(new Event(DONE));
}
