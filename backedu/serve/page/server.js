import { fromText } from "./bytes.js";
import { within } from "./waiting.js";

/**
 * @typedef {{ message?: string, kernel?: string, cells?: string, config?: object }} Answer
 *
 * @typedef {object} Lesson
 * @property {string} lesson
 * @property {string} base Of the server's addresses.
 * @property {string} version
 * @property {Record<string, any>} models
 * @property {string[]} modules
 * @property {string[]} styles
 * @property {string[]} answers The controls that answer without a kernel.
 */

const LESSON_MS = 30_000; // on a slow line it is large
const KERNEL_MS = 60_000; // it runs the notebook first

/** Every value of the cookie: something else on this machine may have set another one. */
function tokens() {
  try {
    const found = [...document.cookie.matchAll(/(?:^|; )_xsrf=([^;]*)/g)];
    return [...new Set([...found.map(([, value = ""]) => value).reverse(), ""])];
  } catch {
    return [""]; // a page that may keep nothing
  }
}

/** Fetches what the page shows beside its text. @returns {Promise<Lesson>} */
export const fetchLesson = () =>
  within(LESSON_MS, async (signal) => {
    const reply = await fetch(document.documentElement.dataset.models ?? "", { signal });
    if (!reply.ok) throw Object.assign(new Error(), { isGone: reply.status === 404 });
    return fromText(await reply.text());
  });

/**
 * @param {string} address
 * @param {string | undefined} body
 * @param {number} patience_ms
 * @returns {Promise<{ ok: boolean, answer: any }>}
 */
const post = (address, body, patience_ms) =>
  within(patience_ms, async (signal) => {
    const ask = (/** @type {string} */ token) =>
      fetch(address, { method: "POST", headers: { "X-XSRFToken": token }, body, signal });
    let reply = null;
    for (const token of tokens()) {
      reply = await ask(token);
      if (reply.status !== 403) break;
    }
    if (reply?.ok) return { ok: true, answer: await reply.json() };
    return { ok: false, answer: (await reply?.json().catch(() => null)) ?? {} };
  });

/**
 * Asks for a kernel for this visitor.
 *
 * @param {Lesson} about
 * @returns {Promise<{ ok: boolean, answer: Answer }>}
 */
export const askForKernel = ({ lesson, base }) =>
  post(`${base}lesson/${encodeURIComponent(lesson)}/kernel`, undefined, KERNEL_MS);

/**
 * Asks what a control makes of its settings.
 *
 * @param {Lesson} about
 * @param {string} id Of the control.
 * @param {Record<string, any>} settings All that it was set to.
 * @param {number} patience_ms
 * @returns {Promise<{ ok: boolean, answer: Record<string, any> }>}
 */
export const askForAnswer = ({ lesson, base }, id, settings, patience_ms) =>
  post(
    `${base}lesson/${encodeURIComponent(lesson)}/answer/${id}`,
    JSON.stringify(settings),
    patience_ms,
  );

/**
 * Returns where a kernel listens.
 *
 * @param {string} base
 * @param {string} kernel
 * @param {string} session
 */
export function channelsOf(base, kernel, session) {
  const origin = location.origin.replace(/^http/, "ws");
  return `${origin}${base}api/kernels/${kernel}/channels?session_id=${session}`;
}

/**
 * Ends a kernel; works while the page is being left.
 *
 * @param {string} base
 * @param {string} kernel
 */
export const endKernel = (base, kernel) =>
  navigator.sendBeacon(`${base}voila/api/shutdown/${kernel}?_xsrf=${tokens()[0]}`);
