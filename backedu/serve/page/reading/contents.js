import { keepProgress } from "./progress.js";

const READING = { rootMargin: "-20% 0px -70% 0px" };

/** @param {HTMLElement} part */
const headingOf = (part) => part.dataset.part ?? "";

/** @param {string} id */
const linkTo = (id) => document.querySelector(`.toc a[href="#${CSS.escape(id)}"]`);

/**
 * Marks the part that is being read in the contents, and leads from it to the one after. Above the
 * first part, at -1, that one is marked, and what comes next.
 *
 * @param {HTMLElement[]} parts
 * @param {number} place
 */
function mark(parts, place) {
  const part = parts[Math.max(place, 0)];
  for (const link of document.querySelectorAll(".toc a[aria-current]")) {
    link.removeAttribute("aria-current");
  }
  if (part) linkTo(headingOf(part))?.setAttribute("aria-current", "true");
  const after = parts.slice(place + 1).find((each) => !each.hidden);
  const next = after ? headingOf(after) : "turn";
  document.getElementById("next-part")?.setAttribute("href", `#${next}`);
}

/**
 * Follows the reader through the parts of a lesson: in the contents, in the bar at the thumb, and in
 * what the shelf says of the lesson.
 */
export function followReader() {
  const main = /** @type {HTMLElement | null} */ (document.querySelector("main[data-lesson]"));
  const lesson = main?.dataset.lesson;
  const title = document.querySelector("h1");
  if (!main || !lesson || !title) return;
  const parts = /** @type {HTMLElement[]} */ ([...main.querySelectorAll(".part")]);
  /** @type {Set<Element>} */
  const inView = new Set();
  const reading = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    const place = parts.findLastIndex((each) => inView.has(each));
    const part = parts[place];
    if (!part) return;
    mark(parts, place);
    if (!place) return; // a lesson that was only opened is still new
    const at = part.querySelector("h2")?.textContent ?? "";
    const of = main.querySelectorAll("[data-exercise]").length;
    keepProgress(lesson, { at, part: headingOf(part), of });
  }, READING);
  for (const part of parts) reading.observe(part);
  new IntersectionObserver((told) => {
    const isInView = told.at(-1)?.isIntersecting; // a busy page is told of several at once
    document.body.toggleAttribute("data-at-top", isInView);
    if (isInView && !inView.size) mark(parts, -1);
  }).observe(title);
  const contents = document.getElementById("toc");
  contents?.addEventListener("click", ({ target }) => {
    const isLink = target instanceof Element && target.closest("a");
    if (isLink && contents.matches(":popover-open")) contents.hidePopover();
  });
}
