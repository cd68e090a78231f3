/**
 * Fills in a sentence: `fill("{n} of {of}", { n: 1, of: 2 })`.
 *
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} values
 */
export const fill = (sentence = "", values) =>
  sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

const UNITS = "°[CF]?|%|[kmµ]?g|[cmk]?m|mmHg|ml|k?N|[kM]Pa|h|min";
const YEAR = "(?:19|20)\\d\\d[a-z]?(?![\\w-])";
const NAMED = `(\\p{L}) (?=${YEAR}|NG\\d)|\\b(lesson|[Dd]ay|[Ww]eek|p) (?=\\d|= \\d)|\\b([Vv]an|der|da) (?=der\\b|[A-Z])`;
const GAP = new RegExp(`(\\d\\)?|=) (?=(?:${UNITS})(?![\\w°])|\\d)|${NAMED}| (?=· )`, "gu");
/** A name of three words and its year are too long for one line of a phone. */
const LONG = new RegExp(`(der\u00a0\\p{L}+)\u00a0(?=${YEAR})`, "gu");
const NAME = /\b(co-)(?=codamol|dydramol)/gi;
const RANGE = /(\d) (?:(to) (?=[−\d])|(of|in) (?=1(?:00?|0?,000)(?!,?\d)))/g;

/**
 * Returns a text in which no line ends between a number and its unit, within a number such as that
 * of a telephone, a range or a share, between a name and its year or number, or within a medicine.
 *
 * @param {string} text
 */
export const unbroken = (text) =>
  text
    .replace(RANGE, "$1\u00a0$2$3\u00a0")
    .replace(GAP, "$1$2$3$4\u00a0")
    .replace(LONG, "$1 ")
    .replace(NAME, "$1\u2060");

/**
 * Straightens quotation marks and spaces, so that a word is found however it was typed.
 *
 * @param {string} text
 */
export const plain = (text) => text.toLowerCase().replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, " ");
