import assert from "node:assert/strict";
import { test } from "node:test";
import "../../support/dom.js";

const { bringForth, hideCut, openAlone } = await import(
  "../../../backedu/serve/classroom/pages/in_sight.js"
);

/** Returns the first thing of a page. @param {string} html */
function made(html) {
  document.body.innerHTML = html;
  return /** @type {any} */ (document.body.firstElementChild);
}

/** Gives what has an id its place. @param {any} part @param {Record<string, number[]>} places */
function put(part, places) {
  for (const each of part.querySelectorAll("[id]")) {
    const [top = 520, bottom = 560] = places[each.id] ?? [];
    each.getBoundingClientRect = () => ({ top, bottom, height: bottom - top });
  }
}

const hidden = (/** @type {any} */ part) =>
  [...part.querySelectorAll("[data-cut]")].map((each) => each.id || each.localName);

test("a control that the wall's edge would cut isn't shown; one that is whole, or was scrolled past, is", () => {
  const part = made(`<section><div class="bk-slider" id="whole"></div><fieldset>
    <legend>Flags</legend><p class="bk-option" id="cut"></p><p class="bk-option" id="below"></p>
    </fieldset></section>`);
  const places = /** @type {Record<string, number[]>} */ ({ whole: [300, 400], cut: [480, 520] });
  put(part, places);
  hideCut(part, 500);
  assert.deepEqual(hidden(part), ["legend", "cut", "below"]);
  places.cut = [100, 140];
  put(part, places);
  hideCut(part, 2000);

  assert.deepEqual(hidden(part), []);
});

test("what stays at the edge cuts nothing either, and a fold goes with its frame", () => {
  for (const bar of ["bk-bar", "bk-guess-act", "bk-an-bar"]) {
    const part = made(`<section><label class="bk-answer" id="whole"></label>
    <details id="fold"><summary id="cut"></summary></details>
    <div class="${bar}" id="bar"><button id="on"></button></div></section>`);
    put(part, { whole: [300, 400], cut: [410, 450], bar: [440, 500], on: [450, 490] });
    hideCut(part, 500);

    assert.deepEqual(hidden(part), ["fold"]);
  }
});

test("a question is shown with its first option, and what ends at the edge is", () => {
  const part = made(`<fieldset><legend>Any change?</legend>
    <div id="options"><p class="bk-option" id="first"></p><p class="bk-option" id="cut"></p></div></fieldset>`);
  put(part, { options: [400, 560], first: [400, 500.6], cut: [501, 560] });
  hideCut(part, 500);

  assert.deepEqual(hidden(part), ["cut"]);
});

test("what is newly said of an answer comes into sight, from its beginning where it is long", () => {
  const part = made('<section><div class="bk-feedback" id="old"></div></section>');
  /** @type {any[]} */
  const heard = [];
  bringForth(part, 500);
  for (const height of [200, 600]) {
    const next = made('<div class="bk-feedback"></div>');
    Object.defineProperty(next, "clientHeight", { value: height });
    next.scrollIntoView = (/** @type {any} */ how) => heard.push(how.block);
    part.append(next);
    bringForth(part, 500);
    bringForth(part, 500);
    next.remove();
  }

  assert.deepEqual(heard, ["nearest", "start"]);
});

test("a fold that is all there is on the wall is open; one of several is not", () => {
  for (const [html, isOpen] of /** @type {const} */ ([
    ['<section><details class="bk-card"></details></section>', true],
    ['<section><details class="bk-card"></details><p class="bk-card"></p></section>', false],
  ])) {
    const part = made(html);
    for (const card of part.querySelectorAll(".bk-card")) card.getClientRects = () => [1];
    openAlone(part);

    assert.equal(part.querySelector("details").hasAttribute("open"), isOpen);
  }
});
