// Old phones read this: nothing here is newer than 2018.

import { ask, keep, keyOf, state } from "./state.js";

/** @typedef {import("./state.js").Mine} Mine */

const TRY_AGAIN_MS = 1500;
let isSending = false;

/** What happens when a vote was sent; the page says what. */
export const hooks = {
  /** The state of a vote has changed. */
  changed() {},
  /** It was not sent, or came too late. @param {string} _state */
  failed(_state) {},
};

/** @param {Partial<Mine>} change */
export function vote(change) {
  const key = keyOf();
  const old = state.mine[key] || { choice: "", sure: "", turn: 0, state: "" };
  state.mine[key] = { ...old, ...change, turn: old.turn + 1, state: "sending" };
  keep();
  hooks.changed();
  send();
}

/** Returns the votes that are not yet acknowledged, with their question and round. */
const waiting = () =>
  Object.entries(state.mine).filter((entry) => /sending|unsent/.test(entry[1].state));

/** @param {Response} answer */
const stateOf = (answer) => {
  if (answer.ok) return "saved";
  return [400, 403, 409].indexOf(answer.status) < 0 ? "unsent" : "late";
};

/** Sends what is not yet saved, one vote after the other, until it is acknowledged. */
export function send() {
  const first = waiting()[0];
  if (!first || isSending) return;
  const [key, { choice, sure, turn }] = first;
  const [question, round] = key.split(" ");
  isSending = true;
  ask("votes", { question, round: Number(round), choice, sure, turn })
    .then(stateOf, () => "unsent")
    .then((became) => {
      isSending = false;
      settle(key, choice, turn, became);
      if (became === "unsent") setTimeout(send, TRY_AGAIN_MS);
      else send();
    });
}

/**
 * @param {string} key
 * @param {string} choice
 * @param {number} turn
 * @param {string} became
 */
function settle(key, choice, turn, became) {
  const my = state.mine[key];
  if (!my) return;
  if (became === "saved") my.counts = choice;
  if (my.turn === turn) my.state = became;
  keep();
  hooks.changed();
  if (became !== "saved") hooks.failed(became);
}
