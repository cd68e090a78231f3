function lab({ model, el }) {
  const controls = h("div", { class: "bk-lab-controls" });
  const picture = h("div", { class: "bk-lab-picture" });
  const notice = model.get("notice");
  el.append(h("section", { class: "bk bk-card bk-lab", "aria-label": model.get("title") },
    model.get("title") ? h("h3", {}, model.get("title")) : null,
    model.get("task") ? h("p", { class: "bk-lab-task" }, model.get("task")) : null,
    h("div", { class: "bk-lab-grid" }, controls, picture),
    notice.length ? h("div", { class: "bk-lab-notice" }, h("h4", {}, "What to notice"),
      h("ul", {}, notice.map((sentence) => h("li", {}, sentence)))) : null));
  const stops = [sliderPanel({ model, el: controls }), figure({ model, el: picture })];
  return () => stops.forEach((stop) => stop());
}
