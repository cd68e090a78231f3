import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../../support/dom.js";

const names =
  "words words_what send_words several places none_left number number_range number_wrong order send up down match match_none match_wrong";
const words = JSON.stringify(Object.fromEntries(names.split(" ").map((name) => [name, name])));
document.body.innerHTML = `<main id="main"></main><script id="words">${words}</script>`;
const { form } = await import("../../../backedu/serve/classroom/pages/phone_parts/forms.js");
const { countedFor, isRight, letterOf, state } = await import(
  "../../../backedu/serve/classroom/pages/phone_parts/state.js"
);

const options = ["a", "b", "c"].map((id) => ({ id, letter: id.toUpperCase(), text: `this ${id}` }));
const mine = () => state.mine["q 1"]?.choice;

/** Shows a way to vote, and returns the page. @param {Record<string, any>} view */
function shown(view) {
  state.view = { question: "q", round: 1, options, ...view };
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  main.replaceChildren(...form().filter((each) => each !== null));
  return main;
}

/** @param {HTMLElement} page @param {string} selector @param {number} at */
const click = (page, selector, at = 0) =>
  /** @type {HTMLElement | undefined} */ (page.querySelectorAll(selector)[at])?.click();

beforeEach(() => {
  state.mine = {};
  globalThis.fetch = () => new Promise(() => {});
});

test("each tick is a vote for all that is ticked, and the last one cannot be taken away", () => {
  const page = shown({ form: "several" });
  assert.equal(page.querySelectorAll(":checked").length, 0);
  click(page, "input", 2);
  click(page, "input", 0);

  assert.equal(mine(), "a c");
  click(page, "input", 0);
  click(page, "input", 2);
  assert.equal(mine(), "c");
});

test("the drawing ticks the list, and the list colours the drawing", () => {
  const shapes = { a: "M0 0", b: "M1 1", c: "M2 2" };
  const page = shown({ form: "places", body: { box: "0 0 9 9", skin: "M0 0", shapes } });
  page.querySelectorAll("path")[2]?.dispatchEvent(new Event("click"));

  assert.equal(mine(), "b");
  assert.equal(page.querySelectorAll("input")[1]?.checked, true);
  click(page, "input", 2);
  assert.deepEqual(
    [...page.querySelectorAll("path")].map((each) => each.getAttribute("class")),
    ["skin", "", "on", "on"],
  );
});

test("a number is sent by its button, once it is one", () => {
  const page = shown({ form: "number", scale: [0, 100, 1] });
  const input = /** @type {HTMLInputElement} */ (page.querySelector("input"));
  click(page, ".btn");
  assert.equal(mine(), undefined);
  input.value = "047";
  click(page, ".btn");

  assert.equal(mine(), "47");
});

test("an order is moved by keys that keep the focus, and sent by its button", () => {
  const page = shown({ form: "order" });
  click(page, "li:nth-child(3) button", 0);
  assert.equal(document.activeElement?.closest("li")?.textContent?.includes("this c"), true);
  assert.equal(mine(), undefined);
  click(page, ".btn");

  assert.equal(mine(), "a c b");
});

test("words are sent by a button, in one line; none are not", () => {
  const page = shown({ form: "words", options: [] });
  click(page, ".btn");
  assert.equal(mine(), undefined);
  const field = /** @type {HTMLTextAreaElement} */ (page.querySelector("textarea"));
  field.value = " Why\n not? ";
  click(page, ".btn");

  assert.equal(mine(), "Why not?");
  assert.equal(letterOf("Why not?"), "Why not?");
});

test("what is right is known for each way to vote", () => {
  state.view = { form: "several", right: ["c", "a"], options };
  assert.deepEqual([isRight("a c"), isRight("a"), isRight("")], [true, false, false]);
  assert.equal(letterOf("a c"), "A, C"); // as the server names the answer
  state.view = { form: "order", right: ["c", "a"], options };
  assert.deepEqual([isRight("c a"), isRight("a c"), countedFor("a c")], [true, false, ["a"]]);
  const ranges = [{ id: "0" }, { id: "10" }];
  state.view = { form: "number", right: ["10"], number: "12", close: 2, options: ranges };
  assert.deepEqual([isRight("10"), isRight("9")], [true, false]);
  assert.deepEqual([countedFor("9"), countedFor("10"), countedFor("")], [["0"], ["10"], []]);
  state.view = { said: "{n} of 100" };
  assert.equal(letterOf("47"), "47 of 100");
});

test("a match is sent once each has a partner, and is right as a whole", () => {
  const partners = [
    ["1", "up"],
    ["2", "down"],
  ];
  const page = shown({ form: "match", partners });
  const lists = /** @type {HTMLSelectElement[]} */ ([...page.querySelectorAll("select")]);
  assert.deepEqual(
    lists.map((list) => list.value),
    ["", "", ""],
  );
  click(page, ".btn");
  assert.equal(mine(), undefined);
  for (const list of lists) list.value = `${list.id.slice(2)}=2`;
  click(page, ".btn");

  assert.equal(mine(), "a=2 b=2 c=2");
  assert.equal(letterOf("a=2 b=2 c=2"), "A 2, B 2, C 2");
  state.view.right = ["a", "b", "c"];
  state.view.pairs = "a=2 b=1 c=2";
  assert.deepEqual(countedFor("a=2 b=2 c=2"), ["a", "c"]);
  assert.equal(isRight("a=2 b=2 c=2"), false);
  assert.equal(isRight("a=2 b=1 c=2"), true);
});
