import assert from "node:assert/strict";
import { test } from "node:test";
import { all } from "../../../support/dom.js";

/** @type {((entries: object[]) => void)[]} */
const tell = [];
Object.assign(globalThis, {
  IntersectionObserver: class {
    /** @param {(entries: object[]) => void} told */
    constructor(told) {
      tell.push(told);
    }

    observe() {}
  },
});
document.body.innerHTML = `<h1>Title</h1><nav id="toc" class="toc"><a href="#one">1</a><a href="#two">2</a></nav>
  <main data-lesson="01"><section class="part" data-part="one"><h2>One</h2></section>
  <section class="part" data-part="two"><h2>Two</h2></section></main><a id="next-part"></a>`;
const { followReader } = await import("../../../../backedu/serve/page/reading/contents.js");

test("the contents mark the part in view, and the first for a reader who is at the title", () => {
  followReader();
  const [first, second] = all(document, ".part");
  const marked = () => all(document, ".toc a[aria-current]").map((link) => link.textContent);
  const next = () => document.getElementById("next-part")?.getAttribute("href");
  const [parts, title] = tell;

  parts?.([{ target: second, isIntersecting: true }]);
  assert.deepEqual([marked(), next()], [["2"], "#turn"]);

  parts?.([{ target: second, isIntersecting: false }]);
  title?.([{ isIntersecting: true }]);
  assert.deepEqual([marked(), next()], [["1"], "#one"]);

  title?.([{ isIntersecting: true }, { isIntersecting: false }]);
  assert.ok(!document.body.hasAttribute("data-at-top"));

  parts?.([{ target: first, isIntersecting: true }]);
  title?.([{ isIntersecting: true }]);
  assert.deepEqual([marked(), next()], [["1"], "#two"]);
});
