// The picture for the sliders' values, from those that were drawn beforehand.
function pictureAt({ positions, pool, pictures }, value) {
  const restore = (part) => {
    if (Array.isArray(part)) return part.map(restore);
    if (part === null || typeof part !== "object") return part;
    if ("$" in part) return restore(pool[part.$]);
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, restore(inner)]));
  };
  const place = positions.reduce((number, [name, values]) => (
    number * values.length + Math.max(0, values.indexOf(value[name]))), 0);
  return restore(pictures[place]);
}

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
  const show = () => {
    const frames = model.get("frames");
    if (frames?.pictures) model.set("figure", pictureAt(frames, model.get("value")));
  };
  const fetchPictures = () => fetch(model.get("frames").address).then((reply) => {
    if (!reply.ok) throw new Error(`${reply.status}`);
    return reply.json();
  }).then((frames) => model.set("frames", frames), () => {
    model.set("frames", {}); // the kernel draws instead
    model.save_changes();
  });
  const near = whenNear(el, () => { if (model.get("frames")?.address) fetchPictures(); });
  const stops = [near, follow(model, ["value", "frames"], show),
    sliderPanel({ model, el: controls }), figure({ model, el: picture })];
  return () => stops.forEach((stop) => stop());
}
