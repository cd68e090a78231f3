import { onReturn } from "../kept.js";
import { read, write } from "./storage.js";

const root = document.documentElement;
const KNOWN = ["dark", "light", "large", "huge"];
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** @param {string} name */
const kept = (name) => {
  const value = read(`backedu-${name}`) ?? "";
  return KNOWN.includes(value) ? value : "";
};

/** Sets light or dark and the size of the text, as kept in this browser. */
export function applyLooks() {
  // Colours of the reader's own go with light or dark as the system says.
  const isForced = matchMedia("(forced-colors: active)").matches;
  const system = prefersDark.matches ? "dark" : "light";
  root.dataset.theme = (!isForced && kept("theme")) || system;
  root.dataset.size = kept("size") || "normal";
}

/** Lets the menu at the top change them. */
export function offerLooks() {
  prefersDark.addEventListener("change", applyLooks);
  const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("#looks input")]);
  const showChosen = () => {
    for (const input of inputs) input.checked = input.value === kept(input.name);
  };
  showChosen();
  onReturn(() => {
    applyLooks();
    showChosen();
  });
  for (const input of inputs) {
    input.addEventListener("change", () => {
      write(`backedu-${input.name}`, input.value);
      applyLooks();
    });
  }
}
