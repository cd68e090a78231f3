// Draws a result that is already in words: a banner, sections of items, a footnote.
function resultBanner({ tone, mark, title, lines }) {
  return h("div", { class: "bk-banner", "data-tone": tone },
    h("p", { class: "bk-level" }, h("span", { "aria-hidden": "true" }, `${mark} `), title),
    lines.map((line) => h("p", {}, line)));
}

function resultItem({ strong, text, answers, sources }) {
  return h("li", {}, h("p", {}, strong ? h("strong", {}, strong) : null, strong && text ? " " : null, text),
    answers?.length ? h("ul", { class: "bk-quiet" }, answers.map(({ question, answer }) => (
      h("li", {}, `${question} `, h("strong", {}, answer))))) : null,
    sourceLine(sources));
}

function resultSection({ title, items, folded }) {
  const list = h("ul", {}, items.map(resultItem));
  return folded
    ? h("details", {}, h("summary", {}, `${title} (${items.length})`), list)
    : h("section", {}, h("h4", {}, title), list);
}

function resultPanel({ banner, sections, footnote }) {
  return [resultBanner(banner), ...sections.map(resultSection), h("p", { class: "bk-quiet" }, footnote)];
}
