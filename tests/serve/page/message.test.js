import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesIn, fromText, isSame, putBytes, toText } from "../../../backedu/serve/page/bytes.js";
import { commMessage, fromFrame } from "../../../backedu/serve/page/message.js";

const bytes = (/** @type {number[]} */ ...numbers) => new Uint8Array(numbers);
const numbers = (/** @type {DataView} */ view) => [
  ...new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
];

test("a message without bytes is text, and bears its name", () => {
  const { name, message } = commMessage("s", "a", { method: "update", state: { value: 1 } }, []);
  const { header, content, channel } = JSON.parse(/** @type {string} */ (message));

  assert.equal(header.msg_id, name);
  assert.deepEqual(content, { comm_id: "a", data: { method: "update", state: { value: 1 } } });
  assert.equal(channel, "shell");
});

test("a message with bytes is one frame that can be read again", () => {
  const state = { value: { list: [3, bytes(4, 5)] } };
  const parts = [bytes(4, 5), bytes(), bytes(255)];
  const { message } = commMessage("s", "a", { state }, parts);
  const { content, buffers } = fromFrame(/** @type {any} */ (message).buffer);

  assert.deepEqual(content.data, { state: { value: { list: [3, null] } } });
  assert.deepEqual(buffers.map(numbers), [[4, 5], [], [255]]);
});

test("bytes are found with their paths, of a part of a buffer only that part", () => {
  const part = new DataView(bytes(9, 1, 2, 9).buffer, 1, 2);

  assert.deepEqual(bytesIn({ a: [0, part], b: "text", c: null }), [[["a", 1], bytes(1, 2)]]);
  assert.deepEqual(bytesIn(part), [[[], bytes(1, 2)]]);
});

test("bytes are put where they belong", () => {
  const data = { a: [0, null] };
  putBytes(data, ["a", 1], bytes(7));

  assert.deepEqual(numbers(/** @type {any} */ (data.a[1])), [7]);
});

test("text holds bytes beside the data", () => {
  const data = fromText(toText({ one: { two: bytes(0, 200, 255) }, plain: "é" }));

  assert.deepEqual(numbers(data.one.two), [0, 200, 255]);
  assert.equal(data.plain, "é");
  assert.equal("bytes" in data, false);
});

test("data is the same when its bytes are too", () => {
  assert.equal(isSame({ a: bytes(1) }, { a: bytes(1) }), true);
  assert.equal(isSame({ a: bytes(1) }, { a: bytes(2) }), false);
  assert.equal(isSame([1, { b: 2 }], [1, { b: 2 }]), true);
  assert.equal(isSame(undefined, null), false);
  assert.equal(isSame({ a: 1, b: undefined }, { a: 1 }), true);
  assert.equal(isSame({ a: 1 }, { a: 1, b: undefined }), true);
  assert.equal(isSame({ a: 1 }, { a: 1, b: 2 }), false);
  assert.equal(isSame([1, 2], [1]), false);
  assert.equal(isSame([], {}), false);
  assert.equal(isSame({ a: bytes(1) }, { a: [1] }), false);
});
