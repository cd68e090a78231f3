import { allKept, keep } from "../kept.js";
import { REVIEW } from "./versions.js";

/**
 * @import { Entries } from "../kept.js"
 * @import { Model } from "../model.js"
 *
 * @typedef {Record<string, { sure: string, right: boolean }>} Judged By card of the review.
 */

/**
 * Makes the first answer to each question of a lesson the first review of its card, if it said how
 * sure it was. Later ones are the review's own.
 *
 * @param {string} lesson
 * @param {Model[]} models
 */
export function feedReview(lesson, models) {
  const kept = allKept();
  /** @type {Entries} */
  const rows = {};
  for (const model of models) {
    const when = kept[`${lesson}/${model.get("asked")?.id}`]?.when ?? Date.now();
    const at = Math.round(when / 1000);
    /** @type {Judged} */
    const judged = model.get("outcome")?.judged ?? {};
    for (const [card, { sure, right }] of Object.entries(judged)) {
      const name = `${REVIEW}/${card}`;
      if (!(name in kept)) rows[name] = { asked: undefined, when, set: { row: [at, sure, right] } };
    }
  }
  if (Object.keys(rows).length) keep(rows);
}

/**
 * Gives each question of a lesson the address that the review leads back to, and goes there.
 *
 * @param {Map<string, Model>} models
 */
export function giveAddresses(models) {
  for (const place of document.querySelectorAll("[data-model]")) {
    const model = models.get(place.getAttribute("data-model") ?? "");
    const address = `card-${model?.get("asked")?.id}`;
    if (!model || place.id || document.getElementById(address)) continue;
    place.id = address;
    if (location.hash === `#${address}`) place.scrollIntoView();
  }
}
