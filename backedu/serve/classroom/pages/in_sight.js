// What of a lesson's page is in sight on the wall, which whoever presses on a panel can't scroll.

const ROWS =
  ".bk-slider,div.bk-choice,.bk-option,.bk-answer,.bk-feedback>:not(ul),.bk-feedback li,.bk-sorter-rows>li,legend,summary,button,.bk-plot~*";
const PART_PX = 1; // of what ends at the edge, after it was brought into sight
/** What stays at the lower edge while the rest goes by behind it. */
const BARS = ".bk-bar,.bk-guess-act,.bk-an-bar";

/**
 * Shows no control, no text about an answer, and nothing below a figure, that the lower edge of the
 * wall would cut, or what stays there; it comes when it is scrolled to, or has the focus; a panel has
 * all controls.
 *
 * @param {HTMLElement} part
 * @param {number} edge px from the top
 */
export function hideCut(part, edge) {
  const bars = [...part.querySelectorAll(BARS)].map((bar) => bar.getBoundingClientRect());
  const tops = bars.filter(({ height, bottom }) => height && bottom > edge - 2 * height);
  const foot = Math.min(edge, ...tops.map(({ top }) => top));
  for (const row of part.querySelectorAll(ROWS)) {
    const after = row.localName === "legend" && row.nextElementSibling;
    const last = after ? (after.querySelector(ROWS) ?? after) : row; // a question goes with its first option
    const { top, bottom } = last.getBoundingClientRect();
    const end = row.closest(BARS) ? edge : foot;
    const whole = row.localName === "summary" ? (row.parentElement ?? row) : row; // with its edges
    whole.toggleAttribute("data-cut", top > edge / 2 && bottom > end + PART_PX);
  }
}

/** Brings what was moved from a panel into sight; a figure stays where it is. @param {Element} field */
export function inSight(field) {
  if (!field.closest(".bk-lab")) field.closest("fieldset,li")?.scrollIntoView({ block: "nearest" });
}

/** What was said of answers when a page was last looked at. @type {WeakMap<HTMLElement, Element[]>} */
const SAID = new WeakMap();

/**
 * Brings what is newly said of an answer into sight.
 *
 * @param {HTMLElement} part
 * @param {number} edge px from the top
 */
export function bringForth(part, edge) {
  const before = SAID.get(part);
  const said = [...part.querySelectorAll(".bk-feedback")];
  SAID.set(part, said);
  const next = before && said.find((each) => !before.includes(each));
  next?.scrollIntoView({ block: next.clientHeight > edge ? "start" : "nearest" });
}

/** Opens a fold that is all there is, once. @param {HTMLElement} part */
export function openAlone(part) {
  const shown = [...part.querySelectorAll(".bk-card")].filter(
    (card) => card.getClientRects().length,
  );
  const [fold] = shown;
  if (shown.length !== 1 || fold?.localName !== "details" || fold.hasAttribute("data-alone"))
    return;
  fold.setAttribute("data-alone", "");
  fold.setAttribute("open", "");
}

/** Has what is to be seen of a part in sight, and whole. @param {HTMLElement} part @param {number} edge px */
export function keepInSight(part, edge) {
  openAlone(part);
  bringForth(part, edge);
  hideCut(part, edge);
}
