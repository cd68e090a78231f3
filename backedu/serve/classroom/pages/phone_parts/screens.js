// Old phones read this: nothing here is newer than 2018.

import { byId, drawing, filled, h, paragraph, put, words } from "./dom.js";
import { face, form } from "./forms.js";
import { note, reviewButton } from "./review.js";
import { countedFor, isRight, keyOf, letterOf, state } from "./state.js";
import { vote } from "./votes.js";

/** @typedef {import("./state.js").Mine} Mine */
/** @typedef {import("./state.js").Choice} Choice */

let shown = "";
const SURE = { guess: words.guess, fairly: words.fairly, sure: words.certain };

/** Draws the same again, for something has become known of this phone's vote. */
export function drawAgain() {
  shown = "";
  draw();
}

/** Says that a vote was too late, and whether an earlier one counts. @param {Mine} my */
const tooLate = (my) =>
  my.counts
    ? filled(words.too_late_kept, { letter: letterOf(my.counts) || words.first_choice })
    : words.too_late;

export function drawSaved() {
  const place = document.getElementById("saved");
  if (!place || !state.view || !state.view.options) return;
  const my = state.mine[keyOf()];
  place.textContent = "";
  place.classList.toggle("said", Boolean(my));
  if (!my) {
    place.appendChild(h("span", { class: "q" }, isTapped() ? words.tap : words.send_what));
    return;
  }
  const letter = state.view.form === "words" ? `“${my.choice}”` : letterOf(my.choice);
  const [said, more] = {
    saved: [words.saved, isTapped() ? words.change : words.send_what],
    late: [tooLate(my), ""],
    unsent: [words.unsent, words.unsent_what],
  }[my.state] || [words.sending, ""];
  const look = my.state === "saved" ? {} : { class: "wait" };
  place.appendChild(h("b", look, filled(said, { letter })));
  place.appendChild(h("span", { class: "q s" }, ` ${filled(more, { letter })}`));
  byId("sure").hidden = !isTested();
}

/** Whether a tap is a vote; a number, an order and words are sent with a button. */
const isTapped = () => !/number|order|match|words/.test(state.view.form);

/** Whether one can be right: only then it is asked how sure one is. */
const isTested = () => /^vote/.test(state.view.lead);

/** Draws what the server last showed, if it is something else than before. */
export function draw() {
  const now = [state.view.stage, state.view.question, state.view.round].join(" ");
  if (now === shown) return;
  shown = now;
  note();
  if (/^vote/.test(state.view.stage)) drawVote();
  else if (state.view.stage === "discuss") drawDiscuss();
  else if (state.view.answers) drawTold();
  else if (state.view.options) drawResult();
  else drawWait();
}

/** Draws what was asked, and the answers. */
function drawTold() {
  /** @param {{text: string, answer: string}} each */
  const told = (each) =>
    h("div", {}, h("dt", { class: "q s" }, each.text), h("dd", {}, each.answer));
  put(h("h1", {}, words.asked), h("dl", {}, ...state.view.answers.map(told)));
}

function drawVote() {
  const my = state.mine[keyOf()];
  const sure = Object.keys(SURE).map((id) => {
    const checked = my && my.sure === id ? "" : null;
    const change = () => vote({ sure: id });
    const text = SURE[/** @type {keyof typeof SURE} */ (id)];
    return h(
      "label",
      { class: "o" },
      h("input", { type: "radio", name: "s", value: id, checked, onchange: change }),
      h("span", {}, text),
    );
  });
  const legend = h(
    "legend",
    {},
    h("p", { class: "lead q s" }, words[state.view.lead]),
    h("h1", {}, state.view.stem),
  );
  put(
    h("form", {}, h("fieldset", {}, legend, ...form())),
    h("p", { class: "saved", id: "saved", role: "status" }),
    h(
      "form",
      { id: "sure", hidden: my && isTested() ? null : "" },
      h(
        "fieldset",
        {},
        h("legend", { class: "s q" }, words.sure),
        h("div", { class: "sure" }, ...sure),
      ),
    ),
  );
  drawSaved();
}

/** What this person chose, in full where it is an option, and how sure. @param {Mine} my */
function reminder(my) {
  const choice = my.counts || "";
  /** @type {Choice[]} */
  const options = state.view.options;
  const option = options.filter((each) => each.id === choice)[0];
  if (!option || state.view.form !== "one")
    return [paragraph(filled(words.you_chose, { letter: letterOf(choice) }))];
  const how = (my.state === "saved" && words[`your_${my.sure}`]) || words.your_choice;
  return [h("p", { class: "q s" }, how), h("p", { class: "o mine" }, face(option))];
}

function drawDiscuss() {
  const my = state.mine[keyOf()];
  const isLate = my && my.state === "late";
  put(
    drawing("talk"),
    h("h1", {}, words.discuss),
    paragraph(isLate ? tooLate(my) : ""),
    paragraph(words.discuss_what),
    h("p", { class: "stem" }, state.view.stem),
    ...(my && my.counts ? reminder(my) : [paragraph(words.not_voted)]),
    h("p", { class: "note" }, words.discuss_note),
  );
}

function drawWait() {
  const known = /** @type {Record<string, string>} */ ({
    closed_again: "closed",
    count: "closed",
  });
  const isPatient = state.view.lead === "ask";
  const name = isPatient ? "listen" : known[state.view.stage] || state.view.stage;
  const my = state.view.question ? state.mine[keyOf()] : null;
  const late = my && my.state === "late" ? tooLate(my) : "";
  put(
    drawing("wait"),
    h("h1", {}, words[name]),
    paragraph(words[`${name}_what`]),
    paragraph(late),
    reviewButton(drawAgain),
  );
}

/** What this person chose in the rounds of this question, as far as it counts. */
const chosen = () =>
  state.view.rounds.map((/** @type {number} */ round) => {
    const my = state.mine[keyOf(round)];
    return (my && my.counts) || "";
  });

function verdict() {
  const my = chosen();
  const last = my[my.length - 1];
  if (!state.view.right)
    return last ? filled(words.you_chose, { letter: letterOf(last) }) : words.result;
  const values = { letter: state.view.answer, mine: letterOf(last), was: letterOf(my[0]) };
  if (my.length === 2 && my[0] && last && my[0] !== last) return filled(words.you_moved, values);
  if (!last) return filled(words.is_right, values);
  const right = values.mine === values.letter ? words.you_right : words.you_close;
  return filled(isRight(last) ? right : words.you_wrong, values);
}

/** @param {Choice} option */
const isOneOfRight = (option) =>
  !/order|match/.test(state.view.form) && (state.view.right || []).indexOf(option.id) >= 0;

/** Why an option is right, or why it isn't. @param {string} lead @param {Choice} option */
const because = (lead, { letter, why }) =>
  why ? h("p", {}, letter ? h("b", {}, `${filled(lead, { letter })} `) : null, why) : null;

/**
 * @param {Choice} option
 * @param {number} most
 * @param {boolean} isNamed whether it says which bar is of which vote
 */
function barsOf(option, most, isNamed) {
  const my = chosen();
  const counts = option.counts || [];
  const tick = isOneOfRight(option) ? ` ${words.right_mark}` : "";
  const bars = counts.map((count, number) => {
    const isNow = number === counts.length - 1;
    const when = isNow ? words.after : words.before;
    const notes = [isNamed && counts.length > 1 ? `${count} ${when}` : String(count)];
    if (countedFor(my[number] || "").indexOf(option.id) >= 0) notes.push(words.yours);
    const mark = isNow && !option.letter ? tick : "";
    const bar = h("i", { style: `--part:${count / most}` });
    return h("p", { class: isNow ? "now" : "was" }, bar, notes.join(", ") + mark);
  });
  const look = isOneOfRight(option) ? "r" : "";
  const says = option.letter ? h("p", { class: "says" }, option.text + tick) : null;
  const label = h("b", {}, option.letter || option.text);
  return h("li", { class: look }, label, h("div", {}, says, ...bars));
}

function drawResult() {
  /** @type {Choice[]} */
  const options = state.view.options;
  const my = chosen();
  const most = options.reduce((top, option) => Math.max(top, ...(option.counts || [])), 1);
  const right = options.filter(isOneOfRight);
  const wrong = options.filter(
    (option) => my.indexOf(option.id) >= 0 && !isOneOfRight(option) && option.why,
  );
  const named = right[0] || options[0];
  /** @param {Choice} option */
  const bars = (option) => barsOf(option, most, option === named);
  put(
    h("p", { class: "q s" }, state.view.stem),
    h("h1", {}, verdict()),
    h("ul", { class: `ba ${state.view.form}` }, ...options.map(bars)),
    ...right.map((option) => because(words.why_right, option)),
    ...wrong.map((option) => because(words.why_wrong, option)),
    state.view.note ? h("p", { class: "q s" }, state.view.note) : null,
    h("p", { class: "note" }, words.now_what),
  );
}

/**
 * Asks for the code.
 *
 * @param {(typed: string) => void} enter
 * @param {string} [fault]
 */
export function showJoin(enter, fault) {
  const input = /** @type {HTMLInputElement} */ (
    h("input", {
      class: "code",
      id: "code",
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: "4",
      pattern: "[0-9]{4}",
      "aria-describedby": "fault",
    })
  );
  const join = (/** @type {Event} */ event) => {
    event.preventDefault();
    enter(input.value);
  };
  shown = "";
  byId("joined").hidden = byId("live").hidden = true;
  put(
    h("h1", {}, words.join_title),
    h(
      "form",
      { onsubmit: join, novalidate: "" },
      h("p", {}, h("label", { for: "code" }, words.join_code)),
      input,
      h("p", { class: "no", id: "fault", role: "alert" }, fault || ""),
      h("button", { class: "btn" }, words.join),
    ),
    h("p", { class: "q s" }, words.join_promise),
    reviewButton(() => showJoin(enter)),
  );
}
