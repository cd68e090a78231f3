// All statements as points on a line, their links as arcs; show(links) makes some of them strong.
function linkPicture({ points, nodes, groups }) {
  const place = new Map(nodes.map((node) => [node.id, 10 * node.place + 5]));
  const drawing = svg("svg", { viewBox: `0 0 ${points * 10} 300`, preserveAspectRatio: "none", role: "img" });
  for (let i = 0; i < points; i += 1) drawing.append(svg("path", { d: `M${10 * i + 5} 290h.01`, class: "bk-dot" }));
  const dots = new Map([...place].map(([id, x]) => [id, svg("path", { d: `M${x} 290h.01`, class: "bk-dot bk-dot-linked" })]));
  const key = (link) => [...link].sort().join(" ");
  const arcs = new Map(groups.flatMap(({ links }) => links).map((link) => {
    const [from, to] = link.map((id) => place.get(id)).sort((a, b) => a - b);
    const high = 20 + (255 * (to - from)) / (points * 10);
    return [key(link), svg("path", { d: `M${from} 286C${from} ${286 - high * 1.3} ${to} ${286 - high * 1.3} ${to} 286`, class: "bk-arc" })];
  }));
  drawing.append(...arcs.values(), ...dots.values());
  const show = (links, label) => {
    const strong = new Set(links.map(key));
    const ends = new Set(links.flat());
    arcs.forEach((arc, name) => arc.classList.toggle("bk-strong", strong.has(name)));
    dots.forEach((dot, id) => dot.classList.toggle("bk-strong", ends.has(id)));
    links.forEach((link) => drawing.append(arcs.get(key(link)))); // on top
    drawing.setAttribute("aria-label", label);
  };
  return { drawing, show, links: arcs.size };
}

function linkMap({ model, el }) {
  const map = model.get("map");
  const words = model.get("words");
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const picture = linkPicture(map);
  let group = map.groups[0];
  let picked = null;
  const name = newId("group");
  const choices = map.groups.map((each, i) => h("label", { class: "bk-option bk-chip" },
    h("input", { type: "radio", name, onchange: () => { group = each; picked = null; show(); }, checked: i === 0 }), h("span", {}, each.title)));
  const title = h("h4", {});
  const text = h("p", {});
  const list = h("ul", { class: "bk-nodes" });
  el.append(h("section", { class: "bk bk-card bk-link-map", "aria-label": words.title }, h("h3", {}, words.title), h("p", {}, words.task),
    h("div", { class: "bk-arcs" }, picture.drawing), h("p", { class: "bk-quiet bk-axis", "aria-hidden": "true" }, words.line),
    h("fieldset", {}, h("legend", {}, words.which), h("div", { class: "bk-chips" }, choices)),
    h("div", { "aria-live": "polite" }, title, text), list));
  const rivals = (id) => group.links.filter((link) => link.includes(id)).flat().filter((other) => other !== id);
  const rows = new Map();
  function row(id) {
    const { text: said, part } = nodes.get(id);
    const mark = h("span", { class: "bk-against" });
    const button = h("button", { type: "button", class: "bk-node", "aria-pressed": "false", onclick: () => { picked = picked === id ? null : id; mend(); } },
      h("span", {}, said), h("span", { class: "bk-quiet" }, ` ${part}`), mark);
    const judge = h("button", { type: "button", class: "bk-small", "aria-label": `${words.judge}: ${said}`, onclick: () => (
      document.dispatchEvent(new CustomEvent("backedu-judge", { detail: id }))) }, words.judge);
    rows.set(id, { button, mark });
    return h("li", {}, button, judge);
  }
  function mend() {
    const against = picked ? rivals(picked) : [];
    rows.forEach(({ button, mark }, id) => {
      button.setAttribute("aria-pressed", String(id === picked));
      button.toggleAttribute("data-against", against.includes(id));
      button.toggleAttribute("data-aside", Boolean(picked) && id !== picked && !against.includes(id));
      mark.textContent = against.includes(id) ? `⇄ ${words.against}` : "";
    });
    const links = picked ? group.links.filter((link) => link.includes(picked)) : group.links;
    const label = Object.entries({ links: picture.links, nodes: nodes.size, points: map.points, title: group.title, n: links.length })
      .reduce((sentence, [key, value]) => sentence.replace(`{${key}}`, value), words.picture);
    picture.show(links, label);
  }
  function show() {
    title.textContent = group.title;
    text.textContent = group.text;
    rows.clear();
    list.replaceChildren(...group.nodes.map(row));
    mend();
  }
  show();
}
