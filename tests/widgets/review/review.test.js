import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { all, button, draw, one, set, words } from "../../support/dom.js";

const { default: control } = await import("../../../backedu/widgets/review/review.js");
const PROMPT = {
  kicker: "",
  story: "",
  stem: "2 + 2?",
  options: [
    { id: "a", text: "Four" },
    { id: "b", text: "Five" },
  ],
};
const ABOUT = {
  title: "Sums",
  lesson: "01_sums",
  icon: "sums",
  place: "two-and-two",
  times: 0,
  seen: "new",
  changed: "",
};
const ASKED = {
  item: "q",
  prompt: PROMPT,
  about: ABOUT,
  feedback: {},
  news: {},
  comes_back: "",
  lines: ["Card 3 of 3", "about a minute left"],
  today: 2,
  due: 1,
  outlook: [{ when: "Today", due: "1", recalled: "1 of 2" }],
  curve: {
    without: [1, 0.8],
    reviewed: [[0, 1]],
    reviews: [],
    low: 0.8,
    labels: { reviewed: "with", without: "without", top: "", low: "", start: "", end: "" },
    text: "Some is forgotten.",
  },
  exam: { day: "", lines: [] },
  strengths: [{ title: "Lesson", text: "1 of 2", expected: 0.4, practised: 1 }],
  judged: { levels: [], counts: [], lines: ["Too few."], missed: [] },
  left_out: [],
};
const OLD = { old: [1, 5, 10, 20, 1, "sure", true, "h"] };
const ROW = [8, 3, 30, 90, 1, "sure", true, "h"];
const TOLD = {
  ...ASKED,
  feedback: { right: true, word: "Right.", text: "It is four." },
  news: { q: ROW },
  comes_back: "This one comes back in 8 days.",
};

const review = (traits = {}) =>
  draw(control, {
    value: {},
    kept: {},
    result: ASKED,
    levels: [
      { id: "guess", text: "Guess" },
      { id: "sure", text: "Sure" },
    ],
    early_s: 43_200,
    words,
    ...traits,
  });

test("a page that kept something asks for today; who is new asks nothing", () => {
  const { el, model } = review({ value: { at: 5 }, kept: OLD });

  assert.equal(one(el, "legend").textContent, "2 + 2?");
  assert.equal(one(el, ".bk-count").textContent, "Card 3 of 3 about a minute left");
  assert.equal(all(el, ".bk-pips i").length, 3);
  assert.equal(all(el, ".bk-pips .bk-full").length, 2);
  assert.equal(model.told.length, 1);
  assert.deepEqual(model.told[0]?.kept, OLD);
  assert.ok(Math.abs(model.told[0]?.value.at - Date.now() / 1000) < 5);
  assert.equal(review().model.told.length, 0);
});

test("until what is kept has been answered, nobody else's question is shown", () => {
  const { el, model } = review({ kept: OLD, settled: { value: {}, kept: {} } });
  assert.equal(all(el, "legend").length, 0);
  model.hear({ settled: { value: model.get("value"), kept: OLD } });

  assert.equal(one(el, "legend").textContent, "2 + 2?");
});

/** The next picture of the page, and what was put off until then. */
const painted = () => new Promise((over) => requestAnimationFrame(() => setTimeout(over, 1)));

test("how sure commits, and what follows is kept once", async () => {
  const { el, model } = review({ kept: OLD });
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  const said = model.told.at(-1)?.value;

  assert.deepEqual([said.item, said.option, said.sure, said.times], ["q", "a", "sure", 0]);
  const before = model.told.length;
  model.hear({ result: TOLD });
  model.hear({ result: { ...TOLD, news: {} } });
  assert.match(one(el, ".bk-feedback").textContent, /It is four\./);
  assert.match(one(el, ".bk-on").textContent, /comes back in 8 days/);
  await painted();
  assert.equal(model.told.length, before + 1);
  assert.deepEqual(model.told.at(-1), { kept: { ...OLD, q: ROW } });
});

test("without a curve there is none", () => {
  assert.equal(all(review({ result: { ...ASKED, curve: {} } }).el, ".bk-curve").length, 0);
});

test("the keyboard stays on a button while how it stands is drawn again", async () => {
  const { el, model } = review({ kept: OLD });
  document.body.append(el);
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  model.hear({ result: TOLD });
  const onward = one(el, ".bk-on .bk-main");
  onward.focus();
  model.hear({ result: { ...TOLD, news: {}, curve: [[0, 1]] } });
  assert.equal(document.activeElement, onward);
  one(el, "#bk-numbers > summary").focus();
  model.hear({ result: { ...TOLD, news: {}, curve: [[0, 0.5]] } });

  assert.equal(document.activeElement, one(el, "#bk-numbers > summary"));
  document.body.replaceChildren();
});

test("what an answer is told comes first; it is kept next, and how it stands comes with that", async () => {
  const { el, model } = review({ kept: OLD });
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  const answered = model.told.length;
  const { item, prompt, about, feedback, news, comes_back, lines, today, due } = TOLD;
  model.hear({ result: { item, prompt, about, feedback, news, comes_back, lines, today, due } });
  assert.match(one(el, ".bk-feedback").textContent, /It is four\./);
  assert.match(one(el, ".bk-standing .bk-bars li").textContent, /1 of 2/);
  assert.equal(model.told.length, answered);
  await painted();
  assert.equal(model.told.length, answered + 1);
  const strengths = [{ ...ASKED.strengths[0], text: "2 of 2" }];
  model.hear({ result: { ...TOLD, news: {}, strengths } });

  assert.match(one(el, ".bk-standing .bk-bars li").textContent, /2 of 2/);
  assert.match(one(el, ".bk-feedback").textContent, /It is four\./);
});

test("a page that was left before an answer was kept makes it again from the answer", async () => {
  const { el, model } = review({ kept: OLD });
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  const { value } = model.state; // what the page has kept by now
  const again = review({ value, kept: OLD, settled: { value: {}, kept: {} } });
  again.model.hear({ result: TOLD, settled: { value, kept: OLD } });
  await painted();

  assert.deepEqual(again.model.told.at(-1), { kept: { ...OLD, q: ROW } });
});

test("whoever goes on before the picture loses nothing", () => {
  const { el, model } = review({ kept: OLD });
  /** @type {HTMLInputElement} */ (all(el, "input")[0]).click();
  button(el, "Sure").click();
  model.hear({ result: TOLD });
  button(el, words.review.next).click();

  assert.deepEqual(model.told.at(-1)?.kept, { ...OLD, q: ROW });
});

test("where nothing is due the next card is called a new one, and no bar says that all is done", () => {
  const { el } = review({
    value: { item: "q", option: "a", sure: "sure" },
    result: { ...TOLD, due: 0 },
  });

  assert.equal(one(el, ".bk-question .bk-main").textContent, words.review.next_new);
  assert.equal(all(el, ".bk-pips").length, 0);
});

test("an answer is drawn once, and what is known only where it differs", () => {
  const { el, model } = review({ value: { item: "q", option: "a", sure: "sure" }, result: TOLD });
  const strength = one(el, ".bk-standing .bk-bars li");
  const turn = one(el, ".bk-out");
  model.hear({ settled: {} });
  assert.equal(one(el, ".bk-out"), turn);
  model.hear({ result: structuredClone(TOLD) });
  assert.equal(one(el, ".bk-standing .bk-bars li"), strength);
  model.hear({ result: { ...TOLD, strengths: [{ ...ASKED.strengths[0], text: "2 of 2" }] } });

  assert.match(one(el, ".bk-standing .bk-bars li").textContent, /2 of 2/);
});

test("the next question is asked with all that is kept, and takes the focus", () => {
  const value = { item: "q", option: "a", sure: "sure" };
  const { el, model } = review({ value, result: { ...TOLD, news: {} }, kept: { q: ROW } });

  assert.equal(model.told.length, 0); // an answer that was given is shown as it was
  button(el, words.review.next).click();
  assert.deepEqual(model.told.at(-1)?.kept, { q: ROW });
  assert.equal(model.told.at(-1)?.value.item, undefined);
  const stem = "3 + 3?";
  model.hear({ result: { ...ASKED, item: "r", prompt: { ...PROMPT, stem } } });
  assert.equal(one(el, "legend").textContent, stem);
  assert.equal(document.activeElement, one(el, "fieldset"));
  assert.equal(all(el, ".bk-question input:checked").length, 0);
});

test("whoever comes back on another day is asked what is due then, and loses nothing", async () => {
  const value = { at: 5, item: "q", option: "a", sure: "sure" };
  const { el, model } = review({ value, result: TOLD, kept: OLD });
  await painted();
  assert.deepEqual(model.told.at(-1)?.kept, { ...OLD, q: ROW });
  assert.equal(model.told.at(-1)?.value.item, undefined);
  model.hear({ result: { ...ASKED, item: "q" } });

  assert.equal(all(el, ".bk-feedback > *").length, 0);
  assert.notEqual(document.activeElement, one(el, "fieldset")); // it was not asked for
});

test("a question leads back to its lesson, shows its drawing, and says when it has changed", () => {
  const { el } = review({ result: { ...ASKED, about: { ...ABOUT, changed: "Changed." } } });

  assert.equal(one(el, ".bk-from a").getAttribute("href"), "01_sums.ipynb");
  assert.equal(one(el, ".bk-notice").textContent, "Changed.");
  document.documentElement.dataset.host = "host.js";
  document.body.innerHTML = '<template id="icon-sums"><b>drawn</b></template>';
  const card = one(review().el, ".bk-question");
  delete document.documentElement.dataset.host;
  document.body.replaceChildren();
  assert.equal(one(card, ".bk-from a").getAttribute("href"), "01_sums#card-two-and-two");
  assert.equal(one(card, ".bk-from b").textContent, "drawn");
});

test("what is not for me is left out, and can be taken in again", () => {
  const { el, model } = review({
    value: { item: "q", option: "a" },
    result: { ...TOLD, news: {} },
  });
  button(el, words.review.out).click();
  assert.deepEqual(model.told.at(-1)?.kept, { "out/q": [true] });
  const left_out = [{ id: "q", text: "2 + 2?", lesson: "01_sums", place: "two-and-two" }];
  model.hear({ result: { ...TOLD, news: {}, left_out } });

  assert.match(one(el, ".bk-on").textContent, new RegExp(words.review.is_out));
  all(el, "#bk-numbers button")[0].click();
  assert.deepEqual(model.told.at(-1)?.kept, { "out/q": [false] });
});

test("the day of an exam is kept, and can be taken away", () => {
  const { el, model } = review();
  set(one(el, "input[type=date]"), "2027-01-20");
  assert.deepEqual(model.told.at(-1)?.kept, { exam: ["2027-01-20"] });
  model.hear({ result: { ...ASKED, exam: { day: "2027-01-20", lines: ["Nothing waits."] } } });

  assert.match(one(el, ".bk-ahead [role=status]").textContent, /Nothing waits\./);
  button(el, words.review.exam_clear).click();
  assert.deepEqual(model.told.at(-1)?.kept, { exam: [""] });
});

test("when nothing is left to ask, a sentence says so", () => {
  const { el } = review({ result: { ...ASKED, item: "", prompt: {}, about: {} } });

  assert.match(el.textContent ?? "", new RegExp(words.review.finished.slice(0, 20)));
  assert.equal(all(el, ".bk-question").length, 0);
});

test("the weakest parts are there at once, the others in a fold that stays open", () => {
  const strengths = [1, 2, 3, 4, 5, 6].map((n) => ({ ...ASKED.strengths[0], title: `Part ${n}` }));
  const { el, model } = review({ result: { ...ASKED, strengths } });
  const folded = () => all(el, "#bk-more li p:first-child").map((part) => part.textContent);
  assert.deepEqual(folded(), ["Part 5", "Part 6"]);
  assert.match(one(el, "#bk-more summary").textContent, /^2 more/);
  /** @type {HTMLDetailsElement} */ (one(el, "#bk-more")).open = true;
  const fewer = strengths.slice(0, 5);
  model.hear({ result: { ...ASKED, strengths: fewer } });

  assert.deepEqual([folded(), one(el, "#bk-more").hasAttribute("open")], [["Part 5"], true]);
});

test("the page to hand in is asked for, given once, and asked for no more", () => {
  const given = mock.method(HTMLAnchorElement.prototype, "click", () => {});
  const { el, model } = review({ value: { item: "q", at: 1 }, kept: OLD });
  model.hear({ result: { ...ASKED, hand_in: "<p>forged</p>" } });
  assert.equal(given.mock.callCount(), 0);
  button(el, words.review.hand_in).click();
  assert.equal(model.told.at(-1)?.value.hand_in, true);
  assert.equal(model.told.at(-1)?.value.item, "q");
  model.hear({ result: { ...ASKED, hand_in: "<p>mine</p>" } });
  const names = given.mock.calls.map((call) =>
    /** @type {any} */ (call.this).getAttribute("download"),
  );
  mock.restoreAll();

  assert.deepEqual(names, ["backedu-review.html", "backedu-review.json"]);
  assert.equal("hand_in" in (model.told.at(-1)?.value ?? {}), false);
});
