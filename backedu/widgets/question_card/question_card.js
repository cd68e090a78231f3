function questionCard({ model, el }) {
  const name = newId("question");
  const rows = new Map();
  const answer = h("div", { class: "bk-feedback" });
  const announce = h("div", { class: "bk-hidden", role: "status" });
  const commit = h("button", { type: "button", class: "bk-main", disabled: true }, "Check my answer");
  const inputs = model.get("options").map((option) => {
    const input = h("input", { type: "radio", name, value: option.id });
    const row = h("div", {}, h("label", { class: "bk-option" }, input, h("span", {}, option.text)));
    rows.set(option.id, { row, input });
    return row;
  });
  const chosen = () => [...rows.values()].find(({ input }) => input.checked)?.input.value ?? "";
  const choose = () => { commit.disabled = !chosen() || chosen() === model.get("value"); };
  rows.forEach(({ input }) => input.addEventListener("change", choose));
  commit.addEventListener("click", () => {
    if (!chosen()) return;
    model.set("value", chosen());
    model.save_changes();
    choose();
  });
  const story = model.get("story");
  el.append(h("div", { class: "bk bk-card bk-question" },
    model.get("kicker") ? h("p", { class: "bk-kicker" }, model.get("kicker")) : null,
    story ? h("div", { class: "bk-story" }, story.split("\n\n").map((text) => h("p", {}, text))) : null,
    h("fieldset", {}, h("legend", {}, model.get("stem")), inputs), commit, announce));

  const show = () => {
    const feedback = model.get("feedback");
    const committed = rows.get(model.get("value"));
    if (committed && !chosen()) committed.input.checked = true;
    choose();
    if (!committed || !feedback.text) { answer.remove(); announce.textContent = ""; return; }
    answer.dataset.right = feedback.right;
    answer.replaceChildren(
      h("p", { class: "bk-mark" }, h("span", { "aria-hidden": "true" }, feedback.right ? "✓ " : "✗ "), feedback.word),
      ...feedback.text.split("\n\n").map((text) => h("p", {}, text)),
      ...(feedback.points?.length ? [h("ul", {}, feedback.points.map((point) => h("li", {}, point)))] : []),
      ...[sourceLine(feedback.sources, feedback)].filter(Boolean),
    );
    committed.row.append(answer);
    announce.textContent = `${feedback.word} ${feedback.text}`;
  };
  return follow(model, ["feedback", "value"], show);
}
