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
    const noneRow = h("p", { class: "bk-none" }, none);
    const card = h("section", { class: "bk-step" }, title,
      group.hint ? h("p", { class: "bk-quiet" }, group.hint) : null,
      asked.map(({ field }) => field), noneRow);
    return { card, title, asked, noneRow };
  });
  const progress = h("progress", { max: groups.length, "aria-label": "Progress through the questions" });
  const count = h("p", { class: "bk-quiet bk-count" });
  const back = h("button", { type: "button", onclick: () => go(-1) }, "Back");
  const next = h("button", { type: "button", class: "bk-main", onclick: () => go(1) }, "Next");
  const again = h("button", { type: "button", class: "bk-again", onclick: () => {
    put(Object.fromEntries(Object.keys(model.get("value")).map((name) => [name, undefined])));
    step = 0;
    showAnswers();
    steps[0].title.focus();
  } }, "Start again");
  const bar = h("div", { class: "bk-bar", role: "status" });
  const result = h("section", { class: "bk-result", "aria-label": "Result", tabindex: "-1" });
  const comparing = h("div");
  el.append(h("div", { class: "bk bk-card bk-questionnaire" }, h("div", { class: "bk-top" }, count, progress),
    steps.map(({ card }) => card), h("div", { class: "bk-buttons" }, back, next, again), bar, result, comparing));

  // A step is on the path while one of its questions is worth asking or has been answered.
  const path = () => steps.map((_, i) => i).filter((i) => steps[i].asked.some(({ field }) => !field.hidden));
  function showStep() {
    const ahead = path();
    steps.forEach(({ card }, i) => { card.hidden = i !== step; });
    const place = ahead.indexOf(step);
    progress.max = Math.max(1, ahead.length);
    progress.value = place + 1;
    count.textContent = `Step ${place + 1} of ${ahead.length}`;
    back.disabled = place <= 0;
    next.textContent = place === ahead.length - 1 ? "See the result" : "Next";
  }
  function go(by) {
    const ahead = path();
    const to = ahead.indexOf(step) + by;
    if (to >= ahead.length) { result.focus(); result.scrollIntoView({ block: "start" }); return; }
    step = ahead[Math.max(0, to)];
    showStep();
    steps[step].title.focus();
  }
  function showAnswers() {
    const value = model.get("value");
    const { ask, doubted = [] } = model.get("result");
    steps.forEach(({ asked }, i) => asked.forEach(({ name, show, field, unless }) => {
      const beside = Object.entries(unless ?? {}).some(([other, answers]) => answers.includes(value[other]) && !doubted.includes(other));
      // What is in sight on this step stays there, so that nothing moves away under a hand.
      const idle = ask && !ask.includes(name) && (i !== step || field.hidden);
      field.hidden = value[name] === undefined && (beside || idle);
      show(value[name]);
    }));
    steps.forEach(({ asked, noneRow }) => {
      noneRow.hidden = !asked.some(({ none, field }) => none !== undefined && !field.hidden);
    });
    if (!path().includes(step)) step = path()[0] ?? 0;
    showStep();
  }
  // Who comes back goes on at the first step with a question that is still open.
  function resume() {
    const value = model.get("value");
    if (!Object.keys(value).length) return;
    const ahead = path();
    step = ahead.find((i) => steps[i].asked.some(({ name, field }) => !field.hidden && value[name] === undefined)) ?? ahead.at(-1);
    showAnswers();
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
  const stops = [follow(model, ["value", "result"], showAnswers), follow(model, ["result"], showResult)];
  resume();
  const labels = model.get("what_if_labels");
  if (labels.title) stops.push(whatIf({ model, el: comparing, labels }));
  return () => stops.forEach((stop) => stop());
}
