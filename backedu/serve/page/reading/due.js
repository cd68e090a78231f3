import { fill } from "../../../widgets/shared/words.js";
import { allKept } from "../kept.js";
import { askForAnswer } from "../server.js";
import { pageWords } from "../status.js";
import { Rows } from "./rows.js";
import { REVIEW } from "./versions.js";

const PATIENCE_MS = 20_000;

/**
 * Says beside the link to the review how much is due, to whoever has something there: the review
 * itself is asked. Where it does not answer, nothing is said.
 */
export async function showDue() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-due]"));
  const rows = new Rows(REVIEW, "kept");
  rows.sync(allKept());
  if (!place || rows.isEmpty) return;
  const { base = "", due: control = "" } = place.dataset;
  const value = { at: Math.round(Date.now() / 1000) };
  const about = /** @type {any} */ ({ lesson: REVIEW.split("/")[0], base });
  const told = { value, ...rows.set };
  const reply = await askForAnswer(about, control, told, PATIENCE_MS).catch(() => null);
  const due = reply?.ok ? reply.answer.result.due : 0;
  if (!due) return;
  const words = pageWords();
  place.textContent = fill(words.due, { n: due });
  place.hidden = false;
}
