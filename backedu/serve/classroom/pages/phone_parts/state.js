// Old phones read this: nothing here is newer than 2018.

/**
 * A vote of this phone: `counts` is the choice that the server last acknowledged.
 *
 * @typedef {{choice: string, sure: string, turn: number, state: string, counts?: string}} Mine
 */
/** @typedef {{id: string, letter: string, text: string, why?: string, counts?: number[]}} Choice */

/**
 * What was revealed of a question, and what this phone chose, in words, round by round.
 *
 * @typedef {{stem: string, mine: string[], is: boolean, right: string, why: string[]}} Told
 */

const KEPT = "backedu-class";

/**
 * What this page knows: what the server last showed, and the votes by question and round.
 *
 * @type {{view: any, code: string, mine: Record<string, Mine>, told: Record<string, Told>}}
 */
export const state = { view: null, code: "", mine: {}, told: {} };

/** @param {number} [round] */
export const keyOf = (round) => `${state.view.question} ${round || state.view.round}`;

/** Returns a choice by its letters, or as a number is said. @param {string} choice */
export const letterOf = (choice) => {
  if (!choice || state.view.form === "words") return choice;
  if (state.view.said) return state.view.said.replace("{n}", choice);
  /** @type {Choice[]} */
  const options = state.view.options || [];
  if (state.view.form === "match") {
    const pairs = choice.split(" ").map((pair) => pair.split("="));
    return pairs.map(([id, to]) => [known(options, id), to].join(" ")).join(", ");
  }
  return choice
    .split(" ")
    .map((id) => known(options, id))
    .join(", ");
};

/** Returns the letter of an option. @param {Choice[]} options @param {string} [id] */
function known(options, id) {
  const found = options.filter((option) => option.id === id)[0];
  return found ? found.letter : "";
}

/** Returns the options that a choice is counted for. @param {string} choice */
export const countedFor = (choice) => {
  if (state.view.form === "order") return choice.split(" ").slice(0, 1);
  if (state.view.form === "match") {
    const right = (state.view.pairs || "").split(" ");
    const mine = choice.split(" ").filter((pair) => right.indexOf(pair) >= 0);
    return mine.map((pair) => pair.split("=")[0] || "");
  }
  if (state.view.form !== "number") return choice.split(" ");
  const below = state.view.options.filter(
    (/** @type {Choice} */ option) => Number(option.id) <= Number(choice),
  );
  return choice && below.length ? [below[below.length - 1].id] : [];
};

/** Whether a choice is right, or near enough for a number. @param {string} choice */
export const isRight = (choice) => {
  const { right, form, number, close } = state.view;
  if (!right || !choice) return false;
  if (form === "number") return Math.abs(Number(choice) - Number(number)) <= close;
  const parts = choice.split(" ");
  if (form === "match") return choice === state.view.pairs;
  if (form === "order") return parts.join(" ") === right.join(" ");
  return parts.sort().join(" ") === right.slice().sort().join(" ");
};

export function keep() {
  try {
    localStorage.setItem(
      KEPT,
      JSON.stringify({ code: state.code, mine: state.mine, told: state.told }),
    );
  } catch (_error) {
    // a private window: the votes stay in this page, and with the server
  }
}

/** Takes up what was kept of this class; without a class, what there is to read of the last one. */
export function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "{}");
    if (kept.code === state.code) state.mine = kept.mine;
    if (kept.code === state.code || !state.code) state.told = kept.told || {};
    else state.told = {};
  } catch (_error) {
    // nothing was kept
  }
}

/**
 * @param {string} path
 * @param {any} [body]
 */
export const ask = (path, body) =>
  fetch(`/class/${path}`, {
    method: body ? "POST" : "GET",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : null,
    credentials: "same-origin",
    cache: "no-store",
  });

/** @param {any} vote one that the server has; a newer one of this phone stays */
export function take(vote) {
  const key = `${vote.question} ${vote.round}`;
  const old = state.mine[key];
  if (!old || old.turn <= vote.turn) {
    state.mine[key] = { ...vote, state: "saved", counts: vote.choice };
  }
}
