/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} cue
 * @property {number} seconds How long it takes to get there.
 * @property {number} hold_s How long to stay.
 *
 * @typedef {object} Moment
 * @property {number} place Where in the film.
 * @property {number} step Which step is held, or gone to.
 * @property {number} left Seconds of its hold that are left; 0 on the way.
 */

/** The times of one round of a movement: each step is held, then the next is gone to. */
export class Round {
  /**
   * @param {Step[]} steps
   * @param {number[]} at The place of each step in the film.
   * @param {number} length The number of places in the film.
   * @param {boolean} even Whether it goes on evenly, as a walk does.
   */
  constructor(steps, at, length, even) {
    this.even = even;
    let time = 0;
    this.parts = steps.map((step, i) => {
      const next = (i + 1) % steps.length;
      const part = {
        start: time,
        hold: step.hold_s,
        move: steps[next]?.seconds ?? 0,
        from: at[i] ?? 0,
        to: next ? (at[next] ?? 0) : length,
        next,
      };
      time += part.hold + part.move;
      return part;
    });
    this.seconds = time;
  }

  /** Returns when a step is reached. @param {number} step */
  start(step) {
    return this.parts[step]?.start ?? 0;
  }

  /**
   * Returns what is shown at a time.
   *
   * @param {number} time Seconds, of any round.
   * @returns {Moment}
   */
  at(time) {
    const now = time % this.seconds;
    const step = this.parts.findLastIndex(({ start }) => start <= now);
    const part = this.parts[step];
    if (!part) return { place: 0, step: 0, left: 0 };
    const moving = now - part.start - part.hold;
    if (moving <= 0) return { place: part.from, step, left: -moving };
    const share = moving / part.move;
    const eased = this.even ? share : (1 - Math.cos(Math.PI * share)) / 2;
    return { place: part.from + (part.to - part.from) * eased, step: part.next, left: 0 };
  }
}
