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

// An id that no other control on the page has.
const newId = (stem) => `bk-${stem}-${Math.random().toString(36).slice(2, 9)}`;

// "Source: IFOMPT 2020; NICE 2020", each a link when it has an address.
function sourceLine(sources, word = "Source") {
  if (!sources || !sources.length) return null;
  const line = h("p", { class: "bk-quiet bk-sources" }, `${word}: `);
  sources.forEach((source, i) => {
    const label = source.url
      ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", title: source.title }, source.label)
      : h("span", { title: source.title }, source.label);
    line.append(i ? "; " : "", label);
  });
  return line;
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
