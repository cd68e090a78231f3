import { svg } from "./dom.js";

/** @typedef {{ skin: string, head: [string, string][], lines: string }} Body */

/**
 * Draws the bare person under the areas of a chart.
 *
 * @param {Body} body
 */
export const drawnBody = ({ skin, head, lines }) => [
  svg("path", { d: skin, class: "bk-body" }),
  ...head.map(([kind, d]) => svg("path", { d, class: `bk-body bk-body-${kind}` })),
  svg("path", { d: lines, class: "bk-body-lines" }),
];
