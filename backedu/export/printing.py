"""A page of HTML as PDF, by the browser that is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from backedu.switches import BROWSER

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PATIENCE_S = 120


def browser() -> str | None:
    """Return the browser that prints: the one ``BACKEDU_BROWSER`` names, or one on the path."""
    named = os.environ.get(BROWSER)
    names = (named,) if named else _NAMES
    return next(filter(None, map(shutil.which, names)), None)


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
