// Keeps a page that its author looks at as it was last saved, and says there what is wrong. Only
// pages on the machine that serves have this script.

import { h, put } from "../../widgets/shared/dom.js";

/** @typedef {{ page: string, faults: string[], is_busy: boolean }} News */

const AGAIN_MS = 2000;

const {
  news = "",
  page,
  sheet,
  words: text = "{}",
} = /** @type {HTMLElement} */ (document.getElementById("author")).dataset;
/** @type {Record<"title" | "kept" | "busy", string>} */
const words = JSON.parse(text);
const look = h("link", { rel: "stylesheet", href: sheet });
const box = h("div", { class: "author", role: "status" });
document.body.append(box);

/** @param {News} news */
function show({ faults, is_busy: isBusy }) {
  if (!look.isConnected && (faults.length || isBusy)) document.head.append(look);
  const list = h("ul", {}, ...faults.map((fault) => h("li", {}, fault)));
  const told = [h("p", {}, words.title), list, h("p", {}, words.kept)];
  put(box, ...(faults.length ? told : []), isBusy ? h("p", {}, words.busy) : null);
}

/** Asks what is new. No line stays open: Firefox keeps no page whole that has one. */
async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(news);
    if (!answer.ok) return;
    /** @type {News} */
    const found = await answer.json();
    if (found.page && found.page !== page) location.reload();
    else show(found);
  } catch {
    // The server is being started again, say: it is asked again soon.
  }
}

setInterval(ask, AGAIN_MS);
document.addEventListener("visibilitychange", ask);
