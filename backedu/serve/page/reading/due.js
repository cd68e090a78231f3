import { fill } from "../../../widgets/shared/words.js";
import { allKept, CACHED, onReturn } from "../kept.js";
import { askForAnswer } from "../server.js";
import { pageWords } from "../status.js";
import { Rows } from "./rows.js";
import { read, write } from "./storage.js";
import { REVIEW } from "./versions.js";

const PATIENCE_MS = 20_000;
const FRESH_MS = 3_600_000; // what is due within half a day counts as due
const NAME = `${CACHED}due`;

/** @typedef {{ due: number, lost?: number }} Due How many cards, and how many of them are probably forgotten. */

/**
 * Asks the review how much is due.
 *
 * @param {DOMStringMap} about
 * @param {Rows} rows
 * @returns {Promise<Due | null>} Nothing where it does not answer.
 */
async function askReview({ base = "", due: control = "" }, rows) {
  const value = { at: Math.round(Date.now() / 1000) };
  const about = /** @type {any} */ ({ lesson: REVIEW.split("/")[0], base });
  const told = { value, ...rows.set };
  const reply = await askForAnswer(about, control, told, PATIENCE_MS).catch(() => null);
  if (!reply?.ok) return null;
  const { due, lost } = reply.answer.result;
  return { due, lost };
}

/**
 * What was answered within the last hour, if the rows are still those.
 *
 * @param {number} stamp
 * @returns {Due | null}
 */
function known(stamp) {
  try {
    const { at, of, due, lost } = JSON.parse(read(NAME) ?? "null");
    return of === stamp && Math.abs(Date.now() - at) < FRESH_MS ? { due, lost } : null;
  } catch {
    return null;
  }
}

/** @type {string[] | null} what the shelf's card of the review says where nothing is due */
let came = null;

/**
 * Says on the shelf how many cards are due, about how long they take, and how many of them are
 * probably forgotten.
 *
 * @param {Due} of
 */
function tellShelf({ due, lost = 0 }) {
  const card = /** @type {HTMLElement | null} */ (document.querySelector("[data-cards]"));
  const [text, link] = [card?.querySelector("p"), card?.querySelector("a")];
  if (!text || !link) return;
  came ??= [text.textContent ?? "", link.textContent ?? ""];
  const { s: each, one, many, forgotten } = JSON.parse(card?.dataset.cards ?? "{}");
  const minutes = Math.ceil((due * each) / 60);
  const [said, now] = due > 1 ? many : due ? one : came;
  const more = due > 1 && lost ? ` ${fill(forgotten, { n: lost })}` : "";
  text.textContent = fill(said, { n: due, minutes }) + more;
  link.textContent = fill(now, { n: due });
}

/**
 * Says beside the link to the review how much is due, to whoever has something there. The review
 * itself is asked, once for several pages; where it does not answer, nothing is said.
 */
export function showDue() {
  onReturn(tellDue);
  return tellDue();
}

async function tellDue() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-due]"));
  const rows = new Rows(REVIEW, "kept");
  rows.sync(allKept());
  if (!place) return;
  place.hidden ||= rows.isEmpty;
  if (rows.isEmpty) {
    tellShelf({ due: 0 });
    return;
  }
  const { stamp } = rows;
  let found = known(stamp);
  if (!found) {
    found = await askReview(place.dataset, rows);
    if (found) write(NAME, JSON.stringify({ at: Date.now(), of: stamp, ...found }));
  }
  const { due, lost } = found ?? { due: 0 };
  place.hidden = !due;
  place.closest("nav")?.toggleAttribute("data-counts", Boolean(due));
  tellShelf({ due, lost });
  if (!due) return;
  const words = pageWords();
  place.textContent = fill(words.due, { n: due });
  place.dataset.n = String(due);
}
