import { h, put } from "../../../widgets/shared/dom.js";
import { fill } from "../../../widgets/shared/words.js";
import { labOnThePanel } from "./lab_on_panel.js";
import { own } from "./own_question.js";
import { voteRow, writtenRow } from "./panel_rows.js";
import { presses } from "./presses.js";
import { byId, data, follow, template } from "./screen.js";
import { fit, slide } from "./slide.js";
import { clock, tell } from "./stream.js";
import { strip } from "./strip.js";
import { followTheme } from "./theme.js";
import { ending } from "./time_left.js";

/** @import { Choice } from "./panel_rows.js" */

const { words } = data;
const frame = { ...data.frame, template };
const here = location.pathname;

/** @type {Record<string, string>} */
const KEYS = { PageDown: "forward", ArrowRight: "forward", PageUp: "back", ArrowLeft: "back" };

/** @type {Record<string, any>} what the class is at */
let view = {};
let heard = 0;
let listed = "";

followTheme();

const timeLeft = ending(byId, words, (until) => drive({ do: "until", until }));

/** @param {string} what became of a press, by the name of its sentence */
const say = (what) => {
  byId("missed").hidden = !what;
  byId("missed").textContent = words[what] ?? "";
};
const { press: drive, hear } = presses((told) => tell(`${here}/drive`, told), say);

/**
 * Tells the class something that doesn't depend on what is on the wall.
 *
 * @param {string} what
 * @param {Record<string, any>} told
 */
async function send(what, told) {
  const answer = await tell(`${here}/${what}`, told).catch(() => null);
  say(answer?.ok ? "" : "press_lost");
  return answer?.ok ? answer : null;
}

/** Draws a wall small. @param {HTMLElement} place @param {Record<string, any>} wall */
function drawMini(place, wall) {
  const small = slide(wall, frame);
  place.style.setProperty("--k", String(place.clientWidth / 1280));
  put(place, small, strip(wall, frame));
  fit(small);
}

function drawWalls() {
  const [at, of] = view.wall.place;
  byId("place").textContent = of > 1 ? fill(words.place, { at, of }) : "";
  drawMini(byId("wall"), view.wall);
  byId("coming").hidden = !view.next_wall;
  if (!view.next_wall) return;
  byId("next").textContent = view.coming;
  drawMini(byId("next-wall"), view.next_wall);
}

function times() {
  const passed = (performance.now() - heard) / 1000;
  byId("stage-time").textContent = clock(view.stage_s + passed);
  byId("class-time").textContent = clock(view.class_s + passed);
  timeLeft(view.until);
}

/** @param {import("./panel_rows.js").Written} each */
const written = (each) => writtenRow(each, words, () => drive({ do: "show", text: each.mark }));

function drawVotes() {
  const { activeElement: before } = document;
  const id = byId("votes").contains(before) ? before?.id : "";
  const scrolled = byId("votes").querySelector(".inbox")?.scrollTop ?? 0;
  /** @type {Choice[]} */
  const options = view.options ?? [];
  const rounds = options[0]?.counts.length ?? 0;
  const isScale = options.every((option) => option.text.length < 12);
  put(
    byId("votes"),
    h("h2", {}, view.heading),
    view.text ? h("p", { class: "small" }, view.text) : null,
    rounds
      ? h(
          "ul",
          { class: "live", "data-scale": isScale, "data-short": view.is_short },
          ...options.map((each) => voteRow(each, view.totals)),
        )
      : null,
    view.written?.length
      ? h("ul", { class: "inbox", tabindex: "0" }, ...view.written.map(written))
      : null,
    view.advice
      ? h(
          "div",
          { class: "advice" },
          h("strong", {}, view.advice),
          h("span", { class: "small" }, `${view.advice_why} ${view.sure_wrong}`),
        )
      : null,
  );
  times();
  byId("votes").querySelector(".inbox")?.scrollTo(0, scrolled);
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

function drawNotes() {
  /** @type {Choice[]} */
  const options = view.options ?? [];
  const notes = view.notes.map((/** @type {string} */ note) => h("li", {}, note));
  const explained = options.filter((option) => option.why);
  const rows = explained.map((option) =>
    h(
      "li",
      { "data-right": option.right },
      h("strong", {}, option.letter),
      h("span", {}, option.why),
    ),
  );
  put(
    byId("notes"),
    notes.length ? h("h2", {}, words.notes) : null,
    notes.length ? h("ul", { class: "notes" }, ...notes) : null,
    rows.length ? h("h2", {}, words.options) : null,
    rows.length ? h("ul", { class: "whys" }, ...rows) : null,
  );
}

function drawSteps() {
  const now = JSON.stringify([view.at, view.steps]);
  if (now === listed) return;
  listed = now;
  const rows = view.steps.map((/** @type {any} */ step) => {
    const go = () => drive({ do: "go", to: step.id });
    const current = step.id === view.at ? "step" : null;
    const state = step.state ? h("span", { class: "small" }, ` ${step.state}`) : null;
    return h(
      "li",
      { "data-kind": step.kind },
      h("button", { type: "button", onclick: go, "aria-current": current }, step.title, state),
    );
  });
  put(byId("steps"), ...rows);
  showStep();
}

/** Brings the step that is on the wall into sight in the list. */
function showStep() {
  const current = byId("steps").querySelector("[aria-current]");
  if (current instanceof HTMLElement)
    byId("steps").scrollTop = current.offsetTop - byId("steps").offsetTop - 60;
}
byId("steps").parentElement?.addEventListener("toggle", showStep);

/** @type {Record<string, HTMLButtonElement>} */
const buttons = Object.fromEntries(
  ["back", "reveal", "again", "forward", "talk"].map((name) => {
    const text = { back: words.back, reveal: words.do_reveal, again: words.do_again }[name] ?? "";
    const onclick = () => drive({ do: name });
    return [name, h("button", { class: `btn ${name}`, type: "button", onclick }, text)];
  }),
);
const asking = own(words, data.longest_text, (asked) => drive({ do: "ask", ...asked }));
byId("deck").append(...Object.values(buttons));
asking.button.classList.add("own-key");
const narrow = matchMedia("(max-width: 47.99rem)");
const placeOwn = () =>
  narrow.matches ? byId("rest").prepend(asking.button) : buttons.back?.after(asking.button);
narrow.addEventListener("change", placeOwn);
placeOwn();
document.body.append(asking.dialog);

const drawControls = labOnThePanel(byId("controls"), words, (number, label, value) =>
  send("control", { number, label, value }),
);

/** @param {Record<string, any>} next */
function draw(next) {
  view = next;
  heard = performance.now();
  hear(view.version);
  byId("title").textContent = view.title;
  byId("phones").textContent = view.phones;
  drawWalls();
  drawVotes();
  drawControls(view.controls ?? []);
  drawNotes();
  drawSteps();
  drawDeck();
}

/** Shows what can be pressed now; the key that the votes suggest is filled, else the one that goes on. */
function drawDeck() {
  const { forward, talk, reveal, again } = buttons;
  if (!(forward && talk && reveal && again)) return;
  const may = view.may ?? {};
  forward.textContent = view.next;
  talk.textContent = view.talk ?? "";
  reveal.textContent = view.reveal ?? words.do_reveal;
  for (const [name, button] of Object.entries({ talk, reveal, again })) button.hidden = !may[name];
  const advised = may[view.advised] ? view.advised : "forward";
  for (const [name, button] of Object.entries(buttons))
    button.classList.toggle("btn-main", name === advised);
  talk.toggleAttribute("data-end", may.talk);
  forward.toggleAttribute("data-end", !may.talk);
}

byId("delete").addEventListener("click", async () => {
  if (!confirm(words.delete_sure)) return;
  const answer = await send("delete", {});
  if (!answer) return;
  alert(words.deleted);
  location.href = (await answer.json()).panel;
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || asking.dialog.open) return;
  const isInUse = event.key.startsWith("Arrow") ? "ol, input, select, .inbox" : "ol";
  if (event.target instanceof HTMLElement && event.target.closest(isInUse)) return;
  const press = KEYS[event.key];
  if (!press) return;
  drive({ do: press });
  event.preventDefault();
});

addEventListener("resize", () => view.at && drawWalls());
setInterval(() => view.at && times(), 1000);
follow(`${here}/events`, draw);
