/**
 * Listens to the class, and says when it is lost: the browser tries again by itself.
 *
 * @param {string} address
 * @param {(view: any) => void} onView
 * @param {(isLost: boolean) => void} onLost
 * @param {(isTroubled: boolean) => void} [onTrouble] hears of a class that cannot be written down
 */
export function listen(address, onView, onLost, onTrouble) {
  const line = new EventSource(address);
  line.onmessage = (event) => {
    onLost(false);
    onTrouble?.(false);
    onView(JSON.parse(event.data));
  };
  line.addEventListener("trouble", () => onTrouble?.(true));
  line.onerror = () => {
    onLost(true);
    if (line.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(address, onView, onLost, onTrouble), 1500);
    }
  };
}

/**
 * Tells the class what a key says.
 *
 * @param {string} address
 * @param {Record<string, any>} told
 */
export const tell = (address, told) =>
  fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(told),
  });

/** Returns seconds as a clock shows them. @param {number} seconds */
export const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
