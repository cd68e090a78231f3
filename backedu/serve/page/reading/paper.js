/**
 * Has the page print as a page of a book: light, in the usual size, every fold open. Afterwards all is
 * as it was. What controls do for paper they do in the capturing phase, between the two.
 */
export function printWell() {
  const { dataset } = document.documentElement;
  let [theme, size] = ["", ""];
  /** @type {[HTMLDetailsElement, string | null][]} */
  let opened = [];
  const lighten = () => {
    [theme = "", size = ""] = [dataset.theme, dataset.size];
    Object.assign(dataset, { theme: "light", size: "normal" });
  };
  const unfold = () => {
    const folds = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    opened = folds.map((fold) => [fold, fold.getAttribute("name")]);
    for (const fold of folds) {
      fold.removeAttribute("name"); // of one name, one alone is open
      fold.open = true;
    }
  };
  addEventListener("beforeprint", lighten, { capture: true });
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", () => {
    Object.assign(dataset, { theme, size });
    for (const [fold, name] of opened) {
      fold.open = false;
      if (name !== null) fold.setAttribute("name", name);
    }
  });
}
