// Documents of older versions, read as what they say.

export const FORMAT = 3;
/** Under which name the rows of the review are kept. */
export const REVIEW = "00_review/Review";

/** @param {unknown} part @returns {part is Record<string, any>} */
export const isTable = (part) => part?.constructor === Object;

/**
 * Until format 3 the whole schedule of the review was one answer of its control.
 *
 * @param {Record<string, any>} answers
 */
function withRows(answers) {
  const { [REVIEW]: review, ...others } = answers;
  const { when, set } = review ?? {};
  const traces = set?.value?.traces;
  if (!isTable(traces)) return answers;
  const rows = Object.entries(traces).map(([id, row]) => [
    `${REVIEW}/${id}`,
    { when, set: { row } },
  ]);
  return { ...others, ...Object.fromEntries(rows) };
}

/**
 * Returns the answers of a document, or nothing where it is none.
 *
 * @param {any} document
 * @returns {Record<string, any> | undefined}
 */
export function answersOf({ format, answers }) {
  if (!isTable(answers)) return undefined;
  if (format === 2) return withRows(answers);
  return format === FORMAT ? answers : undefined;
}
