// Bytes among plain data, each with the path to it. JSON leaves them out; text has them beside it.
// Most data has none and is large: then JSON is written without a look at every part.
const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
const asBytes = (value) => new Uint8Array(value.buffer ?? value, value.byteOffset, value.byteLength);
const toJson = (data, found) => JSON.stringify(data, found.length ? (_, part) => (isBytes(part) ? undefined : part) : null);
function bytesIn(data, path = []) {
  if (isBytes(data)) return [[path, asBytes(data)]];
  const keys = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  return keys.filter((key) => data[key] instanceof Object).flatMap((key) => bytesIn(data[key], [...path, key]));
}
function putBytes(data, path, { buffer, byteOffset, byteLength }) {
  path.slice(0, -1).reduce((part, key) => part[key], data)[path.at(-1)] = new DataView(buffer, byteOffset, byteLength);
}
function toText(data) {
  const letters = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const found = bytesIn(data).map(([path, bytes]) => [path, letters(bytes)]);
  return toJson({ ...data, bytes: found }, found);
}
function fromText(text) {
  const { bytes = [], ...data } = JSON.parse(text);
  bytes.forEach(([path, letters]) => putBytes(data, path, Uint8Array.from(atob(letters), (letter) => letter.charCodeAt())));
  return data;
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other) && String(bytesIn([one])) === String(bytesIn([other]));

// A message with bytes is one frame: how many parts it has, where each begins, JSON, the bytes.
function toFrame(json, buffers) {
  const parts = [new TextEncoder().encode(json), ...buffers.map(asBytes)];
  const starts = [4 * (parts.length + 1)];
  parts.forEach((part, i) => starts.push(starts[i] + part.length));
  const frame = new Uint8Array(starts.pop());
  [parts.length, ...starts].forEach((number, i) => new DataView(frame.buffer).setUint32(4 * i, number));
  parts.forEach((part, i) => frame.set(part, starts[i]));
  return frame;
}
function fromFrame(frame) {
  const numbers = new DataView(frame);
  const starts = Array.from({ length: numbers.getUint32(0) }, (_, i) => numbers.getUint32(4 * (i + 1)));
  const [json, ...buffers] = starts.map((start, i) => new DataView(frame, start, (starts[i + 1] ?? frame.byteLength) - start));
  return { ...JSON.parse(new TextDecoder().decode(json)), buffers };
}
