import { fill } from "../../../widgets/shared/words.js";
import { onChanged } from "../kept.js";
import { pageWords } from "../status.js";
import { allProgress, fillSegments } from "./progress.js";

/**
 * @import { Progress } from "./progress.js"
 * @import { PageWords } from "../status.js"
 */

/**
 * Returns a row of vertebrae, some of them filled.
 *
 * @param {number} of
 * @param {number} done
 */
function segments(of, done) {
  const row = document.createElement("span");
  row.className = "segs";
  row.setAttribute("aria-hidden", "true");
  for (let i = 0; i < of; i += 1) row.append(document.createElement("i"));
  fillSegments(row, done);
  return row;
}

/** @param {Progress | undefined} progress */
function stateOf(progress) {
  if (!progress) return "new";
  return progress.of && progress.done.length >= progress.of ? "done" : "begun";
}

/**
 * Says of a lesson whether it is new, how far it is, or that it is done.
 *
 * @param {HTMLElement} row
 * @param {Progress | undefined} progress
 * @param {PageWords} words
 */
function showState(row, progress, words) {
  const state = stateOf(progress);
  row.dataset.state = state;
  row.querySelector(".segs")?.remove();
  const place = row.querySelector(".is");
  if (!place) return;
  if (state !== "begun" || !progress) {
    place.textContent = state === "done" ? words.done : words.new;
    return;
  }
  const { done, of } = progress;
  place.textContent = of ? fill(words.tally, { done: done.length, of }) : words.begun;
  row.querySelector(".kicker")?.append(segments(of, done.length));
}

/**
 * Puts a lesson on the card at the top.
 *
 * @param {HTMLElement} row Of the lesson, whose drawing and name it takes.
 * @param {{ kicker: string, place?: string, label?: string, href?: string, state: (string | Node)[] }} what
 */
function putOnCard(row, { kicker, place = "", label, href, state }) {
  const card = document.querySelector(".go");
  const icon = row.querySelector(".ic");
  const link = row.querySelector("a");
  const button = card?.querySelector("a");
  if (!card || !icon || !link || !button) return;
  const put = (/** @type {string} */ name, /** @type {(string | Node)[]} */ ...parts) =>
    card.querySelector(name)?.replaceChildren(...parts);
  const at = Object.assign(document.createElement("span"), {
    className: "quiet",
    textContent: place,
  });
  put(".go-icon", icon.cloneNode(true));
  put("h2", kicker);
  put(".say", `${row.querySelector(".name")?.textContent} `, at);
  put(".prog", ...state);
  button.href = href ? `${link.href}#${href}` : link.href;
  if (label) button.firstChild?.replaceWith(`${label} `);
}

/**
 * Leads back to the lesson that was left last, at the part that was being read.
 *
 * @param {HTMLElement} row
 * @param {Progress} progress
 * @param {PageWords} words
 */
function offerToContinue(row, { done, of, at, part }, words) {
  const share = 1 - done.length / (of || 1);
  const minutes = Math.max(1, Math.round(Number(row.dataset.minutes ?? 0) * share));
  const left = fill(words.left, { minutes });
  const tally = fill(words.tally, { done: done.length, of });
  const state = of ? [segments(of, done.length), ` ${tally} · ${left}`] : [left];
  putOnCard(row, { kicker: words.continue, place: at, label: words.go_on, href: part, state });
}

/** Returns what puts the card back as it came; its link stays, and with it the focus. */
function cardAsItCame() {
  const card = document.querySelector(".go");
  const link = card?.querySelector("a");
  const came = [".go-icon", "h2", ".say", ".prog"].map((name) => {
    const part = card?.querySelector(name);
    return { part, nodes: [...(part?.cloneNode(true).childNodes ?? [])] };
  });
  const { href = "" } = link ?? {};
  const label = link?.firstChild?.cloneNode() ?? "";
  return () => {
    for (const { part, nodes } of came) {
      part?.replaceChildren(...nodes.map((it) => it.cloneNode(true)));
    }
    if (!link) return;
    link.href = href;
    link.firstChild?.replaceWith(label);
  };
}

/** Shows on the shelf how far each lesson is, and where to go on: now, and when that changes. */
export function showShelf() {
  if (!document.querySelector(".lesson[data-lesson]")) return;
  const restore = cardAsItCame();
  showProgress();
  onChanged(() => {
    restore();
    showProgress();
  });
}

function showProgress() {
  const words = pageWords();
  const all = allProgress();
  const rows = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".lesson[data-lesson]"),
  ]);
  const of = (/** @type {HTMLElement} */ row) => all[row.dataset.lesson ?? ""];
  for (const row of rows) showState(row, of(row), words);
  const last = (/** @type {HTMLElement} */ row) => of(row)?.when ?? 0;
  const onPath = rows.filter(({ dataset }) => dataset.minutes);
  const begun = onPath.filter(({ dataset }) => dataset.state === "begun");
  const [newest] = begun.sort((one, other) => last(other) - last(one));
  const next = onPath.find(({ dataset }) => dataset.state === "new");
  const progress = newest && of(newest);
  if (progress) offerToContinue(newest, progress, words);
  else if (next && next !== onPath[0]) {
    const state = [next.querySelector(".state span")?.textContent ?? ""];
    putOnCard(next, { kicker: words.next_lesson, state });
  }
}
