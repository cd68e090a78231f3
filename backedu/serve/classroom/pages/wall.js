import { h, put } from "../../../widgets/shared/dom.js";
import { fitFigure, labOnTheWall } from "./lab_on_wall.js";
import { ring } from "./ring.js";
import { byId, data, follow, template } from "./screen.js";
import { fit, slide } from "./slide.js";
import { clock, tell } from "./stream.js";
import { strip } from "./strip.js";
import { followTheme } from "./theme.js";

const { words } = data;
const here = location.pathname;
const dialogs = {
  keys: /** @type {HTMLDialogElement} */ (byId("keys")),
  overview: /** @type {HTMLDialogElement} */ (byId("overview")),
};
const frame = { ...data, template };

frame.embed = (/** @type {Record<string, any>} */ shown) => {
  isInHand = false;
  const made = h("iframe", { src: shown.page, title: shown.heading });
  made.addEventListener("load", () => settle(made, shown.cells));
  return h("div", { class: "embed" }, made);
};

/** @type {Record<string, any>} what is on the wall */
let view = {};
let ticking = 0;
/** Whether someone uses the lesson on the wall with mouse or keyboard. */
let isInHand = false;

followTheme();

const lab = labOnTheWall(
  data.most_controls,
  () => view,
  (controls) => tell(`${here}/controls`, { at: view.at, controls }),
  (source) => {
    const heading = byId("main").querySelector("h1.kicker");
    if (heading && source) heading.textContent = source;
  },
);

/**
 * Leaves of a lesson's page what is done now, and hears the keys that are pressed in it.
 *
 * @param {HTMLIFrameElement} page
 * @param {string[]} cells
 */
function settle(page, cells) {
  const inside = page.contentDocument;
  if (!inside) return;
  const part = inside.querySelector(`[data-cell="${cells[0]}"]`)?.closest(".part");
  part?.setAttribute("data-only", "");
  for (const each of part?.querySelectorAll("[data-cell]") ?? [])
    each.toggleAttribute("data-left-out", !cells.includes(each.getAttribute("data-cell") ?? ""));
  if (part) lab.watch(/** @type {HTMLElement} */ (part), page);
  const style = frame.template("only");
  if (style) inside.head.append(inside.importNode(style, true));
  inside.addEventListener("pointerdown", () => {
    isInHand = true;
  });
  inside.addEventListener("keydown", (event) => {
    isInHand = true;
    if (/^Page(Up|Down)$/.test(event.key)) press(event);
  });
}

/** @param {Record<string, any>} next */
function draw(next) {
  // A lesson's page is left alone while it is in use, whoever joins meanwhile.
  const stays = next.kind === "page" && next.at === view.at && byId("main").querySelector("iframe");
  view = next;
  byId("main").dataset.version = String(view.version);
  put(byId("strip"), strip(view, frame));
  if (stays) {
    lab.obey(next);
    return;
  }
  clearInterval(ticking);
  const made = slide(view, frame);
  put(byId("main"), made);
  fit(made);
  if (view.timer) tick(made, view.timer, performance.now());
}

/**
 * @param {HTMLElement} made
 * @param {{left_s: number, of_s: number}} timer
 * @param {number} since
 */
function tick(made, timer, since) {
  ticking = window.setInterval(() => {
    const left = Math.max(0, timer.left_s - (performance.now() - since) / 1000);
    const look = { class: "ring ring-large", role: "timer", "aria-live": "off" };
    const next = ring(left / timer.of_s, clock(Math.round(left)), words.then_vote, look);
    made.querySelector(".ring")?.replaceWith(next);
  }, 1000);
}

/** @param {Record<string, any>} told */
const drive = (told) => tell(`${here}/drive`, { ...told, version: view.version });

function overview() {
  const rows = data.steps.map((/** @type {any} */ step) => {
    const go = () => {
      dialogs.overview.close();
      drive({ do: "go", to: step.id });
    };
    const title = step.title || words.title;
    const current = step.id === view.at ? "step" : null;
    return h(
      "li",
      { "data-kind": step.kind },
      h("button", { type: "button", onclick: go, "aria-current": current }, title),
    );
  });
  put(byId("steps"), ...rows);
  dialogs.overview.showModal();
  const current = byId("steps").querySelector("[aria-current]");
  if (current instanceof HTMLElement) current.focus();
}

function peek() {
  const place = byId("peek");
  place.hidden = !place.hidden;
  put(
    place,
    place.hidden ? null : slide({ kind: "lobby", here: view.here ?? 0, place: [1, 1] }, frame),
  );
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => drive({ do: "forward" }),
  PageDown: () => drive({ do: "forward" }),
  ArrowDown: () => drive({ do: "forward" }),
  " ": () => drive({ do: "forward" }),
  ArrowLeft: () => drive({ do: "back" }),
  PageUp: () => drive({ do: "back" }),
  ArrowUp: () => drive({ do: "back" }),
  v: () => drive({ do: "vote" }),
  d: () => drive({ do: "talk" }),
  r: () => drive({ do: "reveal" }),
  a: () => drive({ do: "again" }),
  o: overview,
  j: peek,
  p: () => window.open(data.panel, "backedu-panel", "popup,width=1280,height=760"),
  b: () => byId("black").toggleAttribute("hidden"),
  ".": () => byId("black").toggleAttribute("hidden"),
  f: () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen(),
  "?": () => dialogs.keys.showModal(),
};

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (dialogs.keys.open || dialogs.overview.open) {
    if (event.key === "?") dialogs.keys.close();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = KEYS[key];
  if (!act) return;
  event.preventDefault();
  act();
}

addEventListener("keydown", (event) => {
  if (event.key === "Tab") isInHand = true;
  press(event);
});

// A lesson that comes, or answers the panel, takes the keys; they stay with the wall.
addEventListener("blur", () => setTimeout(keepKeys));

function keepKeys() {
  const { activeElement } = document;
  if (!isInHand && activeElement instanceof HTMLIFrameElement) activeElement.blur();
}

let touchedAt = 0;
addEventListener("touchstart", (event) => {
  touchedAt = event.touches[0]?.clientX ?? 0;
});
addEventListener("touchend", (event) => {
  const moved = (event.changedTouches[0]?.clientX ?? 0) - touchedAt;
  if (Math.abs(moved) > 60) drive({ do: moved < 0 ? "forward" : "back" });
});

/** Fits what is there into a wall of another size; a lesson's page is not loaded again. */
function refit() {
  const page = byId("main").querySelector("iframe");
  const part = page?.contentDocument?.querySelector(".part[data-only]");
  if (view.kind && view.kind !== "page") draw(view);
  if (!page || !part) return;
  delete page.dataset.size;
  fitFigure(page, /** @type {HTMLElement} */ (part));
}
addEventListener("resize", refit);

let wanted = location.hash.slice(1); // a lesson's page leads here with its id

follow(`${here}/events`, (/** @type {Record<string, any>} */ next) => {
  draw(next);
  if (!wanted) return;
  drive({ do: "go", to: wanted });
  wanted = "";
  history.replaceState(null, "", location.pathname);
});
