// What every page does once its text has been read: see the functions' own words.

import { afterPaint } from "../../widgets/shared/dom.js";
import { openCitedEntries } from "./reading/citations.js";
import { followReader } from "./reading/contents.js";
import { showDue } from "./reading/due.js";
import { offerToForget } from "./reading/kept_answers.js";
import { offerLooks } from "./reading/looks.js";
import { printWell } from "./reading/paper.js";
import { keepPlace } from "./reading/place.js";
import { tellPrivacy } from "./reading/privacy.js";
import { showKeptProgress } from "./reading/progress.js";
import { showShelf } from "./reading/shelf.js";
import { layOutRest, startAuthor, startHost } from "./start.js";

printWell();
/** What a reader sees at once is put right before the page is painted; all else can wait. */
const AT_ONCE = [keepPlace, showShelf, showKeptProgress];
const SOON = [
  layOutRest,
  startHost,
  startAuthor,
  offerLooks,
  followReader,
  openCitedEntries,
  offerToForget,
  tellPrivacy,
  showDue,
];

/** @param {(() => void)[]} steps */
const take = (steps) => {
  for (const step of steps) {
    try {
      step();
    } catch (problem) {
      console.error(problem); // what one of them lacks, the others may not need
    }
  }
};
document.addEventListener("DOMContentLoaded", () => {
  take(AT_ONCE);
  afterPaint(() => take(SOON));
});
