const PATIENCE_MS = 25000; // the class says every ten seconds that the line is good

/**
 * Listens to the class, and says when it is lost: the browser tries again by itself; where it
 * hears nothing (a screen that slept, or changed its network), a new line takes the place of the old.
 *
 * @param {string} address
 * @param {(view: any) => void} onView
 * @param {(isLost: boolean) => void} onLost
 * @param {(isTroubled: boolean) => void} [onTrouble] hears of a class that cannot be written down
 */
export function listen(address, onView, onLost, onTrouble) {
  const line = new EventSource(address);
  const again = () => listen(address, onView, onLost, onTrouble);
  let heard = Date.now();
  const hear = () => {
    heard = Date.now();
    onLost(false);
  };
  const patience = setInterval(() => {
    if (Date.now() - heard < PATIENCE_MS) return;
    onLost(true);
    leave();
    again();
  }, PATIENCE_MS / 5);
  const leave = () => {
    clearInterval(patience);
    line.close();
  };
  line.addEventListener("ping", hear);
  line.onmessage = (event) => {
    hear();
    onTrouble?.(false);
    onView(JSON.parse(event.data));
  };
  line.addEventListener("trouble", () => onTrouble?.(true));
  line.onerror = () => {
    onLost(true);
    if (line.readyState === EventSource.CLOSED) {
      leave();
      setTimeout(again, 1500);
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
