const NUMBER = 12; // characters
const VERDICT = 26;
const SENTENCE = 90;

/**
 * Returns how many columns the options of a question may have, as the name of a class.
 *
 * @param {{ text: string, note?: string }[]} options
 */
export function columnsFor(options) {
  const longest = Math.max(
    0,
    ...options.map(({ text, note = "" }) => Math.max(text.length, note.length)),
  );
  const isFour = options.length === 4; // three columns would leave one option over
  const isThree = options.length === 3; // and two columns one of three
  if (longest <= NUMBER && isFour) return "bk-four";
  if (longest <= VERDICT && !isFour) return "bk-three";
  return longest <= SENTENCE && !isThree ? "bk-two" : "bk-one";
}
