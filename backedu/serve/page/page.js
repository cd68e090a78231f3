// What every page does, before anything is drawn: see the functions' own words.

import { openCitedEntries } from "./citations.js";
import { offerToForget, tellWhatIsBegun } from "./kept_answers.js";
import { applyLooks, offerLooks } from "./looks.js";
import { fetchAhead, startHost } from "./start.js";

applyLooks();
fetchAhead();
document.addEventListener("DOMContentLoaded", () => {
  applyLooks();
  startHost();
  offerLooks();
  openCitedEntries();
  offerToForget();
  tellWhatIsBegun();
});
