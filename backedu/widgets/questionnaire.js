function questionnaire({ model, el }) {
  const groups = model.get("groups");
  let step = 0;
  const put = (changes) => {
    const value = { ...model.get("value"), ...changes };
    Object.keys(value).forEach((name) => { if (value[name] === undefined) delete value[name]; });
    model.set("value", value);
    model.save_changes();
    showAnswers();
  };
  const steps = groups.map((group) => {
    const asked = group.questions.map((question) => ({
      ...question, ...questionKinds[question.kind](question, (answer) => put({ [question.name]: answer })),
    }));
    const none = h("button", { type: "button", onclick: () => put(Object.fromEntries(asked
      .filter(({ name, none: value, field }) => value !== undefined && !field.hidden && model.get("value")[name] === undefined)
      .map(({ name, none: value }) => [name, value]))) }, group.none);
    const title = h("h3", { tabindex: "-1" }, group.title);
    const card = h("section", { class: "bk-step", "data-group": group.id }, title,
      group.hint ? h("p", { class: "bk-quiet" }, group.hint) : null,
      asked.map(({ field }) => field), group.none ? h("p", { class: "bk-none" }, none) : null);
    return { card, title, asked };
  });
  const progress = h("progress", { max: groups.length, "aria-label": "Progress through the questions" });
  const count = h("p", { class: "bk-quiet bk-count" });
  const back = h("button", { type: "button", onclick: () => go(step - 1) }, "Back");
  const next = h("button", { type: "button", class: "bk-main", onclick: () => go(step + 1) }, "Next");
  const again = h("button", { type: "button", class: "bk-again", onclick: () => {
    put(Object.fromEntries(Object.keys(model.get("value")).map((name) => [name, undefined])));
    go(0);
  } }, "Start again");
  const bar = h("div", { class: "bk-bar", role: "status" });
  const result = h("section", { class: "bk-result", "aria-label": "Result", tabindex: "-1" });
  el.append(h("div", { class: "bk bk-card bk-questionnaire" }, h("div", { class: "bk-top" }, count, progress),
    steps.map(({ card }) => card), h("div", { class: "bk-buttons" }, back, next, again), bar, result));

  function showStep() {
    steps.forEach(({ card }, i) => { card.hidden = i !== step; });
    progress.value = step + 1;
    count.textContent = `Step ${step + 1} of ${groups.length}`;
    back.disabled = step === 0;
    next.textContent = step === groups.length - 1 ? "See the result" : "Next";
  }
  function go(to) {
    if (to >= groups.length) { result.focus(); result.scrollIntoView({ block: "start" }); return; }
    step = Math.max(0, to);
    showStep();
    steps[step].title.focus();
  }
  function showAnswers() {
    const value = model.get("value");
    steps.forEach(({ asked }) => asked.forEach(({ name, show, field, unless }) => {
      field.hidden = Object.entries(unless ?? {}).some(([other, answer]) => value[other] === answer);
      show(value[name]);
    }));
  }
  function showResult() {
    const found = model.get("result");
    const started = Object.keys(model.get("value")).length > 0;
    bar.dataset.tone = found.bar.tone;
    bar.replaceChildren(h("p", {}, h("strong", {}, `${found.bar.mark} ${found.bar.title}`),
      found.bar.note ? ` · ${found.bar.note}` : ""));
    const open = [...result.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent.replace(/ \(\d+\)$/, ""));
    result.replaceChildren(...(started && found.banner ? resultPanel(found) : []));
    result.querySelectorAll("details > summary").forEach((summary) => {
      summary.parentElement.open = open.includes(summary.textContent.replace(/ \(\d+\)$/, ""));
    });
  }
  const stops = [follow(model, ["value"], showAnswers), follow(model, ["result"], showResult)];
  showStep();
  return () => stops.forEach((stop) => stop());
}
