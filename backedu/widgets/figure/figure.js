// plotly.js, once per page: from the page's own server, or from the kernel (JupyterLab).
function loadPlotly(model) {
  const fromAddress = (address) => new Promise((resolve, reject) => {
    const tag = h("script", { src: address });
    tag.addEventListener("load", () => resolve(window.Plotly));
    tag.addEventListener("error", () => reject(new Error("The picture could not be loaded.")));
    document.head.append(tag);
  });
  const fromKernel = () => new Promise((resolve, reject) => {
    model.on("msg:custom", function take(content, buffers) {
      if (!content.plotly) return;
      model.off("msg:custom", take);
      const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      fromAddress(address).then(resolve, reject);
    });
    model.send({ ask: "plotly" });
  });
  const address = document.documentElement.dataset.plotly;
  globalThis.backeduPlotly ??= address ? fromAddress(address) : fromKernel();
  return globalThis.backeduPlotly;
}

// What the page decides, not the figure: colours and size of the text and the lines.
function themeOf(element) {
  const css = getComputedStyle(element);
  const size = parseFloat(css.fontSize);
  return {
    ink: css.getPropertyValue("--bk-ink").trim(), line: css.getPropertyValue("--bk-line").trim(),
    family: css.fontFamily, size,
    share: element.clientWidth < 25 * size ? 0.74 : 0.88, // labels must fit on a phone
  };
}

// Fills that in; and nothing can be dragged.
function themed(layout, { ink, line, family, size, share }) {
  const axis = (options) => ({ ...options, color: ink, linecolor: line, tickcolor: line, fixedrange: true });
  const axes = Object.fromEntries(Object.entries({ xaxis: {}, yaxis: {}, ...layout })
    .filter(([name]) => /^[xy]axis\d*$/.test(name)).map(([name, options]) => [name, axis(options)]));
  return {
    ...layout, ...axes, autosize: true, dragmode: false,
    height: (layout.height || 380) * Math.max(1, size / 17),
    font: { size: Math.max(12, size * share), ...layout.font, color: ink, family },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
  };
}

function tableOf({ columns, rows }, caption) {
  return h("table", {},
    h("caption", { class: "bk-hidden" }, caption),
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) => (
      i ? h("td", {}, String(cell)) : h("th", { scope: "row" }, String(cell))))))));
}

function figure({ model, el }) {
  const finding = h("p", { class: "bk-finding", id: newId("finding"), "aria-live": "polite" });
  const plot = h("div", { class: "bk-plot", role: "img", "aria-labelledby": finding.id });
  const waiting = h("p", { class: "bk-quiet bk-plot-waiting" }, "The picture is being drawn. The numbers are in the table below.");
  const table = h("div", { class: "bk-table", tabindex: "0", role: "region", "aria-labelledby": finding.id });
  const numbers = h("details", {}, h("summary", {}, "Show the numbers"), table);
  const sections = h("div", { class: "bk-sections" });
  const below = h("div");
  plot.append(waiting);
  el.append(h("figure", { class: "bk bk-figure" }, h("figcaption", {}, finding), plot, sections, numbers, below));
  let plotly = null;
  let theme = null; // looked up once: each time would have the browser lay the page out anew
  let frame = 0;
  let late = false;
  let rest = 0;
  let said = "";
  const draw = () => {
    if (!plotly || !plot.isConnected || !model.get("figure").finding) return;
    waiting.remove();
    const { data, layout } = model.get("figure");
    theme ??= themeOf(plot);
    const options = plot.dataset.drawn ? undefined : { staticPlot: true, responsive: true };
    plotly.react(plot, data, themed(layout, theme), options);
    plot.dataset.drawn = Number(plot.dataset.drawn || 0) + 1;
  };
  // At once, but no more than one picture a frame: of those that come meanwhile, the newest.
  const drawSoon = () => {
    late = Boolean(frame);
    if (late) return;
    draw();
    frame = requestAnimationFrame(() => { frame = 0; if (late) drawSoon(); });
  };
  const fillTable = () => table.replaceChildren(tableOf(model.get("figure").table, finding.textContent));
  const words = () => {
    const value = model.get("figure");
    if (!value.finding) return; // nothing to draw any more
    if (finding.textContent !== value.finding) finding.textContent = value.finding;
    clearTimeout(rest);
    if (numbers.open) fillTable();
    else rest = setTimeout(fillTable, 100); // a folded one follows when the slider rests
    around(value);
    drawSoon();
  };
  // Made anew only where it changes: sources that a reader has unfolded stay unfolded.
  const around = ({ sections: parts = [], note, sources, certainty, reviewed }) => {
    const now = JSON.stringify([parts, note, sources, certainty, reviewed]);
    if (now === said) return;
    said = now;
    sections.replaceChildren(...parts.flatMap(({ title, entries }) => [
      h("h4", {}, title),
      h("ul", {}, entries.map(([lead, text]) => h("li", {}, h("b", {}, lead), ` ${text}`))),
    ]));
    below.replaceChildren(...[
      note ? h("p", { class: "bk-quiet" }, note) : null, sourceLine(sources, { certainty, reviewed }),
    ].filter(Boolean));
  };
  numbers.addEventListener("toggle", () => { if (numbers.open) fillTable(); });
  // The bundle is large: it is fetched when the first figure comes near the screen.
  const leave = whenNear(plot, () => {
    // Each picture is a task of its own, so that a slider is heard between two of them; one that
    // is off the screen waits until the browser has nothing better to do.
    const seen = plot.getBoundingClientRect().top < innerHeight;
    const soon = seen ? setTimeout : globalThis.requestIdleCallback ?? setTimeout;
    loadPlotly(model).then((library) => { plotly = library; soon(draw); },
      (error) => { waiting.textContent = `${error.message} The numbers are in the table below.`; });
  });
  const dress = () => { theme = null; draw(); };
  const recolour = new MutationObserver(dress);
  recolour.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size"] });
  recolour.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const resize = new ResizeObserver(() => { theme = null; });
  resize.observe(plot);
  const stop = follow(model, ["figure"], words);
  return () => {
    [stop, leave, () => recolour.disconnect(), () => resize.disconnect()].forEach((end) => end());
    cancelAnimationFrame(frame);
    clearTimeout(rest);
  };
}
