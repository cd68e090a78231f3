// What this browser keeps, all of it under names that begin alike. Where it keeps nothing (blocked,
// full), the page does until it is left: its scripts share one table.

/** @type {Map<string, string>} */
const table = /** @type {any} */ (globalThis).backeduTable ?? new Map();
Object.assign(globalThis, { backeduTable: table });

/** @param {string} name */
export function read(name) {
  try {
    return table.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * Returns whether the browser has taken it.
 *
 * @param {string} name
 * @param {string} text
 */
export function write(name, text) {
  try {
    localStorage.setItem(name, text);
    table.delete(name);
    return true;
  } catch {
    table.set(name, text);
    return false;
  }
}

/** @param {string} name */
export function remove(name) {
  table.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // then it is not there either
  }
}

/** All names that begin like this. @param {string} stem */
export function namesLike(stem) {
  const names = [...table.keys()];
  try {
    names.push(...Object.keys(localStorage));
  } catch {
    // only the page's own
  }
  return names.filter((name) => name.startsWith(stem));
}

/** Whether the browser keeps anything at all. */
export function canKeep() {
  const isKept = write("backedu-probe", "");
  remove("backedu-probe");
  return isKept;
}
