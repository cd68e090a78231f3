import { allKept, entriesIn, keep, tellChanged, textOf } from "../kept.js";
import { allProgress, mergeProgress } from "./progress.js";
import { REVIEW } from "./versions.js";

const NAME = "backedu-answers.json";

/** Saves all that is kept to a file. */
export function saveToFile() {
  const text = textOf(allKept(), allProgress());
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: NAME }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/**
 * Adds what is in a file to what is kept; of each question the newest answer stays.
 *
 * @param {Blob} file
 * @returns {Promise<"foreign" | "newer" | number>} How many answers there are, or why none.
 */
export async function loadFromFile(file) {
  const { entries, progress = {}, isNewer } = entriesIn(await file.text().catch(() => ""));
  if (isNewer) return "newer";
  if (!entries) return "foreign";
  keep(entries);
  mergeProgress(progress);
  tellChanged();
  return Object.keys(entries).filter((name) => !name.startsWith(`${REVIEW}/`)).length;
}
