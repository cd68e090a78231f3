import assert from "node:assert/strict";
import { test } from "node:test";
import { one } from "../../support/dom.js";

const { tellPage } = await import("../../../backedu/widgets/consultation/sight.js");

test("a bar has the stages unless the screen is low for its letters", (t) => {
  document.body.innerHTML = `<div class="bar"></div>
    <div class="bk-pt" data-stage="ask" data-in-sight><div class="bk-pt-bar"></div></div>`;
  Object.assign(one(document.body, ".bar"), { checkVisibility: () => true });
  Object.assign(one(document.body, ".bk-pt-bar"), { showPopover() {} });
  Object.defineProperty(one(document.body, ".bk-pt"), "clientWidth", { value: 2000 });
  const asked = t.mock.method(globalThis, "matchMedia", () => ({ matches: true }));
  tellPage();
  assert.equal(document.body.dataset.inBar, "row");

  asked.mock.mockImplementation(() => ({ matches: false }));
  tellPage();
  assert.equal(document.body.dataset.inBar, undefined);
});
