function painMap({ model, el }) {
  const { views, places, qualities, patterns, words } = model.get("chart");
  const read = (name) => model.get("value")[name] ?? "";
  const write = (name, setting) => {
    model.set("value", { ...model.get("value"), [name]: setting });
    model.save_changes();
  };
  const marked = () => read("places").split(" ").filter(Boolean);
  const toggle = (id) => {
    const now = new Set(marked());
    if (!now.delete(id)) now.add(id);
    write("places", places.map((place) => place.id).filter((each) => now.has(each)).join(" "));
  };
  const shapes = new Map(places.map(({ id }) => [id, []]));
  // The drawing is for eyes and fingers; the list below it says and does the same.
  const drawn = views.map((view) => {
    const lines = view.outline.map((points) => svg("polyline", { points, class: "bk-body" }));
    const areas = places.flatMap((place) => place.shapes.filter((shape) => shape.view === view.id).map(({ points }) => {
      const shape = svg("polygon", { points, class: "bk-place", "data-place": place.id, "data-alarm": place.alarm }, svg("title", {}));
      shape.firstChild.textContent = place.label;
      shape.addEventListener("click", () => toggle(place.id));
      shapes.get(place.id).push(shape);
      return shape;
    }));
    const picture = svg("svg", { viewBox: view.box, "aria-hidden": "true", "data-view": view.id },
      svg("circle", { ...view.head, class: "bk-body" }), ...lines, ...areas);
    const ends = view.id === "front" ? [words.right, words.left] : [words.left, words.right];
    return h("div", { class: "bk-view" }, h("p", { class: "bk-quiet" }, view.title), picture,
      h("p", { class: "bk-quiet bk-view-ends", "aria-hidden": "true" }, ends.map((end) => h("span", {}, end))));
  });
  const boxes = places.map(({ id, label }) => {
    const input = h("input", { type: "checkbox", value: id, onchange: () => toggle(id) });
    return { id, input, row: h("label", { class: "bk-option" }, input, h("span", {}, label)) };
  });
  const rows = [
    choiceRow({ name: "qualities", label: words.qualities, options: qualities, several: true },
      () => read("qualities"), (setting) => write("qualities", setting)),
    choiceRow({ name: "pattern", label: words.patterns, options: patterns },
      () => read("pattern"), (setting) => write("pattern", setting)),
  ];
  const clear = h("button", { type: "button", onclick: () => {
    model.set("value", { places: "", qualities: "", pattern: "none" });
    model.save_changes();
  } }, words.clear);
  const notices = h("div", { role: "alert" });
  const said = h("div", { class: "bk-map-words", "aria-live": "polite" });
  el.append(h("section", { class: "bk bk-card bk-map", "aria-label": words.map_title },
    h("h3", {}, words.map_title), h("p", {}, words.task), notices, h("div", { class: "bk-views" }, drawn),
    h("details", {}, h("summary", {}, words.list), h("fieldset", {}, h("legend", { class: "bk-hidden" }, words.map_title),
      h("div", { class: "bk-map-list" }, boxes.map(({ row }) => row)))),
    rows.map(({ row }) => row), h("p", {}, clear), said));

  const show = () => {
    const now = new Set(marked());
    const over = new Set(model.get("result").over);
    boxes.forEach(({ id, input }) => { input.checked = now.has(id); });
    shapes.forEach((each, id) => each.forEach((shape) => {
      shape.dataset.marked = now.has(id);
      shape.dataset.over = over.has(id);
    }));
    rows.forEach((row) => row.show());
    clear.disabled = !now.size && !read("qualities") && read("pattern") === "none";
  };
  // What is said is written only when it changed, so that it is read aloud once.
  let spoken = "";
  const tell = () => {
    const { notices: raised, sections } = model.get("result");
    if (JSON.stringify([raised, sections]) === spoken) return;
    const first = !spoken;
    const before = notices.textContent;
    spoken = JSON.stringify([raised, sections]);
    notices.replaceChildren(...raised.map((notice) => {
      const banner = resultBanner(notice);
      const source = sourceLine(notice.sources);
      if (source) banner.append(source);
      return banner;
    }));
    said.replaceChildren(...sections.map(resultSection));
    // A notice stands above the drawing, where a phone may not be looking.
    if (raised.length && !first && notices.textContent !== before) notices.scrollIntoView({ block: "nearest" });
  };
  const stops = [follow(model, ["value", "result"], show), follow(model, ["result"], tell)];
  return () => stops.forEach((stop) => stop());
}
