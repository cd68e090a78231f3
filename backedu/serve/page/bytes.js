// Bytes among plain data, each with the path to it. JSON leaves them out; text has them beside it.
const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
const asBytes = (value) => new Uint8Array(value.buffer ?? value, value.byteOffset, value.byteLength);
const toJson = (data) => JSON.stringify(data, (_, part) => (isBytes(part) ? undefined : part));
function bytesIn(data, path = []) {
  if (isBytes(data)) return [[path, asBytes(data)]];
  const parts = Object.entries(data).filter(([, part]) => part instanceof Object);
  return parts.flatMap(([key, part]) => bytesIn(part, [...path, Array.isArray(data) ? Number(key) : key]));
}
function putBytes(data, path, { buffer, byteOffset, byteLength }) {
  path.slice(0, -1).reduce((part, key) => part[key], data)[path.at(-1)] = new DataView(buffer, byteOffset, byteLength);
}
function toText(data) {
  const letters = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return toJson({ ...data, bytes: bytesIn(data).map(([path, bytes]) => [path, letters(bytes)]) });
}
function fromText(text) {
  const { bytes = [], ...data } = JSON.parse(text);
  bytes.forEach(([path, letters]) => putBytes(data, path, Uint8Array.from(atob(letters), (letter) => letter.charCodeAt())));
  return data;
}

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
