// What a page must know before its text is there. It runs before the text is read, and so is short.

import { applyLooks } from "./reading/looks.js";
import { beginAtTop, fetchAhead } from "./start.js";

applyLooks();
beginAtTop();
fetchAhead();
