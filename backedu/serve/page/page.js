// What every page does, before anything is drawn: see the functions' own words.

import { openCitedEntries } from "./reading/citations.js";
import { followReader } from "./reading/contents.js";
import { showDue } from "./reading/due.js";
import { offerToForget } from "./reading/kept_answers.js";
import { applyLooks, offerLooks } from "./reading/looks.js";
import { printWell } from "./reading/paper.js";
import { keepPlace } from "./reading/place.js";
import { tellPrivacy } from "./reading/privacy.js";
import { showKeptProgress } from "./reading/progress.js";
import { showShelf } from "./reading/shelf.js";
import { fetchAhead, startHost } from "./start.js";

applyLooks();
fetchAhead();
printWell();
const STEPS = [
  startHost,
  keepPlace,
  offerLooks,
  showShelf,
  showKeptProgress,
  followReader,
  openCitedEntries,
  offerToForget,
  tellPrivacy,
  showDue,
];
document.addEventListener("DOMContentLoaded", () => {
  for (const step of STEPS) {
    try {
      step();
    } catch (problem) {
      console.error(problem); // what one of them lacks, the others may not need
    }
  }
});
