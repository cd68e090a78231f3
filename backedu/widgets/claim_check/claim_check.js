// The choice of a set: which claims, how many, and a button that draws.
function claimMenu({ menu, words, draw }) {
  const options = (all) => all.map(({ value, label }) => h("option", { value }, label));
  const which = h("select", { id: newId("which") }, menu.pools.flatMap(({ label, options: all }) => (
    label ? h("optgroup", { label }, options(all)) : options(all))));
  const many = h("select", { id: newId("many") }, options(menu.counts));
  const button = h("button", { type: "button", onclick: () => draw(which.value, Number(many.value)) }, words.draw);
  return {
    element: h("div", { class: "bk-claim-menu" },
      h("div", {}, h("label", { for: which.id }, words.which), which),
      h("div", {}, h("label", { for: many.id }, words.how_many), many), button),
    show: ({ pool, count }) => { which.value = pool; many.value = String(count); },
  };
}

// How sure against how right, and what was judged confidently and wrongly.
function claimReport({ model, words, goTo }) {
  const lines = h("div");
  const picture = h("div", { class: "bk-claim-picture" });
  const missed = h("div");
  const part = h("details", { class: "bk-claim-report" }, h("summary", {}, words.report), picture, lines, missed);
  let leave = null;
  const show = () => {
    const report = model.get("report");
    const drawn = Boolean(model.get("figure").finding);
    if (drawn && !leave) leave = figure({ model, el: picture });
    if (!drawn && leave) { leave(); leave = null; picture.replaceChildren(); }
    lines.replaceChildren(...report.lines.map((line) => h("p", {}, line)));
    missed.replaceChildren(...(report.missed.length ? [h("h3", {}, `${words.missed} (${report.missed.length})`),
      h("ul", { class: "bk-missed" }, report.missed.map(({ id, text, said, teaching }) => h("li", {},
        h("button", { type: "button", class: "bk-link", onclick: () => goTo(id) }, text), h("p", { class: "bk-quiet" }, said),
        h("p", {}, h("strong", {}, `${words.teaching}: `), teaching))))] : []));
  };
  const stop = follow(model, ["report", "figure"], show);
  return { part, leave: () => { stop(); leave?.(); } };
}

function claimCheck({ model, el }) {
  const menu = model.get("menu");
  const words = model.get("words");
  let current = null;
  let wanted = null; // asked for, and not among the shown yet
  let drawing = false; // a new set was asked for, and has not come yet
  let drawnAs = "";
  const put = (changes) => {
    model.set("value", { ...model.get("value"), ...changes });
    model.save_changes();
  };
  const draw = (pool, count) => {
    drawing = true;
    put({ draw: { pool, count, seed: model.get("value").draw.seed + 1 }, added: [] });
  };
  const goTo = (id) => {
    wanted = id;
    drawing = false;
    if (!model.get("shown").some((claim) => claim.id === id)) put({ added: [...model.get("value").added, id] });
    else show();
  };
  const choice = claimMenu({ menu, words, draw });
  const place = h("p", { class: "bk-quiet bk-count" });
  const progress = h("progress", { "aria-label": words.title });
  const list = h("ol", { class: "bk-claim-list" });
  const card = h("div");
  const announce = h("div", { class: "bk-hidden", role: "status" });
  const back = h("button", { type: "button", onclick: () => step(-1) }, words.previous);
  const next = h("button", { type: "button", onclick: () => step(1) }, words.next);
  const report = claimReport({ model, words, goTo });
  const warn = h("p");
  const again = h("details", { class: "bk-claim-again" }, h("summary", {}, words.again), warn,
    h("button", { type: "button", onclick: () => {
      again.open = false;
      wanted = true;
      current = null;
      put({ answers: {} });
    } }, words.again_do));
  el.append(h("section", { class: "bk bk-card bk-question bk-claims", "aria-label": words.title },
    choice.element, place, progress, card, h("div", { class: "bk-buttons" }, back, next),
    h("details", {}, h("summary", {}, words.list), list), report.part, again, announce));

  const indexOf = (id) => model.get("shown").findIndex((claim) => claim.id === id);
  function step(by) {
    wanted = model.get("shown")[indexOf(current) + by].id;
    show();
  }
  function showList(shown, answers) {
    list.replaceChildren(...shown.map(({ id, text }) => h("li", {}, h("button", {
      type: "button", class: "bk-link", "aria-current": id === current ? "true" : null, onclick: () => goTo(id),
    }, text), h("span", { class: "bk-quiet" }, ` ${answers[id] ? `✓ ${words.judged}` : words.open}`))));
  }
  function show() {
    const shown = model.get("shown");
    const { answers, draw: drawn } = model.get("value");
    const feedback = model.get("feedback");
    const focus = wanted !== null && (wanted === true || indexOf(wanted) >= 0);
    if (focus && wanted !== true) current = wanted;
    if (focus) wanted = null;
    if (indexOf(current) < 0) current = (shown.find(({ id }) => !answers[id]) ?? shown[0]).id;
    const at = indexOf(current);
    const done = shown.filter(({ id }) => answers[id]).length;
    choice.show(drawn);
    place.textContent = words.place.replace("{i}", at + 1).replace("{n}", shown.length).replace("{done}", done);
    progress.max = shown.length;
    progress.value = done;
    back.disabled = at === 0;
    next.disabled = at === shown.length - 1;
    next.classList.toggle("bk-main", Boolean(answers[current]));
    showList(shown, answers);
    const all = Object.keys(answers).length;
    again.hidden = !all;
    report.part.hidden = !all;
    warn.textContent = words.again_why.replace("{n}", all);
    const said = answers[current] && feedback[current];
    const as = JSON.stringify([current, answers[current], said]);
    if (as === drawnAs) return;
    const committed = drawnAs && JSON.parse(drawnAs)[0] === current && said;
    drawnAs = as;
    const claim = shown[at];
    const made = claimCard({
      claim, kicker: `${words.kicker} · ${claim.part}`, menu, words, answer: answers[current], feedback: said, goTo,
      commit: (answer) => put({ answers: { ...model.get("value").answers, [claim.id]: answer } }),
    });
    card.replaceChildren(made.card);
    announce.textContent = said ? `${said.word} ${said.text}` : "";
    if (focus || committed) made.title.focus({ preventScroll: Boolean(committed) });
    if (committed && done === shown.length) report.part.open = true;
  }
  const jump = ({ detail }) => goTo(detail);
  document.addEventListener("backedu-judge", jump);
  const begin = () => {
    if (!drawing) return;
    drawing = false;
    current = null;
    wanted = true;
  };
  model.on("change:shown", begin); // before show hears of it
  const stop = follow(model, ["value", "shown", "feedback"], show);
  return () => { stop(); model.off("change:shown", begin); report.leave(); document.removeEventListener("backedu-judge", jump); };
}
