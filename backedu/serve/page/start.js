const { host, models, modules = "" } = document.documentElement.dataset;

/**
 * The text can be read before anything else is done: on a slow line while more of it comes.
 *
 * @param {() => void} act
 */
export const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

/**
 * @param {"link" | "script"} kind
 * @param {Record<string, string | undefined>} traits
 */
const add = (kind, traits) =>
  document.head.append(Object.assign(document.createElement(kind), traits));

/** Fetches what the host will need. */
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
