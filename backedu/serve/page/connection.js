import { bytesIn, putBytes } from "./bytes.js";
import { hangUp, openLine } from "./line.js";
import { commMessage, fromFrame, newName } from "./message.js";
import { askForKernel, channelsOf, endKernel } from "./server.js";
import { Sorry, say } from "./status.js";
import { Retry } from "./waiting.js";

/**
 * @import { Bytes } from "./bytes.js"
 * @import { Memory, Traits } from "./memory.js"
 * @import { Model } from "./model.js"
 * @import { Lesson } from "./server.js"
 * @import { PageWords } from "./status.js"
 *
 * @typedef {{ id: string, content: any, buffers: Bytes[], name: string | null }} Message
 *
 * @typedef {object} Batch What was sent and is not dealt with yet.
 * @property {() => void} resolve
 * @property {(problem: Error) => void} reject
 * @property {string | null} last The name of the last message sent.
 */

const QUIET_MS = 300; // what takes no longer is not spoken of
const SILENT_MS = 8_000; // a kernel says at once that it is busy; else the line is dead
const PATIENCE_MS = 30_000;
const MOST_TRIES = 2;

/**
 * The way to a kernel. One is only asked for when something is changed, is told all that was
 * changed before, and may be replaced at any time.
 */
export class Connection {
  /** @type {Map<string, Traits>} what the kernel has not been told yet, newest value only */
  #waiting = new Map();
  /** @type {Message[]} what controls say besides, until a kernel has dealt with it */
  #messages = [];
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {Batch | null} */
  #batch = null;
  #isWorking = false;
  #patience = 0;
  #kernel = "";
  #session = "";

  /**
   * @param {Lesson} lesson
   * @param {Memory} memory
   * @param {Map<string, Model>} models
   * @param {PageWords} words
   */
  constructor(lesson, memory, models, words) {
    this.lesson = lesson;
    this.memory = memory;
    this.models = models;
    this.words = words;
    this.retry = new Retry(() => {
      if (this.#waiting.size || this.#messages.length) this.#work();
    });
  }

  /**
   * Tells the kernel of changed traits.
   *
   * @param {string} id
   * @param {Traits} traits
   */
  change(id, traits) {
    this.#waiting.set(id, { ...this.#waiting.get(id), ...traits });
    this.memory.add(id, traits, true);
    this.#work();
  }

  /**
   * Tells the kernel something once.
   *
   * @param {string} id
   * @param {any} content
   * @param {Bytes[]} buffers
   */
  send(id, content, buffers) {
    this.#messages.push({ id, content, buffers, name: null });
    this.#work();
  }

  /** Ends the kernel, as the page is left. */
  leave() {
    if (!this.#socket) return;
    endKernel(this.lesson.base, this.#kernel);
    this.#socket.close();
  }

  async #work() {
    if (this.#isWorking) return;
    this.#isWorking = true;
    const { words } = this;
    const speak = () => say(this.#socket ? words.thinking : words.setting_up);
    const quiet = setTimeout(speak, QUIET_MS);
    try {
      await this.#tellAll();
      say("");
      this.retry.rest();
    } catch (problem) {
      this.retry.later();
      const text = problem instanceof Sorry ? problem.message : words.no_answer;
      say(text, words.try_again, () => {
        say("");
        this.#work();
      });
    } finally {
      clearTimeout(quiet);
      this.#isWorking = false;
    }
  }

  /** Goes on until nothing waits; a line that ends is tried again. */
  async #tellAll() {
    let tries = 0;
    while (this.#waiting.size || this.#messages.length) {
      try {
        await this.#connect();
        await this.#tell();
        tries = 0;
      } catch (problem) {
        tries += 1;
        if (problem instanceof Sorry || tries > MOST_TRIES) throw problem;
      }
    }
  }

  async #connect() {
    if (this.#socket?.readyState === WebSocket.OPEN) return;
    const { ok, answer } = await askForKernel(this.lesson);
    if (!ok) throw new Sorry(answer.message ?? this.words.not_set_up);
    this.#kernel = answer.kernel ?? "";
    this.#session = `${Date.now().toString(36)}${newName()}`;
    const address = channelsOf(this.lesson.base, this.#kernel, this.#session);
    const socket = await openLine(address);
    socket.onmessage = ({ data }) =>
      this.#hear(typeof data === "string" ? JSON.parse(data) : fromFrame(data));
    socket.onclose = () => this.#lose();
    this.#socket = socket;
    for (const id of this.memory.told) this.#putBack(id, this.memory.set(id));
  }

  /** Gives the line up; what was told on it and not dealt with is told on the next one. */
  #lose() {
    if (this.#socket) hangUp(this.#socket);
    this.#socket = null;
    this.#batch?.reject(new Error("closed"));
  }

  /** Has traits wait again, unless newer ones do. @param {string} id @param {Traits} traits */
  #putBack(id, traits) {
    this.#waiting.set(id, { ...traits, ...this.#waiting.get(id) });
  }

  /** Sends what waits; resolves when the kernel has dealt with it. */
  async #tell() {
    const states = [...this.#waiting];
    this.#waiting.clear();
    this.#waitFor(SILENT_MS);
    try {
      await new Promise((resolve, reject) => {
        this.#batch = { resolve: () => resolve(null), reject, last: null };
        for (const [id, state] of states) this.#postState(id, state);
        for (const message of this.#messages) this.#postMessage(message);
      });
    } catch (problem) {
      for (const [id, state] of states) this.#putBack(id, state);
      throw problem;
    } finally {
      this.#batch = null;
      clearTimeout(this.#patience);
    }
  }

  /** Gives the line up unless something is heard in time. @param {number} patience_ms */
  #waitFor(patience_ms) {
    clearTimeout(this.#patience);
    this.#patience = window.setTimeout(() => this.#lose(), patience_ms);
  }

  /**
   * @param {string} id
   * @param {Traits} state
   */
  #postState(id, state) {
    const found = bytesIn(state);
    const paths = found.map(([path]) => path);
    const buffers = found.map(([, bytes]) => bytes);
    this.#post(id, { method: "update", state, buffer_paths: paths }, buffers);
  }

  /** @param {Message} message */
  #postMessage(message) {
    const { id, content, buffers } = message;
    message.name = this.#post(id, { method: "custom", content }, buffers);
  }

  /**
   * Sends one message and returns its name, which the kernel's answers bear.
   *
   * @param {string} id
   * @param {object} data
   * @param {Bytes[]} buffers
   */
  #post(id, data, buffers) {
    const { name, message } = commMessage(this.#session, id, data, buffers);
    this.#socket?.send(message);
    if (this.#batch) this.#batch.last = name;
    return name;
  }

  /** @param {any} message */
  #hear({ msg_type: type, content, parent_header: parent, buffers = [] }) {
    if (this.#batch) this.#waitFor(PATIENCE_MS);
    if (type === "comm_msg" && content.data.method === "update") {
      this.#hearState(content.comm_id, content.data, buffers);
    } else if (type === "comm_msg" && content.data.method === "custom") {
      this.models.get(content.comm_id)?.emit("msg:custom", content.data.content, buffers);
    } else if (type === "status" && content.execution_state === "idle") {
      this.#messages = this.#messages.filter(({ name }) => name !== parent.msg_id);
      if (this.#batch && parent.msg_id === this.#batch.last) this.#batch.resolve();
    } else if (type === "status" && content.execution_state === "dead") {
      this.#lose();
    }
  }

  /**
   * Takes over what the kernel says, but for what the visitor has changed meanwhile.
   *
   * @param {string} id
   * @param {{ state: Traits, buffer_paths?: (string | number)[][] }} data
   * @param {DataView[]} buffers
   */
  #hearState(id, { state, buffer_paths: paths = [] }, buffers) {
    for (const [i, path] of paths.entries()) {
      const bytes = buffers[i];
      if (bytes) putBytes(state, path, bytes);
    }
    const newer = this.#waiting.get(id) ?? {};
    const news = Object.fromEntries(Object.entries(state).filter(([name]) => !(name in newer)));
    this.models.get(id)?.receive(news);
    this.memory.follow(id, news);
  }
}
