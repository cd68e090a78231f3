// One slider: name above, value with its unit at the right, the ends named beneath.
function sliderRow(slider, read, write) {
  const id = newId(slider.name);
  const named = new Map((slider.ticks || []).map((tick) => [tick.value, tick.label]));
  const words = (number) => named.get(number) ?? [number, slider.unit].filter(Boolean).join(" ");
  const range = h("input", {
    type: "range", id, min: slider.min, max: slider.max, step: slider.step, value: read(),
  });
  const typed = named.size ? null : h("input", {
    type: "number", min: slider.min, max: slider.max, step: slider.step, value: read(),
    "aria-label": `${slider.label}, type a number${slider.unit ? ` in ${slider.unit}` : ""}`,
  });
  const shown = named.size
    ? h("output", { for: id, class: "bk-slider-name" })
    : h("span", { class: "bk-slider-typed" }, typed, slider.unit ? h("span", {}, slider.unit) : null);
  const show = () => {
    const number = read();
    range.value = number;
    range.setAttribute("aria-valuetext", words(number));
    if (typed && document.activeElement !== typed) typed.value = number;
    if (!typed) shown.textContent = words(number);
  };
  range.addEventListener("input", () => { write(Number(range.value)); show(); });
  range.addEventListener("dblclick", () => { write(slider.start); show(); });
  typed?.addEventListener("change", () => {
    const number = Number(typed.value);
    write(typed.value === "" || Number.isNaN(number) ? slider.start
      : Math.min(slider.max, Math.max(slider.min, number)));
    typed.value = read();
    show();
  });
  const row = h("div", { class: "bk-slider" },
    h("div", { class: "bk-slider-head" }, h("label", { for: id }, slider.label), shown),
    range,
    h("div", { class: "bk-slider-ends", "aria-hidden": "true" },
      h("span", {}, slider.low ?? words(slider.min)), h("span", {}, slider.high ?? words(slider.max))));
  return { row, show };
}

function sliderPanel({ model, el }) {
  const row = (make) => (control) => make(
    control,
    () => model.get("value")[control.name],
    (setting) => {
      model.set("value", { ...model.get("value"), [control.name]: setting });
      // Pictures that were drawn beforehand (see lab.js) need no Python.
      if (!Object.keys(model.get("frames") ?? {}).length) model.save_changes();
    },
  );
  const rows = [...model.get("choices").map(row(choiceRow)),
    ...model.get("sliders").map(row(sliderRow))];
  el.append(h("div", { class: "bk bk-slider-panel" }, rows.map(({ row }) => row)));
  return follow(model, ["value"], () => rows.forEach(({ show }) => show()));
}
