import { isSame } from "./bytes.js";

/**
 * @import { Answers } from "./answers.js"
 * @import { Connection } from "./connection.js"
 * @import { Memory, Traits } from "./memory.js"
 *
 * @typedef {(...values: any[]) => void} Listener
 * @typedef {(id: string) => Promise<Model>} Find
 */

/** A control's state, with what its script finds in JupyterLab's models. */
export class Model {
  /** @type {Map<string, Listener[]>} */
  #listeners = new Map();
  /** @type {Traits} */
  #dirty = {};

  /**
   * @param {string} id
   * @param {Traits} state
   * @param {{ memory: Memory, teller: Answers | Connection, connection: Connection, find: Find }} page
   */
  constructor(id, state, { memory, teller, connection, find }) {
    this.id = id;
    this.state = state;
    this.memory = memory;
    this.teller = teller;
    this.connection = connection;
    this.widget_manager = { get_model: find };
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    this.#dirty[name] = value;
    if (name === "value") this.memory.add(this.id, { value });
    this.receive({ [name]: value });
  }

  save_changes() {
    this.teller.change(this.id, this.#dirty);
    this.#dirty = {};
  }

  /**
   * @param {any} content
   * @param {unknown} _callbacks
   * @param {(ArrayBuffer | ArrayBufferView)[]} buffers
   */
  send(content, _callbacks, buffers = []) {
    const [copy, copies] = structuredClone([content, buffers]);
    this.connection.send(this.id, copy, copies);
  }

  /**
   * What an answer settles: it holds for all that the control is set to.
   *
   * @param {Traits} news What the answer corrects among it.
   * @returns {Traits}
   */
  settledBy(news) {
    const names = Object.keys(this.state.settled ?? {});
    const now = names.map((name) => [name, news[name] ?? this.state[name]]);
    return names.length ? { settled: Object.fromEntries(now) } : {};
  }

  /** Takes traits over and tells listeners of those that differ. @param {Traits} state */
  receive(state) {
    const changed = Object.keys(state).filter((name) => !isSame(state[name], this.state[name]));
    Object.assign(this.state, state);
    for (const name of changed) this.emit(`change:${name}`);
  }

  /**
   * @param {string} event
   * @param {Listener} listener
   */
  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  /**
   * @param {string} [event] All of them when left out.
   * @param {Listener} [listener] All of the event when left out.
   */
  off(event, listener) {
    if (event === undefined) {
      this.#listeners.clear();
      return;
    }
    const kept = (this.#listeners.get(event) ?? []).filter((each) => listener && each !== listener);
    this.#listeners.set(event, kept);
  }

  /**
   * @param {string} event
   * @param {...any} values
   */
  emit(event, ...values) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...values);
  }
}
