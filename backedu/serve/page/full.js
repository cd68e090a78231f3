// A notebook with Jupyter's own widgets: asks for a kernel, puts in what the notebook shows in it,
// and leaves the rest to Voila's scripts. Until then the text is there to be read.
import { askForKernel, fetchLesson } from "./server.js";
import { pageWords, say } from "./status.js";

const root = document.documentElement;
const words = pageWords();
const lesson = await fetchLesson();
const colours = Object.assign(document.createElement("link"), { rel: "stylesheet" });
let isLeaving = false;

/** @param {string} address */
function load(address) {
  const script = Object.assign(document.createElement("script"), { src: address });
  document.body.append(script);
  return new Promise((loaded, failed) => {
    script.onload = loaded;
    script.onerror = failed;
  });
}

/** Follows the page with Jupyter's colours, light or dark. */
function recolour() {
  const theme = root.dataset.theme === "dark" ? "dark" : "light";
  colours.href = `${lesson.base}voila/api/themes/@jupyterlab/theme-${theme}-extension/index.css`;
  document.head.append(colours);
}

/** Voila's scripts would wait for a kernel that is gone; the visitor is told instead. */
function watchTheLine() {
  const lost = () => {
    if (!isLeaving) say(words.ended, words.start_again, () => location.reload());
  };
  window.WebSocket = class extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} options */
    constructor(...options) {
      super(...options);
      this.addEventListener("close", lost);
    }
  };
}

/** They also wait for the page to be loaded, which it has been for long. */
function loadAtOnce() {
  const listen = window.addEventListener.bind(window);
  /** @param {any[]} heard */
  window.addEventListener = (...heard) => {
    const [event, listener] = heard;
    if (event === "load") listener();
    else listen(.../** @type {Parameters<typeof listen>} */ (heard));
  };
}

/**
 * Has Voila's scripts draw what the notebook shows.
 *
 * @param {string} cells
 * @param {object} config
 */
async function draw(cells, config) {
  // Where Voila's scripts look for what they have to do.
  const settings = { type: "application/json", id: "jupyter-config-data" };
  const script = Object.assign(document.createElement("script"), settings);
  script.textContent = JSON.stringify(config);
  document.body.append(script);
  const place = document.getElementById("cells");
  if (place) place.innerHTML = cells;
  await load(`${lesson.base}voila/static/voila-style.js`);
  recolour();
  new MutationObserver(recolour).observe(root, { attributeFilter: ["data-theme"] });
  const ready = () => {
    say("");
    root.dataset.ready = "";
  };
  Object.assign(window, { voila_finish: ready, cellLoaded: true });
  await load(`${lesson.base}voila/static/voila.js`);
}

async function start() {
  say(words.setting_up_notebook);
  try {
    const { ok, answer } = await askForKernel(lesson);
    if (ok) await draw(answer.cells ?? "", answer.config ?? {});
    else say(answer.message ?? words.not_set_up, words.try_again, start);
  } catch {
    say(words.no_server, words.try_again, () => location.reload());
  }
}

addEventListener("pagehide", () => {
  isLeaving = true;
});
watchTheLine();
loadAtOnce();
start();
