import assert from "node:assert/strict";
import { test } from "node:test";
import { all, draw, one, set } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/link_map/link_map.js");
const WORDS = "title task line which judge against".split(" ");
const words = {
  ...Object.fromEntries(WORDS.map((name) => [name, name])),
  picture: "{links} links of {nodes} in {points}: {n} of {title}",
};
const node = (/** @type {string} */ id, /** @type {number} */ place) => ({
  id,
  text: `Statement ${id}`,
  part: "Part",
  place,
});
const GROUPS = [
  {
    title: "One?",
    text: "About one.",
    nodes: ["a", "b", "c"],
    links: [
      ["a", "b"],
      ["b", "c"],
    ],
  },
  { title: "Two?", text: "About two.", nodes: ["c", "d"], links: [["d", "c"]] },
];
const MAP = {
  points: 9,
  nodes: ["a", "b", "c", "d"].map((id, i) => node(id, 2 * i)),
  groups: GROUPS,
};

const map = () => draw(control, { map: MAP, words }).el;
const label = (/** @type {ParentNode} */ el) => one(el, "svg").getAttribute("aria-label");

test("the first group is in sight, its links strong, and the picture says so", () => {
  const el = map();

  assert.equal(all(el, ".bk-arc").length, 3);
  assert.equal(all(el, ".bk-arc.bk-strong").length, 2);
  assert.equal(label(el), "3 links of 4 in 9: 2 of One?");
  assert.equal(all(el, ".bk-node").length, 3);
});

const ways = (/** @type {Element} */ button) =>
  ["against", "aside"].filter((way) => button.hasAttribute(`data-${way}`));

test("a picked statement shows what is against it, and lets go again", () => {
  const el = map();
  const [a, b, c] = all(el, ".bk-node");
  a.click();
  assert.deepEqual(
    [a, b, c].map((each) => [each.getAttribute("aria-pressed"), ways(each)]),
    [
      ["true", []],
      ["false", ["against"]],
      ["false", ["aside"]],
    ],
  );
  assert.match(b.textContent, /⇄ against/);
  assert.equal(all(el, ".bk-arc.bk-strong").length, 1);
  a.click();

  assert.equal(all(el, "[data-against], [data-aside]").length, 0);
});

test("another group has its own statements", () => {
  const el = map();
  set(all(el, "input")[1], true);

  assert.equal(one(el, "h4").textContent, "Two?");
  assert.equal(all(el, ".bk-node").length, 2);
  assert.equal(label(el), "3 links of 4 in 9: 1 of Two?");
});

test("a statement is handed to whoever judges", () => {
  /** @type {string[]} */
  const heard = [];
  document.addEventListener("backedu-judge", (event) =>
    heard.push(/** @type {CustomEvent} */ (event).detail),
  );
  all(map(), ".bk-small")[2].click();

  assert.deepEqual(heard, ["c"]);
});
