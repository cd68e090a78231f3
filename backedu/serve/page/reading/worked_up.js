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

/** Tells the consultations of this page, once it is somebody else than before. */
export function tellWorkedUp() {
  const { dataset } = document.documentElement;
  const found = workedUp(allKept()).join(" ");
  if (found === dataset.workedUp) return;
  dataset.workedUp = found;
  document.dispatchEvent(new Event(DONE));
}
