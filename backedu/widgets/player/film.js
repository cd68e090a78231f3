/**
 * @typedef {[string, number[], string, number[]]} Layer Class and numbers of nodes: of closed
 *   outlines, then of open lines.
 *
 * @typedef {object} FilmData A movement, drawn frame by frame: see `person/film.py`.
 * @property {number[]} box Left, top, width and height, in cm.
 * @property {string[]} behind What is in the room, in cm.
 * @property {Layer[]} layers
 * @property {number[][]} frames In mm: each node is the difference from the one before it, and each
 *   frame after the first the difference from the one before.
 * @property {number[]} order The frames of one round.
 * @property {number[]} [at] The place of each step in `order`.
 * @property {number[]} [way] How far the floor has moved at each place, in mm.
 */

/** A film, unpacked: it tells the nodes at any place of its round. */
export class Film {
  /** @param {FilmData} data */
  constructor(data) {
    this.data = data;
    this.at = data.at ?? [0];
    this.way = data.way ?? [];
    /** @type {Int32Array[]} */
    this.frames = [];
    let last = new Int32Array(data.frames[0]?.length ?? 0);
    for (const steps of data.frames) {
      const moved = [0, 0];
      last = last.map((value, i) => {
        const sum = (moved[i % 2] ?? 0) + (steps[i] ?? 0);
        moved[i % 2] = sum;
        return value + sum;
      });
      this.frames.push(last);
    }
    this.nodes = new Int32Array(last.length);
  }

  get length() {
    return this.data.order.length;
  }

  /** @param {number} place */
  frame(place) {
    return /** @type {Int32Array} */ (this.frames[this.data.order[place % this.length] ?? 0]);
  }

  /**
   * Returns the nodes at a place of the round, between two frames as well. The list is used again.
   *
   * @param {number} place
   */
  nodesAt(place) {
    const [first, part] = [Math.floor(place), place - Math.floor(place)];
    const [one, two] = [this.frame(first), this.frame(first + 1)];
    if (!part) return one;
    const { nodes } = this;
    for (let i = 0; i < nodes.length; i++) {
      const from = /** @type {number} */ (one[i]);
      const to = /** @type {number} */ (two[i]);
      nodes[i] = from + (to - from) * part;
    }
    return nodes;
  }

  /** How far the floor has moved at a place, in mm. @param {number} place */
  wayAt(place) {
    const [first, part] = [Math.floor(place), place - Math.floor(place)];
    const from = this.way[first] ?? 0;
    return from + ((this.way[first + 1] ?? from) - from) * part;
  }
}

/**
 * Returns a soft closed outline whose corners are the nodes: a curve that never overshoots.
 *
 * @param {Int32Array} v All nodes, x and y in turn.
 * @param {number} start Where its first is.
 * @param {number} count How many it has.
 */
export function outline(v, start, count) {
  const end = start + 2 * count;
  const [x, y] = [/** @type {number} */ (v[end - 2]), /** @type {number} */ (v[end - 1])];
  let [px, py] = [/** @type {number} */ (v[start]), /** @type {number} */ (v[start + 1])];
  let path = `M${(x + px) >> 1} ${(y + py) >> 1}Q`;
  for (let i = start; i < end; i += 2) {
    const next = i + 2 < end ? i + 2 : start;
    const [nx, ny] = [/** @type {number} */ (v[next]), /** @type {number} */ (v[next + 1])];
    path += `${px} ${py} ${(px + nx) >> 1} ${(py + ny) >> 1} `;
    [px, py] = [nx, ny];
  }
  return `${path}Z`;
}

/**
 * Returns a soft open line through the nodes.
 *
 * @type {typeof outline}
 */
export function line(v, start, count) {
  const at = (/** @type {number} */ i) => /** @type {number} */ (v[start + i]);
  let path = `M${at(0)} ${at(1)}`;
  for (let i = 2; i < 2 * count - 2; i += 2) {
    path += `Q${at(i)} ${at(i + 1)} ${(at(i) + at(i + 2)) >> 1} ${(at(i + 1) + at(i + 3)) >> 1}`;
  }
  return `${path}L${at(2 * count - 2)} ${at(2 * count - 1)}`;
}
