/** Opens the folded list that a citation leads into. */
function reveal() {
  const entry = document.getElementById(location.hash.slice(1));
  const list = entry?.closest("details");
  if (!entry || !list) return;
  list.open = true;
  // Laid out at once, or it would open elsewhere.
  if (list.parentElement) list.parentElement.style.contentVisibility = "visible";
  entry.scrollIntoView();
}

/** Opens it now and whenever a citation is followed. */
export function openCitedEntries() {
  addEventListener("hashchange", reveal);
  reveal();
}
