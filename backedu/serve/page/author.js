// Keeps a page that its author looks at as it was last saved, and says there what is wrong. Only
// pages on the machine that serves have this script.

/** @typedef {{ page: string, faults: string[], is_busy: boolean }} News */

const {
  line,
  page,
  sheet,
  words: text,
} = /** @type {HTMLElement} */ (document.getElementById("author")).dataset;
/** @type {Record<"title" | "kept" | "busy", string>} */
const words = JSON.parse(text ?? "{}");

const box = Object.assign(document.createElement("div"), { className: "author" });
box.setAttribute("role", "status");
document.body.append(box);
document.head.append(
  Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet }),
);

/**
 * @param {string} tag
 * @param {string} textContent
 */
const made = (tag, textContent) => Object.assign(document.createElement(tag), { textContent });

/** @param {News} news */
function show({ faults, is_busy: isBusy }) {
  const list = document.createElement("ul");
  list.append(...faults.map((fault) => made("li", fault)));
  const told = [made("p", words.title), list, made("p", words.kept)];
  box.replaceChildren(...(faults.length ? told : []), ...(isBusy ? [made("p", words.busy)] : []));
}

/** @type {EventSource | undefined} */
let heard;

/** A tab that nobody looks at has no line open: a browser allows a server only a few. */
function listen() {
  heard?.close();
  if (document.hidden) return;
  heard = new EventSource(line ?? "");
  heard.onmessage = ({ data }) => {
    /** @type {News} */
    const news = JSON.parse(data);
    if (news.page && news.page !== page) location.reload();
    else show(news);
  };
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => heard?.close());
addEventListener("pageshow", ({ persisted }) => persisted && listen());
listen();
