import { Choices } from "./choices.js";
import { Matching } from "./matching.js";
import { NumberField } from "./number.js";
import { Ordering } from "./ordering.js";
import { Place } from "./place.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Feedback, Traits } from "./question_card.js"
 *
 * @typedef {AnyModel<Traits>} FieldModel
 *
 * @typedef {object} Field What an answer is made with; each format has its own.
 * @property {HTMLElement} element
 * @property {() => string} read The answer as a text; "" until it is whole.
 * @property {(value: string) => void} write
 * @property {(value: string) => boolean} knows Whether the text is an answer here.
 * @property {() => HTMLElement | null | undefined} start Where a keyboard begins.
 * @property {(feedback: Feedback | null, value: string) => void} close Closes it with what is said
 *   of the answer, or opens it again.
 */

/** @type {Record<string, new (model: FieldModel, onchange: () => void) => Field>} */
const FIELDS = { match: Matching, number: NumberField, order: Ordering, place: Place };

/**
 * Returns what the question's format is answered with: for most, options to choose from.
 *
 * @param {FieldModel} model
 * @param {() => void} onchange
 * @returns {Field}
 */
export const fieldFor = (model, onchange) =>
  new (FIELDS[model.get("format") ?? ""] ?? Choices)(model, onchange);
