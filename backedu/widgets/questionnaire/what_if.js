// "What if one answer were different?": choose a question and another answer, see both results.
function whatIfSide({ heading, tone, mark, title, line }) {
  return h("div", { class: "bk-banner", "data-tone": tone }, h("p", { class: "bk-kicker" }, heading),
    h("p", { class: "bk-level" }, h("span", { "aria-hidden": "true" }, `${mark} `), title), h("p", {}, line));
}

function whatIf({ model, el, labels }) {
  const questions = model.get("groups").flatMap((group) => group.questions)
    .filter(({ kind }) => kind === "choice");
  const which = h("select", { id: newId("which") });
  const other = h("select", { id: newId("other") });
  const shown = h("div", { role: "status" });
  const part = h("details", { class: "bk-what-if" }, h("summary", {}, labels.title),
    h("div", { class: "bk-what-if-choice" }, h("label", { for: which.id }, labels.which), which,
      h("label", { for: other.id }, labels.other), other), shown);
  el.append(part);
  const choose = () => {
    model.set("what_if", which.value && other.value ? { [which.value]: other.value } : {});
    model.save_changes();
  };
  const fill = (select, options, kept) => {
    select.replaceChildren(h("option", { value: "" }, labels.choose),
      ...options.map(({ value, label }) => h("option", { value }, label)));
    select.value = options.some(({ value }) => value === kept) ? kept : "";
  };
  const fillOther = () => {
    const question = questions.find(({ name }) => name === which.value);
    const now = model.get("value")[which.value];
    fill(other, question ? question.options.filter(({ value }) => value !== now) : [],
      model.get("what_if")[which.value]);
  };
  which.addEventListener("change", () => { fillOther(); choose(); });
  other.addEventListener("change", choose);
  const show = () => {
    const value = model.get("value");
    const answered = questions.filter(({ name }) => value[name] !== undefined);
    part.hidden = !answered.length;
    fill(which, answered.map(({ name, ask }) => ({ value: name, label: ask })),
      which.value || Object.keys(model.get("what_if"))[0]);
    fillOther();
  };
  const compare = () => {
    const { sides, changes } = model.get("comparison");
    if (!sides) { shown.replaceChildren(); return; }
    shown.replaceChildren(h("div", { class: "bk-sides" }, sides.map(whatIfSide)),
      ...changes.map(({ title, items }) => h("div", {}, h("h4", {}, title), h("ul", {}, items.map((item) => h("li", {}, item))))));
  };
  const stops = [follow(model, ["value"], show), follow(model, ["comparison"], compare)];
  return () => stops.forEach((stop) => stop());
}
