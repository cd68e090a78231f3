import { h, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";
import { Picture } from "./picture.js";
import { Round } from "./round.js";

/**
 * @import { FilmData } from "./film.js"
 * @import { Step } from "./round.js"
 *
 * @typedef {Record<string, string>} Words
 *
 * @typedef {object} Show What is to be played.
 * @property {FilmData} film
 * @property {Step[]} steps
 * @property {string} title What it is called to someone who does not see it.
 */

const TENTHS = 10;
const HUNDREDTHS = 100;
const MOST_A_FRAME_S = 0.1;
const LONG_ENOUGH_TO_READ_S = 2.5;

/** The picture that moves, with what plays, pauses and steps it. It starts paused. */
export class Stage {
  #running = false;
  #before = 0;
  #told = -1;
  #said = { step: -1, at: 0 };
  /** @type {Picture | null} */
  #picture = null;
  /** @type {Round | null} */
  #round = null;

  /**
   * @param {Words} words
   * @param {(step: number) => void} onstep Is told which step is held or gone to.
   */
  constructor(words, onstep) {
    this.words = words;
    this.onstep = onstep;
    this.time = 0;
    this.screen = h("div", { class: "bk-player-screen" });
    this.cue = h("p", { class: "bk-player-cue", "aria-live": "polite" });
    this.count = h("p", { class: "bk-player-count" });
    this.play = h("button", { type: "button", class: "bk-main", onclick: () => this.toggle() });
    this.place = h("input", {
      type: "range",
      min: 0,
      value: 0,
      step: 10,
      "aria-label": words.place,
    });
    this.place.addEventListener("input", () => this.#scrub());
    const step = (/** @type {number} */ by, /** @type {string | undefined} */ label) =>
      h("button", {
        type: "button",
        "aria-label": label,
        title: label,
        onclick: () => this.step(by),
      });
    this.back = step(-1, words.back);
    this.next = step(1, words.next);
    this.back.append(h("span", { "aria-hidden": "true" }, "‹"));
    this.next.append(h("span", { "aria-hidden": "true" }, "›"));
    this.bar = h(
      "div",
      { class: "bk-player-bar", role: "group", "aria-label": words.controls },
      ...[this.play, this.back, this.next, this.place],
    );
    this.el = h("div", { class: "bk-player-stage" }, this.screen, this.cue, this.bar, this.count);
    this.#label();
    this.#enable(false);
  }

  /** Shows a picture until there is one to play. @param {Picture} picture */
  wait(picture) {
    put(this.screen, picture.svg);
  }

  /** Takes what is to be played, from its start. @param {Show} show */
  load({ film, steps, title }) {
    this.pause();
    this.title = title;
    this.steps = steps;
    this.#picture = new Picture(film, title);
    const even = Boolean(film.way?.length);
    this.#round = new Round(steps, film.at ?? [], film.order.length, even);
    this.place.max = String(Math.round(this.#round.seconds * HUNDREDTHS));
    this.time = 0;
    this.#said = { step: -1, at: 0 };
    put(this.screen, this.#picture.svg);
    this.#enable(true);
    this.#draw();
  }

  toggle() {
    if (this.#running) this.pause();
    else this.start();
  }

  start() {
    if (!this.#round) return;
    this.#running = true;
    this.#before = 0;
    this.#label();
    requestAnimationFrame((now) => this.#tick(now));
  }

  pause() {
    this.#running = false;
    this.#label();
  }

  /** Goes to the step before or after, and stays. @param {number} by */
  step(by) {
    if (!this.#round) return;
    this.pause();
    const count = this.#round.parts.length;
    const step = (this.#round.at(this.time).step + by + count) % count;
    this.time = this.#round.start(step);
    this.#draw();
  }

  #scrub() {
    this.pause();
    this.time = Number(this.place.value) / HUNDREDTHS;
    this.#draw();
  }

  /** @param {number} now Milliseconds. */
  #tick(now) {
    if (!this.#running || !this.el.isConnected) return;
    if (this.#before) this.time += Math.min(MOST_A_FRAME_S, (now - this.#before) / 1000);
    this.#before = now;
    this.#draw();
    requestAnimationFrame((next) => this.#tick(next));
  }

  #draw() {
    const round = this.#round;
    if (!round || !this.#picture) return;
    const { place, step, left } = round.at(this.time);
    this.#picture.show(place);
    this.#tell(round, left);
    this.#say(step);
  }

  /**
   * Tells time, round and hold; while it plays, no more often than anyone can read.
   *
   * @param {Round} round
   * @param {number} left
   */
  #tell(round, left) {
    const tenth = Math.floor(this.time * TENTHS);
    if (this.#running && tenth === this.#told) return;
    this.#told = tenth;
    this.place.value = String(Math.round((this.time % round.seconds) * HUNDREDTHS));
    const hold = left ? fill(this.words.hold, { n: Math.ceil(left) }) : "";
    const number = fill(this.words.round, { n: Math.floor(this.time / round.seconds) + 1 });
    const count = [number, hold].filter(Boolean).join(" · ");
    if (this.count.textContent !== count) this.count.textContent = count;
  }

  /** Says the step; while it plays, only when the one before could be read. @param {number} step */
  #say(step) {
    const { time } = this;
    if (step === this.#said.step) return;
    if (this.#running && this.#said.step >= 0 && time - this.#said.at < LONG_ENOUGH_TO_READ_S)
      return;
    this.#said = { step, at: time };
    const said = this.steps?.[step];
    if (!said) return;
    // A reader who listens hears each cue once; in later rounds the picture alone goes on.
    const isFirst = time < (this.#round?.seconds ?? 0);
    this.cue.setAttribute("aria-live", isFirst || !this.#running ? "polite" : "off");
    put(this.cue, h("b", {}, `${said.name}.`), ` ${said.cue}`);
    this.place.setAttribute("aria-valuetext", said.name);
    this.#picture?.name(`${this.title}: ${said.name}`);
    this.onstep(step);
  }

  #label() {
    this.play.textContent = (this.#running ? this.words.pause : this.words.play) ?? "";
  }

  /** @param {boolean} on */
  #enable(on) {
    for (const control of [this.play, this.back, this.next, this.place]) control.disabled = !on;
  }
}
