import { h, newId, optionRow, put } from "../shared/dom.js";
import { fill } from "../shared/words.js";
import { Arcs } from "./arcs.js";

/**
 * @import { AnyModel } from "@anywidget/types"
 * @import { Group, LinkMapData, Statement } from "./arcs.js"
 *
 * @typedef {"title" | "task" | "line" | "which" | "judge" | "against" | "picture"} Word
 * @typedef {{ map: LinkMapData, words: Record<Word, string> }} Traits
 * @typedef {{ button: HTMLButtonElement, mark: HTMLElement }} Row
 */

/** A picture of all links between statements, and lists to explore them group by group. */
class LinkMap {
  /** @type {Map<string, Row>} */
  #rows = new Map();
  /** @type {string | null} */
  #picked = null;
  title = h("h4", { class: "bk-hidden" });
  text = h("p");
  list = h("ul", { class: "bk-nodes" });

  /** @param {AnyModel<Traits>} model */
  constructor(model) {
    this.map = model.get("map");
    this.words = model.get("words");
    this.statements = new Map(this.map.nodes.map((node) => [node.id, node]));
    this.arcs = new Arcs(this.map);
    const [first] = this.map.groups;
    if (!first) throw new Error("A map of links needs a group.");
    this.group = first;
    this.element = this.card();
    this.showGroup(first);
  }

  card() {
    const { words } = this;
    return h(
      "section",
      { class: "bk bk-card bk-link-map", "aria-label": words.title },
      h("h3", { class: "bk-hidden" }, words.title),
      h("p", {}, words.task),
      h("div", { class: "bk-arcs" }, this.arcs.element),
      h("p", { class: "bk-quiet bk-axis", "aria-hidden": "true" }, words.line),
      h(
        "div",
        { class: "bk-link-grid" },
        h(
          "fieldset",
          {},
          h("legend", {}, words.which),
          h("div", { class: "bk-chips" }, this.chips()),
        ),
        h("div", {}, h("div", { "aria-live": "polite" }, this.title, this.text), this.list),
      ),
    );
  }

  chips() {
    const name = newId("group");
    return this.map.groups.map((group, i) => {
      const onchange = () => this.showGroup(group);
      const chip = optionRow(
        h("input", { type: "radio", name, onchange, checked: i === 0 }),
        group.title,
      );
      chip.classList.add("bk-chip");
      return chip;
    });
  }

  /** @param {Group} group */
  showGroup(group) {
    this.group = group;
    this.#picked = null;
    this.title.textContent = group.title;
    this.text.textContent = group.text;
    this.#rows.clear();
    put(
      this.list,
      group.nodes.map((id) => this.row(/** @type {Statement} */ (this.statements.get(id)))),
    );
    this.showPicked();
  }

  /** @param {Statement} statement */
  row({ id, text, part }) {
    const mark = h("span", { class: "bk-against" });
    const type = { type: "button" };
    const pick = { ...type, class: "bk-node", onclick: () => this.pick(id) };
    const place = h("span", { class: "bk-quiet" }, ` ${part}`);
    const button = h("button", pick, h("span", {}, text), place, mark);
    const onclick = () => document.dispatchEvent(new CustomEvent("backedu-judge", { detail: id }));
    const label = { "aria-label": `${this.words.judge}: ${text}` };
    this.#rows.set(id, { button, mark });
    const judge = h("button", { ...type, class: "bk-small", ...label, onclick }, this.words.judge);
    return h("li", {}, button, judge);
  }

  /** @param {string} id */
  pick(id) {
    this.#picked = this.#picked === id ? null : id;
    this.showPicked();
  }

  showPicked() {
    const { group, words, map, arcs } = this;
    const picked = this.#picked;
    const links = picked ? group.links.filter((link) => link.includes(picked)) : group.links;
    const against = picked ? links.flat().filter((id) => id !== picked) : [];
    for (const [id, { button, mark }] of this.#rows) {
      const isAgainst = against.includes(id);
      button.setAttribute("aria-pressed", String(id === picked));
      button.toggleAttribute("data-against", isAgainst);
      button.toggleAttribute("data-aside", picked !== null && id !== picked && !isAgainst);
      mark.textContent = isAgainst ? `⇄ ${words.against}` : "";
    }
    const numbers = { links: arcs.arcs.size, nodes: map.nodes.length, points: map.points };
    const label = fill(words.picture, { ...numbers, title: group.title, n: links.length });
    arcs.show(links, label);
  }
}

/** @param {{ model: AnyModel<Traits>, el: HTMLElement }} place */
function linkMap({ model, el }) {
  el.append(new LinkMap(model).element);
}

export default { render: linkMap };
