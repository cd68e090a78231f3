import { afterPaint } from "../../widgets/shared/dom.js";
import { DRAWN } from "./reading/place.js";

const { host, models, modules = "", plotly, figures } = document.documentElement.dataset;
const PATIENCE_MS = 300;
const FAST_MS = 100;
const AUTHOR_MS = 1000;

/**
 * @template {"link" | "script"} K
 * @param {K} kind
 * @param {Record<string, string | undefined>} traits
 */
const add = (kind, traits) => {
  const element = Object.assign(document.createElement(kind), traits);
  document.head.append(element);
  return element;
};

/** @param {HTMLElement} element @returns {Promise<Event>} */
const hasCome = (element) =>
  new Promise((tell) => {
    for (const end of ["load", "error"]) element.addEventListener(end, tell);
  });

/** Whether the line is fast: the page itself, asked for, was here at once. */
function isLineFast() {
  const [own] = performance.getEntriesByType("navigation");
  const { requestStart = 0, responseEnd = 0 } =
    /** @type {Partial<PerformanceNavigationTiming>} */ (own ?? {});
  return responseEnd > 0 && responseEnd - requestStart < FAST_MS;
}

/**
 * Fetches what the host will need. The text can be read first: on a slow line while more comes; and
 * there plotly.js, as large as all else together, takes nothing from what has its questions answered.
 */
export const fetchAhead = () =>
  afterPaint(() => {
    if (!host) return;
    add("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: models });
    const scripts = [host, ...modules.split(" ").filter(Boolean)];
    const here = scripts.map((href) => hasCome(add("link", { rel: "modulepreload", href })));
    if (!figures) return;
    const before = isLineFast() ? [] : here;
    Promise.all(before).then(() => add("link", { rel: "preload", as: "script", href: plotly }));
  });

/**
 * Has the first screen come before what is below it is laid out, unless the reader goes to a place
 * further down.
 */
export function beginAtTop() {
  if (!location.hash && !history.state?.place) document.documentElement.dataset.opening = "";
}

/**
 * Lays out what is below the first screen: together with the controls, for they change it all
 * again, or soon where there are none or they are late.
 */
export function layOutRest() {
  const layOut = () => {
    delete document.documentElement.dataset.opening;
  };
  addEventListener(DRAWN, layOut, { once: true });
  setTimeout(layOut, host ? PATIENCE_MS : 0);
}

/** Starts the script that draws the controls. */
export const startHost = () => {
  if (host) add("script", { type: "module", src: host });
};

/** Starts what shows a change to the lesson's author: after the controls, for it asks now and then. */
export const startAuthor = () => {
  const script = document.getElementById("author")?.dataset.script;
  if (script) setTimeout(() => add("script", { type: "module", src: script }), AUTHOR_MS);
};
