// What every page does, before anything is drawn: see the functions' own words.

import { openCitedEntries } from "./reading/citations.js";
import { followReader } from "./reading/contents.js";
import { offerToForget } from "./reading/kept_answers.js";
import { applyLooks, offerLooks } from "./reading/looks.js";
import { tellPrivacy } from "./reading/privacy.js";
import { showKeptProgress } from "./reading/progress.js";
import { showShelf } from "./reading/shelf.js";
import { fetchAhead, startHost } from "./start.js";

applyLooks();
fetchAhead();
document.addEventListener("DOMContentLoaded", () => {
  startHost();
  offerLooks();
  showShelf();
  showKeptProgress();
  followReader();
  openCitedEntries();
  offerToForget();
  tellPrivacy();
});
