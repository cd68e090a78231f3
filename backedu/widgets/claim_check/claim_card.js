// One statement: choose a verdict and how sure, commit, and see the appraisal.
function claimAppraisal({ right, word, text, danger, teaching, note, conflicts, evidence }, words, goTo) {
  return h("div", { class: "bk-feedback", "data-right": String(right) },
    h("p", { class: "bk-mark" }, h("span", { "aria-hidden": "true" }, right ? "✓ " : "✗ "), word),
    text.split("\n\n").map((part) => h("p", {}, part)),
    note ? h("p", { class: "bk-quiet" }, note) : null,
    danger.length ? h("div", { class: "bk-danger" }, h("p", { class: "bk-mark" }, h("span", { "aria-hidden": "true" }, "⚠ "), words.danger),
      [words.could_happen, words.instead].map((label, i) => h("p", {}, h("strong", {}, `${label}: `), danger[i]))) : null,
    h("p", {}, h("strong", {}, `${words.teaching}: `), teaching),
    conflicts.length ? h("div", { class: "bk-conflicts" }, h("p", {}, h("strong", {}, `${words.conflicts}:`)),
      h("ul", {}, conflicts.map((claim) => h("li", {}, h("span", {}, `${claim.text} `, h("span", { class: "bk-quiet" }, claim.part)),
        h("button", { type: "button", class: "bk-small", "aria-label": `${words.go}: ${claim.text}`, onclick: () => goTo(claim.id) }, words.go))))) : null,
    sourceLine(evidence.sources, evidence));
}

// Rows of radio buttons under a legend; act is called with the option that was chosen.
function claimChoice(legend, options, act) {
  const name = newId("choice");
  return h("fieldset", {}, h("legend", {}, legend), h("div", { class: "bk-rows" }, options.map((option) => {
    const input = h("input", { type: "radio", name, value: option.value, onchange: () => act(option.value) });
    return h("label", { class: "bk-option" }, input, h("span", {}, option.text));
  })));
}

// Returns {card, title}: the card of one claim, and its heading, which takes the focus.
function claimCard({ claim, kicker, menu, words, answer, feedback, commit, goTo }) {
  const draft = {};
  const button = h("button", { type: "button", class: "bk-main", disabled: true, onclick: () => {
    button.disabled = true;
    commit({ verdict: draft.verdict, sure: Number(draft.sure) });
  } }, words.commit);
  const choose = (part) => (value) => {
    draft[part] = value;
    button.disabled = !draft.verdict || !draft.sure;
  };
  const title = h("p", { class: "bk-claim", tabindex: "-1" }, claim.text);
  const verdicts = menu.verdicts.map(({ id, text }) => ({ value: id, text }));
  const levels = menu.levels.map(({ percent, text }) => ({ value: String(percent), text }));
  const said = answer && words.you_said
    .replace("{verdict}", menu.verdicts.find(({ id }) => id === answer.verdict)?.text ?? answer.verdict)
    .replace("{percent}", answer.sure);
  const card = h("div", { class: "bk-claim-card" },
    h("p", { class: "bk-kicker" }, kicker), title,
    answer ? h("p", {}, said) : [
      claimChoice(words.verdict, verdicts, choose("verdict")),
      claimChoice(words.sure, levels, choose("sure")),
      h("p", { class: "bk-quiet bk-needs" }, words.needs), button],
    answer && feedback ? claimAppraisal(feedback, words, goTo) : null);
  return { card, title };
}
