import { within } from "./waiting.js";

const OPENING_MS = 10_000;

/**
 * Opens a websocket.
 *
 * @param {string} address
 */
export async function openLine(address) {
  const socket = new WebSocket(address);
  const opening = new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onclose = reject;
  });
  try {
    await within(OPENING_MS, () => opening);
  } catch (problem) {
    socket.close();
    throw problem;
  }
  socket.binaryType = "arraybuffer";
  return socket;
}

/**
 * Closes a websocket that is given up. One whose other end is gone, as after a sleep, may take
 * minutes to close: nothing waits for that, and nothing is heard from it any more.
 *
 * @param {WebSocket} socket
 */
export function hangUp(socket) {
  socket.onclose = () => {};
  socket.onmessage = () => {};
  socket.close();
}
