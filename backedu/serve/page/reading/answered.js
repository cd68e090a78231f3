import { feedReview, giveAddresses } from "./feed.js";
import { keepProgress, showProgress } from "./progress.js";

/** @import { Model } from "../model.js" */

/**
 * Counts the exercises of a lesson that are answered, now and whenever one is; what was answered
 * comes back in the review.
 *
 * @param {string} lesson
 * @param {Map<string, Model>} models
 */
export function countAnswers(lesson, models) {
  const exercises = [...models.values()].filter((model) => "done" in (model.get("outcome") ?? {}));
  const tell = () => {
    const done = exercises.filter((model) => model.get("outcome").done).map(({ id }) => id);
    showProgress(done);
    if (done.length) keepProgress(lesson, { done, of: exercises.length });
  };
  for (const model of exercises) {
    model.on("change:outcome", () => {
      tell();
      feedReview(lesson, [model]);
    });
  }
  feedReview(lesson, exercises);
  tell();
  giveAddresses(models);
}
