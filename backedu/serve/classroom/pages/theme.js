/** The page is dark when the device is. */
export function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () =>
    document.documentElement.setAttribute("data-theme", dark.matches ? "dark" : "light");
  dark.addEventListener("change", paint);
  paint();
}
