// The lesson's page on the wall as the panel moves it, and as it hears what the class guessed.

import { inSight, keepInSight } from "./in_sight.js";

/** @typedef {HTMLElement & {layout?: {font?: {size: number}, meta?: {asked?: number, below?: string}}}} Drawn What plotly.js has drawn. */
/** @typedef {HTMLElement & {type: string, value: string, checked: boolean, disabled: boolean, min: string, max: string, step: string}} Field */

const FIELDS = "input:not([type=hidden]), select, button, summary";
const PAUSE_MS = 150;
const PRESSED = /^(button|submit|radio|checkbox|)$/;

/** @param {Element | null | undefined} element */
const textOf = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Returns a text whose parts may be apart by their look alone. @param {Node | null} node */
const spaced = (node) => {
  /** @type {string[]} */
  const parts = [...(node?.childNodes ?? [])].map((each) =>
    each.nodeType === Node.TEXT_NODE ? (each.textContent ?? "") : spaced(each),
  );
  return parts.join(" ").replace(/\s+/g, " ").trim();
};

/** @param {Field} field */
const labelOf = (field) => {
  const [id = ""] = (field.getAttribute("aria-labelledby") ?? "").split(" ");
  const name = field.ownerDocument.getElementById(id) ?? /** @type {any} */ (field).labels?.[0];
  const label = field.getAttribute("aria-label") || spaced(name);
  return (label || spaced(field)).slice(0, 200);
};

/** @param {Element} element */
const isShown = (element) => element.getClientRects().length > 0;

/** Returns what a panel must know of a control to show it. @param {Field} field */
export const described = (field) => ({
  kind: field.localName === "input" ? field.type : field.localName,
  of: textOf(field.closest("fieldset")?.querySelector("legend")).slice(0, 200),
  label: labelOf(field),
  value: field.value ?? "",
  said: field.getAttribute("aria-valuetext") ?? "",
  min: field.min ?? "",
  max: field.max ?? "",
  step: field.step ?? "",
  options:
    field.localName === "select"
      ? [.../** @type {any} */ (field).options].map((each) => [each.value, textOf(each)])
      : [],
  is_on: Boolean(field.checked) || field.getAttribute("aria-pressed") === "true",
  is_off: Boolean(field.disabled),
});

/** Moves a control as a hand would, and returns it. @param {Field} field @param {string} value */
export function move(field, value) {
  if (PRESSED.test(field.type ?? "") || field.localName === "summary") {
    field.click();
    return field;
  }
  field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  return field;
}

/**
 * Commits what the class guessed, where the lab asks for it: the wall doesn't ask a second time.
 *
 * @param {Element} part
 * @param {{question: string, guess: string}[]} guesses
 */
export function handOver(part, guesses) {
  for (const asking of part.querySelectorAll(".bk-guess")) {
    const question = textOf(asking.querySelector("legend, .bk-guess-question"));
    const guess = guesses.find((each) => each.question === question)?.guess;
    if (guess === undefined) continue;
    const fields = /** @type {Field[]} */ ([...asking.querySelectorAll("input")]);
    const field = fields.find((each) => each.type === "range" || each.value === guess);
    if (field) move(field, guess);
    /** @type {HTMLButtonElement | null} */ (asking.querySelector("button.bk-main"))?.click();
  }
}

const SIZES = [1.65, 1.5, 1.42]; // how large a lesson's page is on a wall of 1280 by 720
const LETTER_PX = 28; // of such a wall
const APART_PX = 8; // a figure, and what moves it where that is below
const [AMPLE, LEAST] = [0.75, 0.5]; // of the wall's height, for a figure
const SMALL_PX = 24; // what no letter is smaller than: those of a figure that is low, and of the smallest page

/** Whether what is drawn has a finding of more than two lines, for which it is smaller. @param {HTMLElement} part */
function isLong(part) {
  const finding = [...part.querySelectorAll(":has(> .bk-plot[data-drawn]) .bk-finding")].find(
    isShown,
  );
  if (!finding) return false;
  const { lineHeight } = getComputedStyle(finding);
  return finding.getBoundingClientRect().height > 2.5 * Number.parseFloat(lineHeight);
}

/** How large the page is, and the letters of a figure on it. @param {HTMLIFrameElement} page @param {HTMLElement} part @param {number} at */
function resize(page, part, at) {
  const scale = Number.parseFloat(getComputedStyle(page).fontSize) / LETTER_PX;
  const size = SIZES[at] ?? 1;
  page.dataset.size = String(at);
  page.style.setProperty("--zoom", String(size * scale));
  part.style.setProperty("--letters", `${LETTER_PX / size}px`); // are as large on any page
  part.style.setProperty("--least", `${SMALL_PX / size}px`);
  return size;
}

/** Makes a page smaller, step by step, where what is shown is whole then, or its first exercise. @param {HTMLIFrameElement} page @param {HTMLElement} part */
function fitWhole(page, part) {
  const first = Number(page.dataset.size ?? 0);
  for (const each of [part, part.querySelector(".exercise")])
    for (let at = first; each && at < SIZES.length; at++) {
      resize(page, part, at);
      const { innerHeight = 0, scrollY = 0 } = page.contentWindow ?? {};
      if (each.getBoundingClientRect().bottom + scrollY <= innerHeight) return;
    }
  resize(page, part, first);
}

/**
 * Gives a lab's figure the height that its finding leaves, and makes the page smaller, step by step,
 * where its first control would not be whole, or the figure too low for what it says; neither is
 * larger again, or it would jump while a control moves.
 *
 * @param {HTMLIFrameElement} page
 * @param {HTMLElement} part what is shown of it
 */
export function fitFigure(page, part) {
  const figure = /** @type {Drawn[]} */ ([...part.querySelectorAll(".bk-plot")]).find(isShown);
  const control = [...part.querySelectorAll(":is(input, select)")].find(isShown);
  const row = control?.closest(".bk-lab-controls");
  const inside = page.contentWindow;
  if (!figure && !part.querySelector(".bk-lab")) {
    fitWhole(page, part);
    return;
  }
  if (figure?.layout?.meta?.asked !== undefined) part.setAttribute("data-marked", ""); // the guess is in it
  if (isLong(part)) part.setAttribute("data-long", "");
  for (let at = Number(page.dataset.size ?? 0); at < SIZES.length; at++) {
    const size = resize(page, part, at);
    if (!inside || !figure) return;
    const { innerHeight, scrollY } = inside;
    const { top = 0, height = 0 } = row?.getBoundingClientRect() ?? {};
    const isBelow = top >= figure.getBoundingClientRect().bottom;
    const below = isBelow ? height + APART_PX : 0;
    const left = () => innerHeight - scrollY - figure.getBoundingClientRect().top - below;
    if (left() + below < AMPLE * innerHeight) part.setAttribute("data-tight", ""); // its finding is smaller
    const foot = control && !isBelow ? control.getBoundingClientRect().bottom : 0;
    const isDrawn = figure.dataset.size === String(at);
    const isLow = isDrawn && Math.round(Number(figure.layout?.font?.size) * size) <= SMALL_PX;
    const fits = foot + scrollY <= innerHeight && !isLow && left() >= LEAST * innerHeight;
    if (!fits && at < SIZES.length - 1) continue;
    give(figure, Math.floor(left()), `${at}`);
    return;
  }
}

/** What stands below a figure whose finding names its people: its source, and how to read it. @param {Element} part */
const belowOf = (part) => {
  const source = part.closest("[data-marked]")?.querySelector(".bk-sources summary");
  const [name = ""] = textOf(source)
    .replace(/^[^:]*: /, "")
    .split(" · ");
  const figure = /** @type {Drawn | null} */ (part.querySelector(".bk-plot[data-drawn]"));
  const { below = "" } = figure?.layout?.meta ?? {};
  return [name.replace(/(\d)[a-z]$/, "$1"), below].filter(Boolean).join(" · "); // "2015a" tells of a list that is not there
};

/**
 * Tells a figure how high it may be.
 *
 * @param {HTMLElement} figure
 * @param {number} room px
 * @param {string} size what the page has
 */
function give(figure, room, size) {
  const { dataset, style } = figure;
  if (dataset.size === size && Number(dataset.room) <= room) return;
  Object.assign(dataset, { size, room });
  style.setProperty("max-height", `${room}px`);
}

/**
 * @param {number} most how many controls a panel can show
 * @param {() => Record<string, any>} view what is on the wall
 * @param {(controls: any[]) => void} report
 * @param {(below: string) => void} cite says what stands below such a figure
 */
export function labOnTheWall(most, view, report, cite) {
  /** @type {Field[]} */
  let fields = [];
  let done = 0;
  let told = "";
  let waiting = 0;

  /** @param {HTMLElement} part @param {HTMLIFrameElement} page */
  const look = (part, page) => {
    handOver(part, view().guesses ?? []);
    fitFigure(page, part);
    cite(belowOf(part));
    keepInSight(part, page.contentWindow?.innerHeight ?? 0);
    const all = /** @type {Field[]} */ ([...part.querySelectorAll(FIELDS)]);
    fields = all.filter(isShown).slice(0, most);
    const now = fields.map(described);
    if (JSON.stringify(now) === told) return;
    told = JSON.stringify(now);
    report(now);
  };

  return {
    /** Follows a part of a lesson's page. @param {HTMLElement} part @param {HTMLIFrameElement} page */
    watch(part, page) {
      const again = () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(() => look(part, page), PAUSE_MS);
      };
      told = "";
      done = view().moves?.at(-1)?.serial ?? 0; // what was done to a page before it was loaded again
      const seen = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver(again).observe(part, seen);
      part.addEventListener("input", again);
      part.addEventListener("change", again);
      page.contentWindow?.addEventListener("scroll", again);
      again();
    },
    /** Does what the panel asked for and wasn't done yet. @param {Record<string, any>} next */
    obey(next) {
      for (const { serial, number, label, value } of next.moves ?? []) {
        if (serial <= done) continue;
        done = serial;
        const field = fields[number];
        if (field && labelOf(field) === label) inSight(move(field, value));
      }
    },
  };
}
