import { followTheme } from "./theme.js";

followTheme();
// The browser prints the report, or saves it as PDF.
document.getElementById("print")?.addEventListener("click", () => print());
