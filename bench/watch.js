// Runs in every page before its own scripts, and notes when what happens. `watch` comes before it:
// {control, shown, parts, prose, shadow}, see systems.py.
(() => {
  if (window.top !== window) return;
  const bench = window.bench = { prose: 0, ready: 0, keys: [], changes: [] };

  // All elements that fit, also inside shadow roots where the system uses them.
  bench.all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...(watch.shadow ? [...root.querySelectorAll("*")].filter((e) => e.shadowRoot)
      .flatMap((e) => bench.all(selector, e.shadowRoot)) : []),
  ];
  const visible = (element) => Boolean(element?.getClientRects().length);
  bench.control = () => [watch.control()].find(visible);
  bench.value = () => watch.value(bench.control());

  // What is looked at for changes: one text per part, "" for one that is not drawn yet.
  let plots = [];
  const linesOf = () => plots.flatMap((plot) => [...plot.querySelectorAll(".scatterlayer path.js-line")]);
  const lines = () => {
    if (linesOf().length < 2 || !plots.every((plot) => plot.isConnected && visible(plot))) {
      plots = bench.all(".js-plotly-plot").filter(visible);
    }
    return linesOf();
  };
  const kinds = {
    curves: () => [0, 1].map((i) => [lines()[i]?.getAttribute("d") ?? ""].find((d) => d.length > 50) ?? ""),
    plot: () => {
      if (!plots[0]?.isConnected) {
        const lab = bench.control()?.closest(".bk-lab");
        plots = [lab?.querySelector(".js-plotly-plot")].filter(Boolean);
      }
      // Drawn again, a picture may look the same: not every step crosses a threshold.
      return [plots[0]?.querySelector(".main-svg path") ? plots[0].dataset.drawn : ""];
    },
    exercise: () => {
      const exercise = bench.control()?.closest(".exercise");
      const result = exercise?.querySelector(".bk-bar");
      if (result || !exercise?.innerText) return [result?.innerText ?? ""];
      const chosen = [...exercise.querySelectorAll("input")].map((e) => Number(e.checked)).join("");
      return [`${exercise.innerText}${chosen}`];
    },
  };
  bench.parts = kinds[watch.parts];
  // Redrawing at another size is no answer to a slider.
  const size = () => plots.map((plot) => `${plot.clientWidth}x${plot.clientHeight}`).join();
  // The number at one point of the first curve, to compare with what it should be.
  bench.point = (i) => {
    const drawn = plots[0]?.calcdata?.[0];
    return drawn?.[i]?.y ?? null;
  };

  const seesProse = () => {
    const found = document.body && (watch.shadow ? bench.all("p, h2, span, div") : [document.body])
      .find((e) => e.textContent.includes(watch.prose));
    if (!found) return false;
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.includes(watch.prose) && !parentElement.closest("script, style, template") && visible(parentElement)) return true;
    }
    return false;
  };

  let before = [];
  let sizeBefore = "";
  const look = () => {
    const now = bench.parts();
    if (size() === sizeBefore) {
      now.forEach((text, i) => { if (text && before[i] && text !== before[i]) bench.changes.push([performance.now(), i]); });
    }
    before = now.map((text, i) => text || before[i]);
    sizeBefore = size();
    requestAnimationFrame(look);
  };
  let brought = false;
  const reading = setInterval(() => { // finely: its budget is a matter of some 15 ms
    if (!seesProse()) return;
    bench.prose = performance.now();
    clearInterval(reading);
  }, 4);
  const waiting = setInterval(() => {
    const control = bench.control();
    if (control && !brought) { brought = true; control.scrollIntoView({ block: "center" }); }
    if (control && !bench.ready && bench.parts().every(Boolean)) {
      bench.ready = performance.now();
      look();
    }
    if (bench.prose && bench.ready) clearInterval(waiting);
  }, 20);
  addEventListener("keydown", (event) => bench.keys.push(event.timeStamp), true);

  // Milliseconds from the next key until every part has changed, or null.
  bench.step = () => new Promise((resolve) => {
    bench.keys = [];
    bench.changes = [];
    const end = performance.now() + 3000;
    const check = () => {
      const firsts = before.map((_, part) => bench.changes.find(([, i]) => i === part)?.[0]);
      if (bench.keys.length && firsts.every(Boolean)) resolve(Math.max(...firsts) - bench.keys[0]);
      else if (performance.now() > end) resolve(null);
      else requestAnimationFrame(check);
    };
    check();
  });
})();
