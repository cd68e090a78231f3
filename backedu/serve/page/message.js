// Messages to and from a kernel, as Jupyter's servers write them. One with bytes is a frame: how
// many parts it has, where each begins, JSON, the bytes.
import { asBytes, toJson } from "./bytes.js";

/** @import { Bytes } from "./bytes.js" */

const NUMBER_BYTES = 4;

/** Returns a name that no other message or session has. */
export const newName = () => Math.random().toString(36).slice(2);

/**
 * Writes a message to a control; the kernel's answers bear its name.
 *
 * @param {string} session
 * @param {string} id Of the control.
 * @param {object} data
 * @param {Bytes[]} buffers
 */
export function commMessage(session, id, data, buffers) {
  const name = `${session}-${newName()}`;
  const date = new Date().toISOString();
  const about = { msg_id: name, msg_type: "comm_msg", version: "5.3" };
  const json = toJson(
    {
      header: { ...about, session, username: "", date },
      parent_header: {},
      metadata: {},
      channel: "shell",
      buffers: [],
      content: { comm_id: id, data },
    },
    buffers,
  );
  return { name, message: buffers.length ? toFrame(json, buffers) : json };
}

/**
 * @param {string} json
 * @param {Bytes[]} buffers
 */
function toFrame(json, buffers) {
  const parts = [new TextEncoder().encode(json), ...buffers.map(asBytes)];
  let end = NUMBER_BYTES * (parts.length + 1);
  const starts = parts.map((part) => {
    end += part.length;
    return end - part.length;
  });
  const frame = new Uint8Array(end);
  const numbers = new DataView(frame.buffer);
  for (const [i, number] of [parts.length, ...starts].entries()) {
    numbers.setUint32(NUMBER_BYTES * i, number);
  }
  for (const [i, part] of parts.entries()) frame.set(part, starts[i]);
  return frame;
}

/** @param {ArrayBuffer} frame @returns {any} */
export function fromFrame(frame) {
  const numbers = new DataView(frame);
  const count = numbers.getUint32(0);
  const starts = Array.from({ length: count }, (_, i) => numbers.getUint32(NUMBER_BYTES * (i + 1)));
  const [json, ...buffers] = starts.map(
    (start, i) => new DataView(frame, start, (starts[i + 1] ?? frame.byteLength) - start),
  );
  return { ...JSON.parse(new TextDecoder().decode(json)), buffers };
}
