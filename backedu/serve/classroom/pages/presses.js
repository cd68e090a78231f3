// What the presenter presses on the panel, and what becomes of a press that came too late.

/** @typedef {Record<string, any>} Told What a key says, by its name in `do`. */

/** What means the same whatever is on the wall by then: it is simply done again. */
const DONE_AGAIN = /^(ask|show|go|until)$/;
const [DONE, TOO_LATE] = [200, 409];

/**
 * Sends presses with the version of the wall that they were meant for. One for a wall that has just
 * changed is done again where it still means the same; of any other that isn't done something is said.
 *
 * @param {(told: Told) => Promise<{status: number}>} send
 * @param {(what: "" | "press_late" | "press_lost") => void} say
 */
export function presses(send, say) {
  let version = -1;
  /** @type {Told | null} */
  let late = null;

  /** @param {Told} told */
  async function press(told) {
    const at = version;
    late = null;
    const { status } = await send({ ...told, version: at }).catch(() => ({ status: 0 }));
    if (status === TOO_LATE && DONE_AGAIN.test(told.do)) {
      late = told;
      if (version !== at) press(told);
      return;
    }
    say(status === DONE ? "" : status === TOO_LATE ? "press_late" : "press_lost");
  }

  return {
    press,
    /** Hears of the wall as it is now. @param {number} now */
    hear(now) {
      const isNew = now !== version;
      version = now;
      if (isNew && late) press(late);
    },
  };
}
