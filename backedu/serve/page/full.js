// A notebook with Jupyter's own widgets: asks for a kernel, puts in what the notebook shows in it,
// and leaves the rest to Voila's scripts. Until then the text is there to be read.
const { lesson, base } = await fetch(document.documentElement.dataset.models).then((reply) => reply.json());
const status = document.getElementById("status");
const place = document.getElementById("cells");
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";
let leaving = false;
addEventListener("pagehide", () => { leaving = true; });

function say(words, label, act) {
  status.replaceChildren(words);
  if (!label) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.addEventListener("click", act);
  status.append(" ", button);
}

function load(address) {
  const script = Object.assign(document.createElement("script"), { src: address });
  document.body.append(script);
  return new Promise((loaded, failed) => { script.onload = loaded; script.onerror = failed; });
}

// Jupyter's colours, light or dark as the page is.
const colours = Object.assign(document.createElement("link"), { rel: "stylesheet" });
function follow() {
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  colours.href = `${base}voila/api/themes/@jupyterlab/theme-${theme}-extension/index.css`;
  document.head.append(colours);
}

// Voila's scripts would wait for a kernel that is gone; the visitor is told, and can start anew.
window.WebSocket = class extends WebSocket {
  constructor(...options) {
    super(...options);
    this.addEventListener("close", () => leaving || say(
      "The Python behind this notebook has ended; what you set here is lost.", "Start again", () => location.reload()));
  }
};

// They also wait for the page to be loaded, which it has been for long.
const listen = window.addEventListener.bind(window);
window.addEventListener = (event, listener, ...options) => (event === "load" ? listener() : listen(event, listener, ...options));

async function start() {
  say("Setting up the notebook …");
  try {
    const reply = await fetch(`${base}lesson/${encodeURIComponent(lesson)}/kernel`,
      { method: "POST", headers: { "X-XSRFToken": cookie("_xsrf") } });
    const answer = await reply.json();
    if (!reply.ok) {
      say(answer.message, "Try again", start);
      return;
    }
    // Where Voila's scripts look for what they have to do.
    document.body.append(Object.assign(document.createElement("script"),
      { type: "application/json", id: "jupyter-config-data", textContent: JSON.stringify(answer.config) }));
    place.innerHTML = answer.cells;
    await load(`${base}voila/static/voila-style.js`);
    follow();
    new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.voila_finish = () => { say(""); document.documentElement.dataset.ready = ""; };
    window.cellLoaded = true;
    await load(`${base}voila/static/voila.js`);
  } catch {
    say("The lesson server does not answer.", "Try again", () => location.reload());
  }
}
start();
