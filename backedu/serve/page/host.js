// Mounts the lesson's controls from the snapshot in the page. State lives here; the server is only
// asked when something is changed.
import { same } from "../../widgets/shared/same.js";
import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { onChanged, wasSetAside } from "./kept.js";
import { Memory } from "./memory.js";
import { Model } from "./model.js";
import { countAnswers } from "./reading/answered.js";
import { saveToFile } from "./reading/file.js";
import { tellWhatWasDone } from "./reading/finish.js";
import { DRAWN } from "./reading/place.js";
import { openOneAtATime } from "./reading/sets.js";
import { canKeep } from "./reading/storage.js";
import { tellWorkedUp } from "./reading/worked_up.js";
import { fetchLesson } from "./server.js";
import { pageWords, say, tellNothingKept } from "./status.js";
import { Retry } from "./waiting.js";

/** @import { Traits } from "./memory.js" */

const root = document.documentElement;
const words = pageWords();
/** @type {Map<string, Model>} */
const models = new Map();

/** Fetches the lesson; until it comes the page says so, and asks again. */
function whenFetched() {
  return new Promise((resolve) => {
    let isAsking = false;
    const retry = new Retry(() => ask());
    const ask = async () => {
      if (isAsking || lesson) return;
      isAsking = true;
      try {
        lesson = await fetchLesson();
        say("");
        resolve(lesson);
      } catch (problem) {
        const isGone = /** @type {any} */ (problem)?.isGone;
        if (isGone) say(words.not_set_up, words.reload, () => location.reload());
        else say(words.no_server, words.try_again, ask);
        retry.later();
      }
      isAsking = false;
    };
    /** @type {import("./server.js").Lesson | null} */
    let lesson = null;
    ask();
  });
}

tellWorkedUp();
onChanged(() => {
  if (document.querySelector("[data-case]")) tellWorkedUp();
});

/** @type {import("./server.js").Lesson} */
const lesson = await whenFetched();
const scripts = lesson.modules.map((address) => import(address));
/** The foot of the page says where nothing is kept; here is one that had room before. */
let isTold = !canKeep();
const memory = new Memory(lesson, () => {
  if (!isTold) say(words.no_room, words.save, saveAnswers);
  isTold = true;
  tellNothingKept();
});
const connection = new Connection(lesson, memory, models, words);
const answers = new Answers(lesson, memory, models, words);
const answering = new Set(lesson.answers);

function saveAnswers() {
  saveToFile();
  say("");
}

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

/** @param {string} id @returns {Traits} */
const stateOf = (id) => structuredClone({ ...lesson.models[id], ...memory.known(id) });

/** @param {HTMLElement} place */
async function mount(place) {
  const id = place.dataset.model ?? "";
  const model = await find(id);
  await scripts[model.state._esm];
  place.replaceChildren();
  try {
    await draw(model, place);
  } catch (problem) {
    if (!Object.keys(memory.known(id)).length) throw problem;
    memory.drop(id); // what is kept may be damaged, or forged
    memory.changed.add(id);
    model.state = stateOf(id);
    model.off();
    place.replaceChildren();
    await draw(model, place);
  }
  place.classList.toggle("wide", Boolean(place.querySelector("[data-wide]")));
  if (memory.changed.has(id)) tellOfChange(model, place);
}

/**
 * Says beside a question that what was answered does not answer it any more.
 *
 * @param {Model} model
 * @param {HTMLElement} place
 */
function tellOfChange(model, place) {
  const line = document.createElement("p");
  Object.assign(line, { className: "notice", textContent: words.changed });
  place.prepend(line);
  model.on("change:value", () => line.remove());
}

/** Asks again what followed from answers, where it is not known. */
function askAgain() {
  for (const id of memory.told) {
    const { state } = /** @type {Model} */ (models.get(id));
    const set = Object.entries(memory.set(id));
    const isSettled = set.every(([name, value]) => same(state.settled?.[name], value));
    if (answering.has(id) && !isSettled && set.length) answers.ask(id);
  }
}

for (const id of Object.keys(lesson.models)) {
  const teller = answering.has(id) ? answers : connection;
  models.set(id, new Model(id, stateOf(id), { memory, teller, connection, find }));
}
onChanged(() => {
  for (const id of memory.sync()) models.get(id)?.receive(stateOf(id));
  askAgain();
});
addEventListener("pagehide", () => {
  memory.write();
  connection.leave();
});
for (const text of lesson.styles) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: text }));
}
for (const each of document.querySelectorAll("[data-model]")) {
  const place = /** @type {HTMLElement} */ (each);
  try {
    await mount(place);
  } catch (problem) {
    console.error(problem);
    place.textContent = words.cannot_show;
  }
}
openOneAtATime(models);
countAnswers(lesson.lesson, models);
tellWhatWasDone(models);
askAgain();
dispatchEvent(new Event(DRAWN));
if (memory.wasOlder) say(words.older);
if (wasSetAside()) say(words.set_aside);
root.dataset.ready = "";
