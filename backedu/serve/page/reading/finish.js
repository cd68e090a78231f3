import { fill, unbroken } from "../../../widgets/shared/words.js";
import { pageWords } from "../status.js";
import { lineOf } from "./sets.js";

/**
 * @import { Model } from "../model.js"
 * @import { PageWords } from "../status.js"
 *
 * @typedef {{ place: Element, model: Model }} Exercise
 */

/**
 * @param {keyof HTMLElementTagNameMap} tag
 * @param {...(string | Node)} children
 */
function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/**
 * Returns a link to an exercise, which opens it where it is folded.
 *
 * @param {Exercise} exercise
 */
function linkTo({ place, model }) {
  place.id ||= `exercise-${model.id}`;
  const link = document.createElement("a");
  link.href = `#${place.id}`;
  link.textContent = lineOf(model);
  link.addEventListener("click", () => {
    const folded = place.querySelector(".bk-line:not([open]) > summary, .open-later");
    /** @type {HTMLElement | null} */ (folded)?.click();
  });
  return link;
}

/** @param {Model} model */
const wasSure = (model) => {
  const levels = model.get("levels") ?? [];
  return levels.length > 0 && model.get("sure") === levels.at(-1)?.id;
};

/**
 * Returns a heading with a list under it, or nothing where the list is empty.
 *
 * @param {string} title
 * @param {(string | Node)[][]} items
 */
function listOf(title, items) {
  if (!items.length) return [];
  const rows = items.map((parts) => element("li", ...parts));
  return [element("h3", title), element("ul", ...rows)];
}

/**
 * Returns what the end of a lesson says: how much was done, what was right, what to look at again.
 *
 * @param {Exercise[]} exercises
 * @param {Model[]} labs
 * @param {PageWords} words
 */
function summary(exercises, labs, words) {
  const isDone = (/** @type {Exercise} */ { model }) => model.get("outcome").done;
  const questions = exercises.filter(({ model }) => model.get("stem"));
  const done = exercises.filter(isDone);
  const isPractice = (/** @type {Exercise} */ { model }) => model.get("format") === "concordance";
  const marked = questions.filter((each) => isDone(each) && !isPractice(each));
  const practised = questions.filter((each) => isDone(each) && isPractice(each)).length;
  const wrong = marked.filter(({ model }) => !model.get("outcome").right);
  const counts = { done: done.length, of: exercises.length };
  const right = { right: marked.length - wrong.length, of: marked.length };
  const text = [
    fill(words.finish_done, counts),
    marked.length && fill(words.finish_right, right),
    practised && fill(words.finish_practice, { n: practised }),
  ];
  const [sure, other] = [true, false].map((isSure) =>
    wrong.filter(({ model }) => wasSure(model) === isSure).map((each) => [linkTo(each)]),
  );
  const open = questions.filter((each) => !isDone(each)).slice(0, 1);
  const guesses = labs
    .filter((model) => model.get("compared"))
    .map((model) => [unbroken(`${model.get("prompt").question} ${model.get("compared")}`)]);
  return [
    element("p", text.filter(Boolean).join(" ")),
    ...listOf(words.finish_sure, sure ?? []),
    ...listOf(words.finish_wrong, other ?? []),
    ...listOf(words.finish_guesses, guesses),
    ...(done.length
      ? listOf(
          words.finish_open,
          open.map((each) => [linkTo(each)]),
        )
      : []),
  ];
}

/**
 * Fills the end of a lesson from what this browser knows, now and whenever something is answered.
 * Before that there is none.
 *
 * @param {Map<string, Model>} models
 */
export function tellWhatWasDone(models) {
  const place = document.getElementById("finished");
  if (!place) return;
  const all = [...document.querySelectorAll("[data-model]")].flatMap((each) => {
    const model = models.get(each.getAttribute("data-model") ?? "");
    return model ? [{ place: each, model }] : [];
  });
  const exercises = all.filter(({ model }) => "done" in (model.get("outcome") ?? {}));
  const labs = all.map(({ model }) => model).filter((model) => model.get("prompt")?.question);
  const tell = () => {
    const begun = exercises.some(({ model }) => model.get("outcome").done);
    const isEnd = begun || labs.some((model) => model.get("compared"));
    place.replaceChildren(...(isEnd ? summary(exercises, labs, pageWords()) : []));
    for (const part of document.querySelectorAll(".begun")) part.toggleAttribute("hidden", !isEnd);
  };
  for (const { model } of exercises) model.on("change:outcome", tell);
  for (const model of labs) model.on("change:compared", tell);
  tell();
}
