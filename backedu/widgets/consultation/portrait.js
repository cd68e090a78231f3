import { svg } from "../shared/dom.js";

/** The hair of a portrait, by its name; what it is not drawn for has none. @type {Record<string, string[]>} */
const HAIR = {
  bun: [
    "M36 58c-6-26 8-40 25-40s30 13 24 40c-3-10-8-16-11-19-12 5-24 5-30 4-4 4-6 9-8 15z",
    "M55 13a9 9 0 1 0 18 0 9 9 0 1 0-18 0z",
  ],
  short: ["M39 50c-4-22 6-33 22-33s25 11 21 33c-2-5-4-9-6-12-11 3-22 3-30 1-3 3-5 7-7 11z"],
  long: [
    "M35 84c-6-44 4-66 26-66s31 22 25 66c-4 2-8 2-10-1 6-20 5-36-2-45-12 5-22 6-29 4-7 10-7 26-1 41-2 3-6 3-9 1z",
  ],
  grey: ["M40 52c-4-20 5-31 20-31s24 11 20 31c-2-8-4-12-6-14-9 2-20 2-27 0-3 3-5 8-7 14z"],
  bald: ["M40 54c-2-5-2-9-1-13 2 3 3 8 3 12zM80 54c2-5 2-9 1-13-2 3-3 8-3 12z"],
};

/**
 * Returns a small drawn portrait; it says nothing that the text does not say.
 *
 * @param {string} look
 */
export function portrait(look) {
  const path = (/** @type {string} */ name, /** @type {string} */ d) =>
    svg("path", { class: `bk-pt-${name}`, d });
  return svg(
    "svg",
    { class: "bk-pt-face", viewBox: "0 0 120 120", "aria-hidden": "true" },
    svg("circle", { class: "bk-pt-sun", cx: 60, cy: 60, r: 58 }),
    path("top", "M16 118c2-24 16-34 32-37h24c16 3 30 13 32 37"),
    path("skin", "M50 66v16c4 8 16 8 20 0V66"),
    path("skin", "M41 46c0 20 8 31 19.5 31S80 66 80 46c0-12-8-22-19.5-22S41 34 41 46z"),
    ...(HAIR[look] ?? []).map((d) => path(look === "grey" || look === "bald" ? "grey" : "hair", d)),
    path("line", "M52 52v2M68 52v2M55 66c3 1.5 7 1.5 10 0M60 54v6l-2 1"),
  );
}
