function lab({ model, el }) {
  const controls = h("div", { class: "bk-lab-controls" });
  const picture = h("div", { class: "bk-lab-picture" });
  el.append(h("div", { class: "bk bk-card bk-lab" }, h("div", { class: "bk-lab-grid" }, controls, picture)));
  const stops = [sliderPanel({ model, el: controls }), figure({ model, el: picture })];
  return () => stops.forEach((stop) => stop());
}
