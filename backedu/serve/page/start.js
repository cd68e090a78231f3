import { afterPaint } from "../../widgets/shared/dom.js";

const { host, models, modules = "" } = document.documentElement.dataset;

/**
 * @param {"link" | "script"} kind
 * @param {Record<string, string | undefined>} traits
 */
const add = (kind, traits) =>
  document.head.append(Object.assign(document.createElement(kind), traits));

/** Fetches what the host will need. The text can be read first: on a slow line while more comes. */
export const fetchAhead = () =>
  afterPaint(() => {
    if (!host) return;
    add("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: models });
    for (const href of [host, ...modules.split(" ").filter(Boolean)]) {
      add("link", { rel: "modulepreload", href });
    }
  });

/** Starts the script that draws the controls. */
export const startHost = () => {
  if (host) add("script", { type: "module", src: host });
};
