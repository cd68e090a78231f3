/**
 * Has the page print as a page of a book: light, in the usual size, every fold open. Afterwards all is
 * as it was. What controls do for paper they do in the capturing phase, between the two.
 */
export function printWell() {
  const { dataset } = document.documentElement;
  let [theme, size] = ["", ""];
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const lighten = () => {
    [theme = "", size = ""] = [dataset.theme, dataset.size];
    Object.assign(dataset, { theme: "light", size: "normal" });
  };
  const unfold = () => {
    opened = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    for (const fold of opened) fold.open = true;
  };
  addEventListener("beforeprint", lighten, { capture: true });
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", () => {
    Object.assign(dataset, { theme, size });
    for (const fold of opened) fold.open = false;
  });
}
