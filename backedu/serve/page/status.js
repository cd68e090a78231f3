/**
 * Says a sentence in the corner of the page, with a button where something can be done.
 *
 * @param {string} text Empty when all is well.
 * @param {string} [label]
 * @param {() => void} [act]
 * @param {string} [id] Of another place to say it.
 */
export function say(text, label, act, id = "status") {
  const place = document.getElementById(id);
  place?.replaceChildren(text);
  place?.classList.toggle("says", !!text);
  if (!label || !act) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: label });
  button.addEventListener("click", act);
  place?.append(" ", button);
}

/** A sentence for the reader: what went wrong and what to do; never a traceback. */
export class Sorry extends Error {}

/**
 * @typedef {"setting_up" | "thinking" | "no_answer" | "not_set_up" | "try_again"} KernelWord
 * @typedef {"changed" | "older" | "set_aside" | "no_room" | "reload"} MemoryWord
 * @typedef {"save" | "deleted" | "undo" | "undone" | "loaded" | "foreign" | "newer"} KeptWord
 * @typedef {"setting_up_notebook" | "no_server" | "ended" | "start_again"} NotebookWord
 * @typedef {"new" | "begun" | "tally" | "answered" | "done" | "later" | "due"} StateWord
 * @typedef {`finish_${"done" | "right" | "practice" | "sure" | "wrong" | "guesses" | "open"}`} FinishWord
 * @typedef {"continue" | "go_on" | "left" | "next_lesson" | "cannot_show"} OtherWord
 * @typedef {Record<KernelWord | MemoryWord | KeptWord | NotebookWord | StateWord | FinishWord | OtherWord, string>} PageWords
 */

/**
 * The sentences that the server has put into the page.
 *
 * @returns {PageWords}
 */
export const pageWords = () => JSON.parse(document.documentElement.dataset.words ?? "{}");

/** Has the line at the foot of the page say that answers end with it. */
export function tellNothingKept() {
  const line = document.getElementById("kept");
  if (line) line.textContent = line.dataset.not ?? "";
}
