/**
 * Fills in a sentence: `fill("{n} of {of}", { n: 1, of: 2 })`.
 *
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} values
 */
export const fill = (sentence = "", values) =>
  sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
