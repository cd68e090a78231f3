import { h } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";

/** @typedef {{letters: number, text: string}} Asked How many letters; 0 for yes and no, -1 for words. */

const IN_WORDS = -1;
const LETTERS = [4, 3, 2, 5, 0, IN_WORDS];

/**
 * Returns a button, and the dialog that it opens: a question off the cuff, in two clicks.
 *
 * @param {Record<string, string>} words
 * @param {number} longest letters that the question may have
 * @param {(asked: Asked) => void} ask
 */
export function own(words, longest, ask) {
  const text = h("input", { id: "own-text", maxlength: longest, autocomplete: "off" });
  const choices = LETTERS.map((letters) => {
    const last = String.fromCharCode(64 + letters);
    const named = /** @type {Record<number, string>} */ ({
      0: words.own_yes_no,
      2: words.own_two,
      [IN_WORDS]: words.own_words,
    });
    const label = named[letters] ?? fill(words.own_letters ?? "", { last });
    const button = h("button", { class: "btn btn-main", value: String(letters) }, label);
    return button;
  });
  const submit = (/** @type {SubmitEvent} */ event) => {
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
    ask({ letters: Number(pressed?.value ?? LETTERS[0]), text: text.value });
    text.value = "";
  };
  const cancel = h("button", { class: "btn", type: "button" }, words.cancel ?? "");
  const dialog = h(
    "dialog",
    { class: "own", "aria-labelledby": "own-title" },
    h("h2", { id: "own-title" }, words.own ?? ""),
    h(
      "form",
      { method: "dialog", onsubmit: submit },
      h("p", {}, h("label", { for: "own-text" }, words.own_text ?? ""), text),
      h("div", { class: "own-choices" }, ...choices),
      cancel,
    ),
  );
  cancel.addEventListener("click", () => dialog.close());
  const open = () => dialog.showModal();
  return {
    dialog,
    button: h("button", { class: "btn", type: "button", onclick: open }, words.do_own ?? ""),
  };
}
