import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "../../../backedu/widgets/shared/dom.js";
import "../../support/dom.js";

const { recordOf } = await import("../../../backedu/widgets/consultation/record.js");
const RECORD = {
  said: ["Never before"],
  found: [],
  open: ["Gap"],
};
const words = { said: "said", open: "open" };

test("the record says what was told and what was not asked; a kind without a line has no heading", () => {
  const drawn = h("div", {}, recordOf(RECORD, ["Who", "more"], words));
  assert.equal(drawn.textContent, "Who moresaidNever beforeopenGap");
});
