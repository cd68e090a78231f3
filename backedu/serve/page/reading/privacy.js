const ON_THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Returns who could see what is entered on a page: a word that the line about it has a text for.
 *
 * @param {{ hostname: string, protocol: string }} address
 */
export function privacyOf({ hostname, protocol }) {
  if (ON_THIS_MACHINE.test(hostname)) return "here";
  return protocol === "https:" ? "encrypted" : "plain";
}

/** Has the line at the foot say what is true where the page was opened. */
export function tellPrivacy() {
  const line = document.getElementById("privacy");
  if (line) line.textContent = line.dataset[privacyOf(location)] ?? "";
}
