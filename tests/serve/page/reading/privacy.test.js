import assert from "node:assert/strict";
import { test } from "node:test";
import "../../../support/dom.js";

const { privacyOf, tellPrivacy } = await import(
  "../../../../backedu/serve/page/reading/privacy.js"
);

for (const [address, expected] of [
  ["http://127.0.0.1:8866/", "here"],
  ["http://127.5.6.7/", "here"],
  ["http://localhost:8866/", "here"],
  ["http://[::1]:8866/", "here"],
  ["http://192.168.1.5:8866/", "plain"],
  ["http://127.0.0.1.evil.example/", "plain"],
  ["http://localhost.example/", "plain"],
  ["https://lessons.example/class/", "encrypted"],
]) {
  test(`${address} is ${expected}`, () => {
    assert.equal(privacyOf(new URL(address ?? "")), expected);
  });
}

test("the line says what is true where the page was opened", () => {
  document.body.innerHTML = '<p id="privacy" data-here="Here." data-plain="Plain.">Other.</p>';
  tellPrivacy();

  assert.equal(document.getElementById("privacy")?.textContent, "Plain.");
});
