import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "../../../backedu/widgets/shared/dom.js";
import { all, one } from "../../support/dom.js";

const { recordOf } = await import("../../../backedu/widgets/consultation/record.js");
const RECORD = {
  said: ["Never before"],
  found: [],
  open: ["Gap"],
};
const words = { said: "said", open: "open", told: "told {said}, found {found}" };

test("what can be read beside it is in a fold of the record, counted, which stays as it was left", () => {
  const fold = h("details", { class: "fold" });
  const drawn = h("div", {}, recordOf(RECORD, ["Who", "more"], words, null));
  assert.equal(drawn.textContent, "Who moresaidNever beforeopenGap");

  drawn.replaceChildren(...recordOf(RECORD, ["Who", "more"], words, fold));
  assert.equal(drawn.textContent, "Who moreopenGaptold 1, found 0saidNever before");
  assert.equal(all(drawn, ".fold[open]").length, 0);
  fold.setAttribute("open", "");
  drawn.replaceChildren(...recordOf(RECORD, ["Who", "more"], words, fold));
  assert.equal(one(drawn, ".fold[open] > summary").textContent, "told 1, found 0");
});
