import { h } from "../shared/dom.js";

/** @import { AnyModel } from "@anywidget/types" */

/** @param {string} address @returns {Promise<any>} */
const fromAddress = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(loaded()));
    script.addEventListener("error", reject);
    document.head.append(script);
  });

/** @param {AnyModel<any>} model @returns {Promise<any>} */
const fromKernel = (model) =>
  new Promise((resolve, reject) => {
    /** @type {(content: any, buffers: DataView[]) => void} */
    const take = (content, buffers) => {
      if (!content.plotly) return;
      model.off("msg:custom", take);
      const parts = /** @type {BlobPart[]} */ (buffers.slice(0, 1));
      const script = new Blob(parts, { type: "text/javascript" });
      fromAddress(URL.createObjectURL(script)).then(resolve, reject);
    };
    model.on("msg:custom", take);
    model.send({ ask: "plotly" });
  });

/** @returns {any} */
const loaded = () => /** @type {any} */ (globalThis).Plotly;

/**
 * Loads plotly.js while the page waits, for a print waits for nothing else. Where the page's own
 * server doesn't hold it (JupyterLab), only what has been loaded counts.
 *
 * @returns {any} plotly.js, or undefined
 */
export function loadPlotlyNow() {
  const address = document.documentElement.dataset.plotly;
  if (loaded() || !address) return loaded();
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.send();
  // Not as a child, whose numbers would be tied to their units: the page's policy knows each letter.
  document.head.append(Object.assign(h("script"), { textContent: request.responseText }));
  return loaded();
}

/**
 * Loads plotly.js, once for the whole page: from the page's own server, or from the kernel
 * (JupyterLab).
 *
 * @param {AnyModel<any>} model
 * @returns {Promise<any>}
 */
export function loadPlotly(model) {
  const page = /** @type {{ backeduPlotly?: Promise<any> }} */ (globalThis);
  const address = document.documentElement.dataset.plotly;
  page.backeduPlotly ??= loaded()
    ? Promise.resolve(loaded())
    : address
      ? fromAddress(address)
      : fromKernel(model);
  return page.backeduPlotly;
}
