// The audience's page. Old phones read it: nothing here is newer than 2018.
import { byId, words } from "./phone_parts/dom.js";
import { draw, drawAgain, drawSaved, showJoin } from "./phone_parts/screens.js";
import { ask, keyOf, recall, state, take } from "./phone_parts/state.js";
import { hooks, send } from "./phone_parts/votes.js";

const PATIENCE_MS = 25000;
const TRY_AGAIN_MS = 1500;

/** @type {EventSource | null} */
let line = null;
let heard = 0;

/** @param {string} typed */
function enter(typed) {
  const faults = /** @type {Record<number, string>} */ ({ 403: words.wrong_code, 503: words.full });
  ask("join", { code: typed }).then(
    (answer) => {
      if (answer.ok) answer.json().then(settle);
      else showJoin(enter, faults[answer.status] || words.offline_what);
    },
    () => showJoin(enter, words.offline),
  );
}

/** Joins by the code in the address, else goes on with what the server knows of this phone. */
function begin() {
  const typed = location.pathname.slice(1);
  if (/^\d{4}$/.test(typed) && !state.code) {
    state.code = typed;
    enter(typed);
    return;
  }
  ask("join")
    .then((answer) => answer.json())
    .then((told) => {
      if (told.code) {
        settle(told);
        return;
      }
      recall();
      showJoin(enter);
    })
    .catch(() => {
      isOnline(false);
      setTimeout(begin, TRY_AGAIN_MS);
    });
}

/** @param {{code: string, votes: any[]}} told what the class knows of this phone */
function settle(told) {
  state.code = told.code;
  byId("class").textContent = told.code;
  byId("joined").hidden = byId("live").hidden = false;
  recall();
  for (const vote of told.votes) take(vote);
  listen();
}

function listen() {
  if (line) line.close();
  heard = Date.now();
  line = new EventSource("/class/events");
  line.onmessage = (event) => {
    state.view = JSON.parse(event.data);
    hear();
    draw();
    send();
  };
  line.addEventListener("ping", hear);
  line.onerror = () => {
    isOnline(false);
    if (line && line.readyState === 2) {
      line = null;
      if (!isOver()) setTimeout(begin, TRY_AGAIN_MS);
    }
  };
}

function hear() {
  heard = Date.now();
  isOnline(true);
}

const isOver = () => Boolean(state.view) && state.view.stage === "gone";

/** A phone that slept, or changed its network, may hold a line that is long dead. */
function wake() {
  if (line && Date.now() - heard > PATIENCE_MS) {
    isOnline(false);
    listen();
  }
}

/** This phone's vote on what is asked now. */
const myVote = () => (state.view && state.view.question ? state.mine[keyOf()] : null);

/** Says whether votes reach the class; while one does not, what is heard proves nothing. @param {boolean} hears */
function isOnline(hears) {
  if (isOver()) return;
  const my = myVote();
  const isUnsent = Boolean(my && my.state === "unsent");
  const is = hears && !isUnsent;
  const lost = isUnsent ? words.offline_vote : words.offline_what;
  const text = is ? "" : lost;
  document.body.className = is ? "" : "off";
  byId("live").textContent = is ? words.connected : words.lost;
  const banner = byId("banner");
  if (banner.getAttribute("data-text") === text) return;
  banner.setAttribute("data-text", text);
  banner.textContent = text;
}

hooks.changed = () => {
  const my = myVote();
  if (my && /saved|late/.test(my.state) && line && line.readyState === 1) isOnline(true);
  drawSaved();
};
hooks.failed = (became) => {
  if (became === "unsent") isOnline(false);
  else if (!/^vote/.test(state.view.stage)) drawAgain();
};
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) wake();
});
addEventListener("offline", () => isOnline(false));
addEventListener("online", () => {
  if (line) listen();
});
setInterval(wake, PATIENCE_MS / 5);
begin();
