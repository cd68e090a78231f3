// What this browser keeps, all of it under names that begin alike. A private window keeps nothing.
const ANSWERS = "backedu:";

/** Under which name a lesson's answers are kept. @param {string} lesson */
export const answersOf = (lesson) => `${ANSWERS}${lesson}`;

/** All names under which answers are kept. @param {Storage} store */
export const allAnswers = (store) => Object.keys(store).filter((name) => name.startsWith(ANSWERS));

/**
 * @param {Storage} store
 * @param {string} name
 */
export function read(store, name) {
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {Storage} store
 * @param {string} name
 * @param {string} text
 */
export function write(store, name, text) {
  try {
    store.setItem(name, text);
  } catch {
    // a private window, or no room left
  }
}
