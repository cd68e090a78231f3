// Mounts the lesson's controls from the snapshot in the page. State lives here; the server is only
// asked when something is changed.
import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { Memory } from "./memory.js";
import { Model } from "./model.js";
import { countAnswers } from "./reading/answered.js";
import { tellWhatWasDone } from "./reading/finish.js";
import { openOneAtATime } from "./reading/sets.js";
import { fetchLesson } from "./server.js";
import { pageWords } from "./status.js";

const root = document.documentElement;
const words = pageWords();
const lesson = await fetchLesson();
const scripts = lesson.modules.map((address) => import(address));
const memory = new Memory(lesson.lesson, lesson.version);
/** @type {Map<string, Model>} */
const models = new Map();
const connection = new Connection(lesson, memory, models, words);
const answers = new Answers(lesson, memory, models, words);
const answering = new Set(lesson.answers);

/** Returns the model that a trait refers to, as Jupyter's widgets ask for it. @param {string} id */
async function find(id) {
  const model = models.get(id);
  if (!model) throw new Error(`There is no control ${id} in this lesson.`);
  return model;
}

// The same as anywidget has it.
const host = {
  getModel: (/** @type {string} */ reference) => find(reference.replace("anywidget:", "")),
  getWidget: async (/** @type {string} */ reference) => {
    const model = await host.getModel(reference);
    return { render: (/** @type {{ el: HTMLElement }} */ { el }) => draw(model, el) };
  },
};

/**
 * @param {Model} model
 * @param {HTMLElement} el
 */
async function draw(model, el) {
  const { default: control } = await scripts[model.state._esm];
  control.render({ model, el, host });
}

/** @param {HTMLElement} place */
async function mount(place) {
  try {
    const model = await find(place.dataset.model ?? "");
    await scripts[model.state._esm];
    place.replaceChildren();
    await draw(model, place);
    place.classList.toggle("wide", Boolean(place.querySelector("[data-wide]")));
  } catch (problem) {
    console.error(problem);
    place.textContent = words.cannot_show;
  }
}

for (const [id, state] of Object.entries(lesson.models)) {
  const known = { ...state, ...memory.kept.known[id] };
  const teller = answering.has(id) ? answers : connection;
  models.set(id, new Model(id, known, { memory, teller, connection, find }));
}
addEventListener("pagehide", () => {
  memory.write();
  connection.leave();
});
if ([...models.values()].some((model) => model.get("figure"))) {
  const plotly = { rel: "preload", as: "script", href: root.dataset.plotly };
  document.head.append(Object.assign(document.createElement("link"), plotly));
}
for (const text of lesson.styles) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: text }));
}
for (const place of document.querySelectorAll("[data-model]")) {
  await mount(/** @type {HTMLElement} */ (place));
}
openOneAtATime(models);
countAnswers(lesson.lesson, models);
tellWhatWasDone(models);
root.dataset.ready = "";
