// Finds the picture for the sliders' values among those that were drawn beforehand. What several
// pictures share is put together once, so that plotly.js sees at a glance that it is the same.
function pictureFinder({ positions, pool, pictures }) {
  const shared = new Map();
  const restore = (part) => {
    if (Array.isArray(part)) return part.map(restore);
    if (part === null || typeof part !== "object") return part;
    if (!("$" in part)) return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, restore(inner)]));
    if (!shared.has(part.$)) shared.set(part.$, restore(pool[part.$]));
    return shared.get(part.$);
  };
  return (value) => {
    const place = positions.reduce((number, [name, values]) => (
      number * values.length + Math.max(0, values.indexOf(value[name]))), 0);
    return restore(pictures[place]);
  };
}

// Asks for the pictures that were not: two requests at most on their way, the newest value wins.
function pictureAsker(model, giveUp) {
  const { picture: address, shown } = model.get("frames");
  const going = () => model.get("frames").picture === address;
  let last = JSON.stringify(shown);
  let wanted = null;
  let asked = 0;
  let drawn = 0;
  let onTheWay = 0;
  const ask = async () => {
    if (!going() || wanted === null || onTheWay > 1) return;
    const query = new URLSearchParams({ value: wanted });
    const number = ++asked;
    wanted = null;
    onTheWay += 1;
    try {
      const reply = await fetch(`${address}?${query}`);
      if (!reply.ok) throw new Error(`${reply.status}`);
      const figure = await reply.json();
      if (going() && number > drawn) { drawn = number; model.set("figure", figure); }
    } catch {
      if (going()) giveUp();
    } finally {
      onTheWay -= 1;
      ask();
    }
  };
  return () => {
    const value = JSON.stringify(model.get("value"));
    if (value === last) return;
    last = wanted = value;
    ask();
  };
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
  const leaveToKernel = () => {
    model.set("frames", {});
    model.save_changes();
  };
  const ask = model.get("frames")?.picture ? pictureAsker(model, leaveToKernel) : null;
  let find = null;
  const show = () => {
    const frames = model.get("frames");
    if (frames?.picture) ask();
    if (frames?.pictures) model.set("figure", (find ??= pictureFinder(frames))(model.get("value")));
  };
  const fetchPictures = () => fetch(model.get("frames").address).then((reply) => {
    if (!reply.ok) throw new Error(`${reply.status}`);
    return reply.json();
  }).then((frames) => model.set("frames", frames), leaveToKernel);
  const near = whenNear(el, () => { if (model.get("frames")?.address) fetchPictures(); });
  const stops = [near, follow(model, ["value", "frames"], show),
    sliderPanel({ model, el: controls }), figure({ model, el: picture })];
  return () => stops.forEach((stop) => stop());
}
