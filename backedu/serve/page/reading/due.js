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

/**
 * Asks the review how much is due.
 *
 * @param {DOMStringMap} about
 * @param {Rows} rows
 * @returns {Promise<number | null>} Nothing where it does not answer.
 */
async function askReview({ base = "", due: control = "" }, rows) {
  const value = { at: Math.round(Date.now() / 1000) };
  const about = /** @type {any} */ ({ lesson: REVIEW.split("/")[0], base });
  const told = { value, ...rows.set };
  const reply = await askForAnswer(about, control, told, PATIENCE_MS).catch(() => null);
  return reply?.ok ? reply.answer.result.due : null;
}

/**
 * What was answered within the last hour, if the rows are still those.
 *
 * @param {number} stamp
 * @returns {number | null}
 */
function known(stamp) {
  try {
    const { at, of, due } = JSON.parse(read(NAME) ?? "null");
    return of === stamp && Math.abs(Date.now() - at) < FRESH_MS ? due : null;
  } catch {
    return null;
  }
}

/** @type {string[] | null} what the shelf's card of the review says where nothing is due */
let came = null;

/**
 * Says on the shelf how many cards are due, and about how long they take.
 *
 * @param {number} due
 */
function tellShelf(due) {
  const card = /** @type {HTMLElement | null} */ (document.querySelector("[data-cards]"));
  const [text, link] = [card?.querySelector("p"), card?.querySelector("a")];
  if (!text || !link) return;
  came ??= [text.textContent ?? "", link.textContent ?? ""];
  const { s: each, one, many } = JSON.parse(card?.dataset.cards ?? "{}");
  const minutes = Math.ceil((due * each) / 60);
  const [said, now] = due > 1 ? many : due ? one : came;
  text.textContent = fill(said, { n: due, minutes });
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
    tellShelf(0);
    return;
  }
  const { stamp } = rows;
  let due = known(stamp);
  if (due === null) {
    due = await askReview(place.dataset, rows);
    if (due !== null) write(NAME, JSON.stringify({ at: Date.now(), of: stamp, due }));
  }
  place.hidden = !due;
  place.closest("nav")?.toggleAttribute("data-counts", Boolean(due));
  tellShelf(due ?? 0);
  if (!due) return;
  const words = pageWords();
  place.textContent = fill(words.due, { n: due });
  place.dataset.n = String(due);
}
