// Builds an element: h("p", {class: "bk-quiet"}, "text", otherElement). Text is always inert.
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

// Builds an element of a drawing.
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

// An id that no other control on the page has.
const newId = (stem) => `bk-${stem}-${Math.random().toString(36).slice(2, 9)}`;

// "Sources: IFOMPT 2020; NICE 2020 · low certainty", one click away from what each of them says:
// the full reference, what was seen in it (with its interval), what was not, and when it was read.
function sourceItem({ label, title, url, checked, seen, unseen }) {
  return h("li", {}, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title ?? label) : title ?? label,
    checked === false ? h("strong", {}, " Not confirmed.") : null,
    seen ? h("p", {}, `Seen: ${seen}`) : null, unseen ? h("p", {}, `Not seen: ${unseen}`) : null);
}

function sourceLine(sources, { certainty, reviewed } = {}) {
  if (!sources || !sources.length) return certainty ? h("p", { class: "bk-quiet" }, certainty) : null;
  const names = sources.map(({ label }) => label).join("; ");
  const dates = [...new Set([reviewed, ...sources.map((source) => source.reviewed)].filter(Boolean))];
  return h("details", { class: "bk-quiet bk-sources" },
    h("summary", {}, `${sources.length > 1 ? "Sources" : "Source"}: ${names}${certainty ? ` · ${certainty}` : ""}`),
    h("ul", {}, sources.map(sourceItem)), dates.length ? h("p", {}, `Last looked at: ${dates.join(", ")}.`) : null);
}

// Calls act once the element comes near the screen; returns a function that calls it off.
function whenNear(element, act) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    act();
  }, { rootMargin: "800px" });
  watch.observe(element);
  return () => watch.disconnect();
}

// Calls draw now and whenever one of the traits changes; returns the clean-up that render wants.
function follow(model, traits, draw) {
  traits.forEach((trait) => model.on(`change:${trait}`, draw));
  draw();
  return () => traits.forEach((trait) => model.off(`change:${trait}`, draw));
}
