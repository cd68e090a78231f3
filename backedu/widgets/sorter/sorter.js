function sorter({ model, el }) {
  const rows = model.get("rows");
  const places = model.get("places");
  const words = model.get("words");
  const selects = new Map();
  const list = h("ol", { class: "bk-sorter-rows" }, rows.map(({ id, text }) => {
    const label = newId("sentence");
    const select = h("select", { "aria-labelledby": `${label} ${label}-how` }, h("option", { value: "" }, words.leave),
      places.map((place) => h("option", { value: place.value }, place.label)));
    select.addEventListener("change", () => place(id, select.value));
    selects.set(id, select);
    return h("li", {}, h("p", { id: label }, text), h("span", { class: "bk-hidden", id: `${label}-how` }, words.question), select);
  }));
  const preview = h("section", { class: "bk-preview", "aria-label": words.preview });
  const changed = h("p", { class: "bk-quiet" });
  const result = h("section", { class: "bk-result", tabindex: "-1", "aria-label": words.check });
  const announce = h("div", { class: "bk-hidden", role: "status" });
  const check = h("button", { type: "button", class: "bk-main", onclick: () => {
    waiting = true;
    put({ checked: model.get("value").draft });
    model.save_changes();
    if (model.get("result").banner) showResult();
  } }, words.check);
  const again = h("button", { type: "button", onclick: () => {
    put({ draft: {}, checked: {} });
    model.save_changes();
    selects.get(rows[0].id).focus();
  } }, words.again);
  let waiting = false;
  el.append(h("section", { class: "bk bk-card bk-sorter", "aria-label": words.title }, h("h3", {}, words.title), h("p", {}, words.task),
    list, preview, h("div", { class: "bk-buttons" }, check, again), changed, result, announce));

  function put(changes) { model.set("value", { ...model.get("value"), ...changes }); }
  function place(id, to) {
    const draft = { ...model.get("value").draft };
    if (to) draft[id] = to; else delete draft[id];
    put({ draft }); // kept by the page; Python is asked when it is checked
  }
  function show() {
    const { draft, checked } = model.get("value");
    selects.forEach((select, id) => { select.value = draft[id] ?? ""; select.toggleAttribute("data-in", id in draft); });
    const used = places.map(({ value, label, heading }) => ({ label: heading ?? label, texts: rows.filter(({ id }) => draft[id] === value).map(({ text }) => text) }))
      .filter(({ texts }) => texts.length);
    preview.replaceChildren(h("h4", {}, words.preview), ...(used.length ? used.flatMap(({ label, texts }) => [
      h("p", {}, h("strong", {}, `${label}:`)), h("ul", {}, texts.map((text) => h("li", {}, text)))]) : [h("p", { class: "bk-quiet" }, words.empty)]));
    check.disabled = !used.length;
    const same = rows.every(({ id }) => draft[id] === checked[id]);
    changed.textContent = Object.keys(checked).length && !same ? words.changed : "";
  }
  function showResult() {
    const found = model.get("result");
    result.replaceChildren(...(found.banner ? resultPanel(found) : []));
    announce.textContent = found.banner ? `${found.banner.title}. ${found.banner.lines.join(" ")}` : "";
    if (waiting && found.banner) { result.focus({ preventScroll: true }); result.scrollIntoView({ block: "start" }); waiting = false; }
  }
  const stops = [follow(model, ["value"], show), follow(model, ["result"], showResult)];
  return () => stops.forEach((stop) => stop());
}
