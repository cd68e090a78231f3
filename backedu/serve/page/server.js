import { fromText } from "./bytes.js";

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

const token = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";

/** Fetches what the page shows beside its text. @returns {Promise<Lesson>} */
export async function fetchLesson() {
  const reply = await fetch(document.documentElement.dataset.models ?? "");
  return fromText(await reply.text());
}

/**
 * Asks for a kernel for this visitor.
 *
 * @param {Lesson} about
 * @returns {Promise<{ ok: boolean, answer: Answer }>}
 */
export async function askForKernel({ lesson, base }) {
  const address = `${base}lesson/${encodeURIComponent(lesson)}/kernel`;
  const reply = await fetch(address, { method: "POST", headers: { "X-XSRFToken": token() } });
  return { ok: reply.ok, answer: await reply.json().catch(() => ({})) };
}

/**
 * Asks what a control makes of its settings.
 *
 * @param {Lesson} about
 * @param {string} id Of the control.
 * @param {Record<string, any>} settings All that it was set to.
 * @param {number} patience_ms
 * @returns {Promise<{ ok: boolean, answer: Record<string, any> }>}
 */
export async function askForAnswer({ lesson, base }, id, settings, patience_ms) {
  const reply = await fetch(`${base}lesson/${encodeURIComponent(lesson)}/answer/${id}`, {
    method: "POST",
    headers: { "X-XSRFToken": token() },
    body: JSON.stringify(settings),
    signal: AbortSignal.timeout(patience_ms),
  });
  if (reply.ok) return { ok: true, answer: await reply.json() };
  return { ok: false, answer: await reply.json().catch(() => ({})) };
}

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
  navigator.sendBeacon(`${base}voila/api/shutdown/${kernel}?_xsrf=${token()}`);
