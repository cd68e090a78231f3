import { svg } from "../shared/dom.js";

/** The drawing as a file, made in the browser: nothing is sent anywhere. */
const KEPT = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-linejoin",
  "stroke-linecap",
  "stroke-dasharray",
  "opacity",
  "vector-effect",
  "paint-order",
];
const [WIDTH, HEIGHT, GAP, SHARPER] = [320, 720, 20, 2];

/**
 * Returns the views side by side as the text of one SVG file.
 *
 * @param {SVGSVGElement[]} views
 */
export function svgText(views) {
  const parts = views.map((view, i) => {
    const copy = /** @type {SVGSVGElement} */ (view.cloneNode(true));
    const [drawn, copied] = [view.querySelectorAll("*"), copy.querySelectorAll("*")];
    for (const [n, element] of drawn.entries()) {
      const style = getComputedStyle(element);
      const look = KEPT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
      copied[n]?.setAttribute("style", look);
    }
    const place = { x: i * (WIDTH + GAP), y: 0, width: WIDTH, height: HEIGHT };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    return copy;
  });
  const size = { width: views.length * (WIDTH + GAP), height: HEIGHT };
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--bk-card");
  const paper = svg("rect", { ...size, fill: colour.trim() || "white" });
  return new XMLSerializer().serializeToString(svg("svg", size, paper, ...parts));
}

/**
 * Saves the views as a file.
 *
 * @param {SVGSVGElement[]} views
 * @param {string} name Without its ending.
 * @param {"svg" | "png"} kind
 */
export async function saveAs(views, name, kind) {
  const text = new Blob([svgText(views)], { type: "image/svg+xml" });
  offer(kind === "svg" ? text : await painted(text), `${name}.${kind}`);
}

/** @param {Blob} text */
async function painted(text) {
  const address = URL.createObjectURL(text);
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SHARPER * image.width, SHARPER * image.height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return /** @type {Promise<Blob>} */ (
    new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))));
    })
  );
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function offer(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
