import { fill, unbroken } from "../../../widgets/shared/words.js";
import { pageWords } from "../status.js";

/** @import { Model } from "../model.js" */

const LONGEST = 160; // characters of a story that can be said in the line of a closed question

/** Returns a question as a line. @param {Model} model */
export function lineOf(model) {
  const [kicker, story, stem] = ["kicker", "story", "stem"].map((name) => model.get(name));
  if (!story) return unbroken(stem);
  return unbroken(story.length < LONGEST ? story : kicker);
}

/** @param {Element} place */
const isOpen = (place) => !place.classList.contains("later");

/**
 * Opens a question; the focus goes to it where its own line was pressed.
 *
 * @param {Element} place
 * @param {boolean} withFocus
 */
function open(place, withFocus) {
  place.classList.remove("later");
  place.querySelector(".open-later")?.remove();
  if (withFocus) place.querySelector("input")?.focus();
}

/**
 * Closes a question to a line that opens it.
 *
 * @param {Element} place
 * @param {string} text
 */
function close(place, text) {
  const line = document.createElement("button");
  Object.assign(line, { type: "button", className: "open-later" });
  line.append(Object.assign(document.createElement("span"), { textContent: text }));
  line.setAttribute("aria-expanded", "false");
  line.addEventListener("click", () => open(place, true));
  place.classList.add("later");
  place.prepend(line);
}

/**
 * @typedef {{ place: Element, model: Model }} Member A question, or a lab that asks for a guess.
 */

/** @param {Member} member */
const isQuestion = ({ model }) => Boolean(model.get("stem"));

/** @param {Member} member */
const isDone = ({ model }) =>
  Boolean(model.get("stem") ? model.get("outcome").done : model.get("guess"));

/**
 * Returns the questions and labs of the page, those together that follow each other.
 *
 * @param {Map<string, Model>} models
 */
function setsOf(models) {
  /** @type {Member[][]} */
  const sets = [];
  for (const place of document.querySelectorAll("[data-model]")) {
    const model = models.get(place.getAttribute("data-model") ?? "");
    if (!model?.get("stem") && !model?.get("prompt")?.question) continue;
    const before = sets.at(-1)?.at(-1)?.place;
    if (before && place.previousElementSibling === before) sets.at(-1)?.push({ place, model });
    else sets.push([{ place, model }]);
  }
  return sets;
}

/**
 * Where several questions follow each other, only the first that is not answered is open; the
 * others are a line each, and the next one opens when one is answered. A question about a lab
 * opens once the lab's guess is made.
 *
 * @param {Map<string, Model>} models
 */
export function openOneAtATime(models) {
  const words = pageWords();
  for (const set of setsOf(models)) {
    const questions = set.filter(isQuestion);
    const todo = set.filter((each) => !isDone(each));
    const goOn = () => {
      if (set.some((each) => isOpen(each.place) && !isDone(each))) return;
      const next = set.find(({ place }) => !isOpen(place));
      if (next) open(next.place, false);
    };
    for (const member of todo.slice(1).filter(isQuestion)) {
      const at = { i: questions.indexOf(member) + 1, of: questions.length };
      const line = lineOf(member.model);
      close(member.place, questions.length > 1 ? fill(words.later, { ...at, text: line }) : line);
    }
    for (const { model } of todo) {
      for (const trait of ["outcome", "guess"]) model.on(`change:${trait}`, goOn);
    }
  }
}
