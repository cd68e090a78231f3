// Light or dark, and the size of the text: set before anything is drawn, kept in this browser.
(() => {
  const root = document.documentElement;
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } };
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset.theme = kept("backedu-theme") ?? (prefersDark.matches ? "dark" : "light");
    root.dataset.size = kept("backedu-size") ?? "normal";
    document.getElementById("darker")?.setAttribute("aria-pressed", root.dataset.theme === "dark");
    document.getElementById("larger")?.setAttribute("aria-pressed", root.dataset.size === "large");
  };
  apply();
  prefersDark.addEventListener("change", apply);
  // The text can be read before anything is asked for that the controls need: on a slow line while
  // more of it comes. They are drawn when all of it is there.
  const { host, models, modules } = root.dataset;
  const afterPaint = (act) => host && requestAnimationFrame(() => setTimeout(act));
  const add = (kind, traits) => document.head.append(Object.assign(document.createElement(kind), traits));
  afterPaint(() => {
    add("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: models });
    [host, ...modules.split(" ").filter(Boolean)].forEach((href) => add("link", { rel: "modulepreload", href }));
  });
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    afterPaint(() => add("script", { type: "module", src: host }));
    document.getElementById("darker").addEventListener("click", () => {
      keep("backedu-theme", root.dataset.theme === "dark" ? "light" : "dark");
      apply();
    });
    const reveal = () => { // a citation leads into a folded list
      const entry = document.getElementById(location.hash.slice(1));
      const list = entry?.closest("details");
      if (!list) return;
      list.open = true;
      list.parentElement.style.contentVisibility = "visible"; // laid out at once, or it opens elsewhere
      entry.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    reveal();
    const forget = (button, names) => document.getElementById(button)?.addEventListener("click", () => {
      root.dataset.forget = "";
      for (const store of [localStorage, sessionStorage]) names(store).forEach((name) => store.removeItem(name));
      location.reload();
    });
    forget("again", () => [`backedu:${document.getElementById("again").dataset.lesson}`]);
    forget("forget", (store) => Object.keys(store).filter((name) => name.startsWith("backedu:")));
    for (const card of document.querySelectorAll(".begun")) {
      const answers = Object.keys(JSON.parse(kept(`backedu:${card.dataset.lesson}`))?.changed ?? {}).length;
      if (answers) card.textContent = `${answers} ${answers === 1 ? "exercise" : "exercises"} begun`;
    }
    document.getElementById("larger").addEventListener("click", () => {
      keep("backedu-size", root.dataset.size === "large" ? "normal" : "large");
      apply();
    });
  });
})();
