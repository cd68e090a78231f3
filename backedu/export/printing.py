"""A page of HTML as PDF, by the browser that is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from backedu.switches import BROWSER

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_PATIENCE_S = 120


def installed() -> Iterator[Path]:
    """Yield the browsers that this system may have, the likeliest first; not all need be there."""
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for base in (Path("/Applications"), Path.home() / "Applications"):
        yield from (base / app for app in _MACOS)
    for root in filter(None, map(os.environ.get, _WINDOWS_ROOTS)):
        yield from (Path(root) / exe for exe in _WINDOWS)


def browser() -> str | None:
    """Return the browser that prints: the one ``BACKEDU_BROWSER`` names, else one that is there."""
    if named := os.environ.get(BROWSER):
        return shutil.which(named)
    return next((str(path) for path in installed() if path.is_file()), None)


def print_page(page: Path, file: Path) -> bool:
    """Print a page of HTML to a file, without a window; say whether it was printed.

    Args:
        page: The HTML.
        file: Where the PDF goes.
    """
    if (found := browser()) is None:
        return False
    with TemporaryDirectory() as profile:
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium's sandbox does not start for root
        asked = [found, *options, f"--user-data-dir={profile}", f"--print-to-pdf={file.resolve()}"]
        try:
            done = subprocess.run(  # noqa: S603 - the browser, and a file of ours
                [*asked, page.resolve().as_uri()],
                capture_output=True,
                timeout=_PATIENCE_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and file.is_file()


def printed(page: Path) -> str:
    """Print a page beside itself, and return the sentence that says where, or why not."""
    file = page.with_suffix(".pdf")
    if print_page(page, file):
        return f"It is also printed to {file}."
    return "There is no browser here that prints it to a PDF: open the page and print it."
