// Mounts the lesson's controls from the snapshot in the page. State lives here; a kernel is only
// asked for when something is changed, is told all that was changed before, and may be replaced.
const snapshot = fromText(await fetch(document.documentElement.dataset.models).then((reply) => reply.text()));
const { lesson, base, version, models: states, modules, styles } = snapshot;
const status = document.getElementById("status");
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

// What the visitor changed and what came of it, kept in this browser and nowhere else. A tab goes
// on with its own answers, so two tabs do not mix; a new tab goes on where the last one was.
class Memory {
  name = `backedu:${lesson}`;
  constructor() {
    this.kept = [sessionStorage, localStorage].map((store) => this.read(store))
      .find((kept) => kept?.version === version && kept.changed && kept.known?.constructor === Object) ?? { version, changed: {}, known: {} };
  }
  read(store) { try { return fromText(store.getItem(this.name)); } catch { return null; } }
  add(part, id, traits) {
    this.kept[part][id] = { ...this.kept[part][id], ...traits };
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.write(), 200);
  }
  write() {
    if ("forget" in document.documentElement.dataset || !Object.keys(this.kept.known).length) return;
    const text = toText(this.kept);
    for (const store of [sessionStorage, localStorage]) {
      try { store.setItem(this.name, text); } catch { /* private window, or full */ }
    }
  }
}

class Model {
  widget_manager = { get_model: modelOf };
  constructor(id, state) {
    Object.assign(this, { id, state, listeners: new Map(), dirty: {} });
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    this.dirty[name] = value;
    if (name === "value") memory.add("known", this.id, { value });
    this.receive({ [name]: value });
  }
  save_changes() {
    kernel.change(this.id, this.dirty);
    this.dirty = {};
  }
  send(content, _callbacks, buffers = []) { kernel.send(this.id, ...structuredClone([content, buffers])); }
  receive(state) {
    const changed = Object.keys(state).filter((name) => !same(state[name], this.state[name]));
    Object.assign(this.state, state);
    changed.forEach((name) => this.emit(`change:${name}`));
  }
  on(event, listener) { this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]); }
  off(event, listener) {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((other) => listener && other !== listener));
  }
  emit(event, ...values) { (this.listeners.get(event) ?? []).forEach((listener) => listener(...values)); }
}

// The model that a trait refers to, as Jupyter's widgets ask for it and as anywidget does.
async function modelOf(id) {
  if (!models.has(id)) throw new Error(`There is no control ${id} in this lesson.`);
  return models.get(id);
}
const host = {
  getModel: (reference) => modelOf(reference.replace("anywidget:", "")),
  getWidget: async (reference) => {
    const model = await host.getModel(reference);
    return { render: ({ el }) => draw(model, el) };
  },
};
async function draw(model, el) {
  const { default: control } = await scripts[model.state._esm];
  control.render({ model, el, host });
}

// A sentence that a reload, a lost network or a full class deserves; never a traceback.
class Sorry extends Error {}

class Kernel {
  changed = new Map(Object.entries(memory.kept.changed)); // all that was ever told: control -> traits
  waiting = new Map(); // what the kernel has not been told yet, newest value only
  messages = []; // what controls say besides, until a kernel has dealt with it
  socket = null;
  working = false;
  answered = null;

  change(id, traits) {
    for (const kept of [this.changed, this.waiting]) kept.set(id, { ...kept.get(id), ...traits });
    memory.add("changed", id, traits);
    memory.add("known", id, traits);
    this.work();
  }

  send(id, content, buffers) {
    this.messages.push({ id, content, buffers, name: null });
    this.work();
  }

  async work() {
    if (this.working) return;
    this.working = true;
    const quiet = setTimeout(() => say(this.socket ? "Thinking …" : "Setting up your exercises …"), 300);
    try {
      for (let tries = 0; this.waiting.size || this.messages.length;) {
        try {
          await this.connect();
          await this.tell();
          tries = 0;
        } catch (problem) {
          if (problem instanceof Sorry || ++tries > 2) throw problem;
        }
      }
      say("");
    } catch (problem) {
      const words = problem instanceof Sorry ? problem.message : "The lesson server does not answer. Your answers are still here.";
      say(words, () => this.work());
    } finally {
      clearTimeout(quiet);
      this.working = false;
    }
  }

  async connect() {
    if (this.socket?.readyState === WebSocket.OPEN) return;
    const reply = await fetch(`${base}lesson/${encodeURIComponent(lesson)}/kernel`, { method: "POST", headers: { "X-XSRFToken": cookie("_xsrf") } });
    const answer = await reply.json().catch(() => ({}));
    if (!reply.ok) throw new Sorry(answer.message ?? "The exercise could not be set up. Please reload the page.");
    this.id = answer.kernel;
    this.session = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    const address = `${location.origin.replace(/^http/, "ws")}${base}api/kernels/${this.id}/channels?session_id=${this.session}`;
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onclose = reject; });
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => this.hear(typeof data === "string" ? JSON.parse(data) : fromFrame(data));
    socket.onclose = () => { this.socket = null; this.answered?.reject(new Error("closed")); };
    this.socket = socket;
    for (const [id, traits] of this.changed) this.waiting.set(id, { ...traits, ...this.waiting.get(id) });
  }

  // Sends what waits and resolves when the kernel has dealt with it.
  tell() {
    const batch = [...this.waiting];
    this.waiting.clear();
    const patience = setTimeout(() => this.socket?.close(), 30_000);
    return new Promise((resolve, reject) => {
      this.answered = { resolve, reject, message: null };
      batch.forEach(([id, state]) => {
        const found = bytesIn(state);
        this.post(id, { method: "update", state, buffer_paths: found.map(([path]) => path) }, found.map(([, bytes]) => bytes));
      });
      this.messages.forEach((message) => {
        message.name = this.post(message.id, { method: "custom", content: message.content }, message.buffers);
      });
    }).catch((problem) => {
      batch.forEach(([id, state]) => this.waiting.set(id, { ...state, ...this.waiting.get(id) }));
      throw problem;
    }).finally(() => clearTimeout(patience));
  }

  // Sends one message and returns its name, which the kernel's answers bear.
  post(id, data, buffers) {
    const name = `${this.session}-${Math.random().toString(36).slice(2)}`;
    const json = toJson({
      header: { msg_id: name, msg_type: "comm_msg", session: this.session, username: "", version: "5.3", date: new Date().toISOString() },
      parent_header: {}, metadata: {}, channel: "shell", buffers: [],
      content: { comm_id: id, data },
    }, buffers);
    this.socket.send(buffers.length ? toFrame(json, buffers) : json);
    this.answered.message = name;
    return name;
  }

  hear({ msg_type: type, content, parent_header: parent, buffers = [] }) {
    if (type === "comm_msg" && content.data.method === "update") {
      content.data.buffer_paths?.forEach((path, i) => putBytes(content.data.state, path, buffers[i]));
      const newer = this.waiting.get(content.comm_id) ?? {};
      const news = Object.entries(content.data.state).filter(([name]) => !(name in newer));
      const state = Object.fromEntries(news);
      models.get(content.comm_id)?.receive(state);
      memory.add("known", content.comm_id, state);
    } else if (type === "comm_msg" && content.data.method === "custom") {
      models.get(content.comm_id)?.emit("msg:custom", content.data.content, buffers);
    } else if (type === "status" && content.execution_state === "idle") {
      this.messages = this.messages.filter(({ name }) => name !== parent.msg_id);
      if (parent.msg_id === this.answered?.message) this.answered.resolve();
    } else if (type === "status" && content.execution_state === "dead") {
      this.socket?.close();
    }
  }

  leave() {
    if (!this.socket) return;
    navigator.sendBeacon(`${base}voila/api/shutdown/${this.id}?_xsrf=${cookie("_xsrf")}`);
    this.socket.close();
  }
}

function say(words, again) {
  status.replaceChildren(words);
  if (!again) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
  button.addEventListener("click", () => { say(""); again(); });
  status.append(" ", button);
}

const memory = new Memory();
const kernel = new Kernel();
const models = new Map(Object.entries(states).map(([id, state]) => [
  id, new Model(id, { ...state, ...memory.kept.known[id] }),
]));
const scripts = modules.map((address) => import(address));
addEventListener("pagehide", () => { memory.write(); kernel.leave(); });

if ([...models.values()].some((model) => model.get("figure"))) {
  const { plotly } = document.documentElement.dataset;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: plotly }));
}
document.head.append(...styles.map((text) => Object.assign(document.createElement("style"), { textContent: text })));
for (const place of document.querySelectorAll("[data-model]")) {
  const model = models.get(place.dataset.model);
  try {
    await scripts[model.state._esm];
    place.replaceChildren();
    await draw(model, place);
    place.classList.toggle("wide", Boolean(place.querySelector(".bk-lab")));
  } catch (problem) {
    console.error(problem);
    place.textContent = "This exercise cannot be shown in this browser. The rest of the lesson works.";
  }
}
document.documentElement.dataset.ready = "";
