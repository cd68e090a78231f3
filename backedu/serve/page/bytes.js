// Bytes among plain data, each with the path to it. JSON leaves them out; text has them beside it.

/**
 * @typedef {(string | number)[]} Path
 * @typedef {ArrayBuffer | ArrayBufferView} Bytes
 */

/** @param {any} value @returns {value is Bytes} */
export const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/** @param {Bytes} value */
export const asBytes = (value) =>
  ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);

/**
 * Writes data without its bytes. Most data has none and is large: then it is written without a look
 * at every part.
 *
 * @param {any} data
 * @param {unknown[]} found Its bytes, if any.
 */
export const toJson = (data, found) =>
  JSON.stringify(data, found.length ? (_, part) => (isBytes(part) ? undefined : part) : undefined);

/**
 * Finds all bytes with their paths.
 *
 * @param {any} data
 * @param {Path} path
 * @returns {[Path, Uint8Array][]}
 */
export function bytesIn(data, path = []) {
  if (isBytes(data)) return [[path, asBytes(data)]];
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return keys
    .filter((key) => data[key] instanceof Object)
    .flatMap((key) => bytesIn(data[key], [...path, key]));
}

/**
 * Puts bytes where they belong, as the DataView that a control expects.
 *
 * @param {any} data
 * @param {Path} path
 * @param {ArrayBufferView} bytes
 */
export function putBytes(data, path, { buffer, byteOffset, byteLength }) {
  const last = /** @type {string | number} */ (path.at(-1));
  const part = path.slice(0, -1).reduce((inner, key) => inner[key], data);
  part[last] = new DataView(buffer, byteOffset, byteLength);
}

/** @param {Uint8Array} bytes */
const lettersOf = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** @param {string} letters */
const bytesOf = (letters) => Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));

/** Writes data as text, its bytes beside it. @param {Record<string, any>} data */
export function toText(data) {
  const found = bytesIn(data).map(([path, bytes]) => [path, lettersOf(bytes)]);
  return toJson({ ...data, bytes: found }, found);
}

/** Reads what `toText` wrote. @param {string} text @returns {any} */
export function fromText(text) {
  const { bytes = [], ...data } = JSON.parse(text);
  for (const [path, letters] of bytes) putBytes(data, path, bytesOf(letters));
  return data;
}

/**
 * Whether two pieces of data are the same, their bytes too. The order of names is none of it, nor
 * what has no value.
 *
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function isSame(one, other) {
  if (one === other) return true;
  if (!(one instanceof Object && other instanceof Object)) return false;
  if (isBytes(one) || isBytes(other)) return areSameBytes(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  const isMore = (/** @type {string} */ name) => !(name in one) && other[name] !== undefined;
  return names.every((name) => isSame(one[name], other[name])) && !Object.keys(other).some(isMore);
}

/**
 * @param {any} one
 * @param {any} other
 */
function areSameBytes(one, other) {
  if (!(isBytes(one) && isBytes(other))) return false;
  const [ours, theirs] = [asBytes(one), asBytes(other)];
  return ours.length === theirs.length && ours.every((byte, i) => byte === theirs[i]);
}
