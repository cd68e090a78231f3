const LEAST_MS = 5_000;
const MOST_MS = 60_000;

/**
 * Gives something up that takes too long.
 *
 * @template T
 * @param {number} patience_ms
 * @param {(signal: AbortSignal) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function within(patience_ms, act) {
  const giveUp = new AbortController();
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = window.setTimeout(() => {
      giveUp.abort();
      reject(new Error("late"));
    }, patience_ms);
  });
  try {
    return await Promise.race([act(giveUp.signal), /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Tries something again by itself: when the network or the reader is back, and now and then. */
export class Retry {
  #timer = 0;
  #pause_ms = LEAST_MS;

  /** @param {() => void} act What waits is looked up in it; it does no harm when nothing does. */
  constructor(act) {
    this.act = act;
    for (const event of ["online", "pageshow"]) addEventListener(event, () => this.#now());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#now();
    });
  }

  /** Something failed: it is tried again after a pause, each time a longer one. */
  later() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.act, this.#pause_ms);
    this.#pause_ms = Math.min(MOST_MS, 2 * this.#pause_ms);
  }

  /** All is well again. */
  rest() {
    clearTimeout(this.#timer);
    this.#pause_ms = LEAST_MS;
  }

  #now() {
    this.rest();
    this.act();
  }
}
