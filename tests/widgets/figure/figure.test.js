import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as rest } from "node:timers/promises";
import { all, draw, one, words } from "../../support/dom.js";

/** @type {(() => void)[]} */
const near = [];
globalThis.IntersectionObserver = /** @type {any} */ (
  class {
    constructor(/** @type {any} */ hear) {
      near.push(() => hear([{ isIntersecting: true }]));
    }
    observe() {}
    disconnect() {}
  }
);
/** @type {(() => void)[]} */
const resized = [];
globalThis.ResizeObserver = /** @type {any} */ (
  class {
    constructor(/** @type {any} */ hear) {
      resized.push(hear);
    }
    observe() {}
    disconnect() {}
  }
);
/** @type {any[][]} */
const drawn = [];
const plotly = {
  react: (/** @type {any[]} */ ...all) => {
    drawn.push(all);
  },
};
/** @type {any} */ (globalThis).backeduPlotly = Promise.resolve(plotly);
const { default: control } = await import("../../../backedu/widgets/figure/figure.js");
const FIGURE = {
  data: [{ y: [1] }],
  layout: {},
  finding: "One is one.",
  table: { columns: ["What", "How much"], rows: [["one", 1]] },
  sections: [{ title: "More", entries: [["Lead:", "text"]] }],
  note: "A note.",
  sources: [{ label: "A 2020" }],
};
const figure = (traits = {}) => draw(control, { figure: { ...FIGURE, ...traits }, words });

test("the finding is the name of the picture, and the table has the same numbers", async () => {
  const { el } = figure();
  await rest(150);
  const finding = one(el, ".bk-finding");

  assert.equal(finding.textContent, "One is one.");
  assert.equal(one(el, "[role=img]").getAttribute("aria-labelledby"), finding.id);
  assert.deepEqual(
    all(el, "tbody tr > *").map((cell) => [cell.tagName, cell.textContent]),
    [
      ["TH", "one"],
      ["TD", "1"],
    ],
  );
  assert.equal(one(el, "caption").textContent, "One is one.");
});

test("four columns that a phone's line does not hold are told apart, each cell by its column", async () => {
  const columns = ["What", "Before", "After", "Remark"];
  const said = async (/** @type {(string | number)[]} */ row) => {
    const { el } = figure({ table: { columns, rows: [row] } });
    await rest(150);
    return el;
  };

  assert.equal((await said(["one", 1, 2, "a"])).querySelector("[data-wide]"), null);
  const wide = await said(["one", 1, 2, "a remark that is longer than one line of a phone"]);
  assert.ok(one(wide, "[data-wide]"));
  assert.deepEqual(
    all(wide, "td").map((cell) => cell.getAttribute("data-head")),
    columns.slice(1),
  );
});

test("cells are told apart, too, where a table is wider than its place", async () => {
  const { el, model } = figure();
  const width = (/** @type {number} */ value) =>
    Object.defineProperties(one(el, ".bk-table"), {
      scrollWidth: { value: 300 },
      clientWidth: { configurable: true, value },
    });
  width(300);
  model.hear({ figure: { ...FIGURE, finding: "Still one." } });
  await rest(150);
  assert.equal(el.querySelector("[data-wide]"), null);

  width(250); // the page has been enlarged
  for (const hear of resized.slice(-2)) hear();
  assert.ok(one(el, "[data-wide]"));

  width(300); // and made smaller
  for (const hear of resized.slice(-2)) hear();
  assert.equal(el.querySelector("[data-wide]"), null);
});

test("a row that is known by a number says what it counts", async () => {
  const rows = [
    [4, "half"],
    ["4 weeks", "half"],
  ];
  const { el } = figure({ table: { columns: ["Week", "Recovered"], rows } });
  await rest(150);

  const heads = all(el, "tbody th").map((cell) => cell.getAttribute("data-head"));
  assert.deepEqual(heads, ["Week", null]);
});

test("plotly.js draws once the figure comes near, then each time that it changes", async () => {
  const { el, model } = figure();
  drawn.length = 0;
  assert.equal(one(el, ".bk-plot-waiting").textContent, "Waiting");
  near.at(-1)?.();
  await rest(100);
  assert.equal(drawn.length, 1);
  assert.equal(all(el, ".bk-plot-waiting").length, 0);
  model.hear({ figure: { ...FIGURE, data: [{ y: [2] }] } });
  await rest(50);

  assert.deepEqual(
    drawn.map(([, data]) => data),
    [[{ y: [1] }], [{ y: [2] }]],
  );
});

test("of many changes in one frame the first and the newest are drawn", async () => {
  const { model } = figure();
  near.at(-1)?.();
  await rest(100);
  drawn.length = 0;
  for (const y of [2, 3, 4, 5, 6]) model.hear({ figure: { ...FIGURE, data: [{ y: [y] }] } });
  await rest(100);

  assert.deepEqual(
    drawn.map(([, data]) => data[0].y),
    [[2], [6]],
  );
});

test("the same picture, come again, is not drawn again, but counts as brought up to date", async () => {
  const { el, model } = figure();
  near.at(-1)?.();
  await rest(100);
  drawn.length = 0;
  model.hear({ figure: structuredClone({ ...FIGURE, finding: "One is still one." }) });
  await rest(50);

  assert.deepEqual(drawn, []);
  assert.equal(one(el, ".bk-plot").dataset.drawn, "2");
});

test("sources that were unfolded stay so while the numbers, or what is said of them, change", () => {
  const { el, model } = figure();
  const sources = one(el, ".bk-sources");
  model.hear({ figure: { ...FIGURE, finding: "Two is two." } });
  model.hear({ figure: { ...FIGURE, note: "Another." } });
  assert.equal(one(el, ".bk-sources"), sources);
  model.hear({ figure: { ...FIGURE, certainty: "high certainty" } });

  assert.notEqual(one(el, ".bk-sources"), sources);
});

test("a figure that became narrower or wider is laid out again, and one that is hidden is not", async () => {
  const { el } = figure();
  near.at(-1)?.();
  await rest(100);
  drawn.length = 0;
  const plot = one(el, ".bk-plot");
  const counts = [];
  for (const value of [300, 300, 0, 300, 500]) {
    Object.defineProperty(plot, "clientWidth", { configurable: true, value });
    Object.defineProperty(plot, "clientHeight", { configurable: true, value: value && 380 });
    resized.at(-1)?.();
    await rest(50);
    counts.push(drawn.length);
  }

  assert.deepEqual(counts, [1, 1, 1, 1, 2]);
});

test("only the figure follows a size: plotly.js would take its height away a moment later", async () => {
  drawn.length = 0;
  figure();
  near.at(-1)?.();
  await rest(100);

  assert.deepEqual(
    drawn.map(([, , , options]) => options),
    [{ staticPlot: true }],
  );
});

test("a figure that may be no higher than a wall has room for is drawn again", async () => {
  const { el } = figure();
  const plot = one(el, ".bk-plot");
  Object.defineProperty(plot, "clientWidth", { value: 300 });
  const high = (/** @type {number} */ value) =>
    Object.defineProperty(plot, "clientHeight", { configurable: true, value });
  high(380);
  near.at(-1)?.();
  await rest(100);
  drawn.length = 0;
  resized.at(-1)?.();
  assert.equal(drawn.length, 0);
  plot.style.maxHeight = "250px";
  high(250);
  resized.at(-1)?.();
  resized.at(-1)?.();

  assert.deepEqual(
    drawn.map(([, , { height }]) => height),
    [250],
  );
});

test("after a change of theme, which JupyterLab hides the page for, a figure has its texts again", async () => {
  const ticktext = ["0", "25", "50"];
  const xaxis = { tickvals: [0, 25, 50], ticktext, range: [0, 100] };
  const { el } = figure({ layout: { xaxis } });
  near.at(-1)?.();
  await rest(100);
  drawn.length = 0;
  const plot = one(el, ".bk-plot");
  const wide = (/** @type {number} */ value) =>
    Object.defineProperty(plot, "clientWidth", { configurable: true, value });
  wide(0);
  const watched = near.length;
  document.body.setAttribute("data-jp-theme-light", "false");
  await rest(50);
  assert.equal(drawn.length, 0);
  wide(654);
  for (const isSeen of near.slice(watched)) isSeen();
  await rest(50);

  assert.deepEqual(
    drawn.filter(([place]) => place === plot).map(([, , layout]) => layout.xaxis.ticktext),
    [ticktext],
  );
});

test("without plotly.js the table is what is left", async () => {
  const failed = Promise.reject(new Error("offline"));
  /** @type {any} */ (globalThis).backeduPlotly = failed;
  const { el } = figure();
  near.at(-1)?.();
  await rest(20);

  assert.equal(one(el, ".bk-plot-waiting").textContent, "Failed");
});

test("twenty steps of a slider are one announcement, when it rests", async () => {
  const { el, model } = figure();
  const heard = /** @type {string[]} */ ([]);
  const live = all(el, "[role=status], [aria-live=polite]");
  for (let i = 1; i <= 20; i += 1) {
    model.hear({ figure: { ...FIGURE, finding: `It is ${i}.` } });
    heard.push(...live.map((each) => each.textContent).filter(Boolean));
  }
  assert.equal(one(el, ".bk-finding").textContent, "It is 20.");
  assert.deepEqual(heard, []);
  await rest(800);

  assert.deepEqual(
    live.map((each) => each.textContent),
    ["It is 20."],
  );
});
