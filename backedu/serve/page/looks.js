import { read, write } from "./storage.js";

const THEME = "backedu-theme";
const SIZE = "backedu-size";
const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {string} id
 * @param {boolean} isPressed
 */
const press = (id, isPressed) =>
  document.getElementById(id)?.setAttribute("aria-pressed", String(isPressed));

/** Sets light or dark and the size of the text, as kept in this browser. */
export function applyLooks() {
  root.dataset.theme = read(localStorage, THEME) ?? (prefersDark.matches ? "dark" : "light");
  root.dataset.size = read(localStorage, SIZE) ?? "normal";
  press("darker", root.dataset.theme === "dark");
  press("larger", root.dataset.size === "large");
}

/** Lets the two buttons at the top change them. */
export function offerLooks() {
  const offer = (
    /** @type {string} */ id,
    /** @type {string} */ name,
    /** @type {() => string} */ next,
  ) =>
    document.getElementById(id)?.addEventListener("click", () => {
      write(localStorage, name, next());
      applyLooks();
    });
  prefersDark.addEventListener("change", applyLooks);
  offer("darker", THEME, () => (root.dataset.theme === "dark" ? "light" : "dark"));
  offer("larger", SIZE, () => (root.dataset.size === "large" ? "normal" : "large"));
}
