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

// Fills what the page decides, not the figure: text and line colours, size, no dragging.
function themed(layout, element) {
  const css = getComputedStyle(element);
  const ink = css.getPropertyValue("--bk-ink").trim();
  const line = css.getPropertyValue("--bk-line").trim();
  const axis = (options) => ({ ...options, color: ink, linecolor: line, tickcolor: line, fixedrange: true });
  const axes = Object.fromEntries(Object.entries({ xaxis: {}, yaxis: {}, ...layout })
    .filter(([name]) => /^[xy]axis\d*$/.test(name)).map(([name, options]) => [name, axis(options)]));
  const size = parseFloat(css.fontSize);
  const share = element.clientWidth < 25 * size ? 0.74 : 0.88; // labels must fit on a phone
  return {
    ...layout, ...axes, autosize: true, dragmode: false,
    height: (layout.height || 380) * Math.max(1, size / 17),
    font: { size: Math.max(12, size * share), ...layout.font, color: ink, family: css.fontFamily },
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
  const below = h("div");
  plot.append(waiting);
  const sections = h("div", { class: "bk-sections" });
  el.append(h("figure", { class: "bk bk-figure" }, h("figcaption", {}, finding), plot, sections,
    h("details", {}, h("summary", {}, "Show the numbers"), table), below));
  let plotly = null;
  let frame = 0;
  const draw = () => {
    frame = 0;
    if (!plotly || !plot.isConnected || !model.get("figure").finding) return;
    waiting.remove();
    const { data, layout } = model.get("figure");
    plotly.react(plot, data, themed(layout, plot), { staticPlot: true, responsive: true });
    plot.dataset.drawn = Number(plot.dataset.drawn || 0) + 1;
  };
  const words = () => {
    const value = model.get("figure");
    if (!value.finding) return; // nothing to draw any more
    if (finding.textContent !== value.finding) finding.textContent = value.finding;
    table.replaceChildren(tableOf(value.table, value.finding));
    sections.replaceChildren(...(value.sections || []).flatMap(({ title, entries }) => [
      h("h4", {}, title),
      h("ul", {}, entries.map(([lead, text]) => h("li", {}, h("b", {}, lead), ` ${text}`))),
    ]));
    below.replaceChildren(...[
      value.note ? h("p", { class: "bk-quiet" }, value.note) : null, sourceLine(value.sources, value),
    ].filter(Boolean));
    frame ||= requestAnimationFrame(draw);
  };
  // The bundle is large: it is fetched when the first figure comes near the screen.
  const leave = whenNear(plot, () => {
    // Each picture is a task of its own, so that a slider is heard between two of them.
    loadPlotly(model).then((library) => { plotly = library; setTimeout(draw); },
      (error) => { waiting.textContent = `${error.message} The numbers are in the table below.`; });
  });
  const recolour = new MutationObserver(draw);
  recolour.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size"] });
  recolour.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const stop = follow(model, ["figure"], words);
  return () => { stop(); leave(); recolour.disconnect(); cancelAnimationFrame(frame); };
}
