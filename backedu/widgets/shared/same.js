/**
 * Whether two pieces of plain data are the same; the order of names is none of it.
 *
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (one === other) return true;
  if (!(one instanceof Object && other instanceof Object)) return false;
  const names = Object.keys(one);
  const isAsLong = names.length === Object.keys(other).length;
  return isAsLong && names.every((name) => same(one[name], other[name]));
}
