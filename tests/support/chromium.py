"""The browser that the tests drive: found when there is one, installed when there is none.

``python -m tests`` calls :func:`ensure` before the first test; the tests call :func:`find`.
The environment variable ``BACKEDU_BROWSER`` names an executable to use instead.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from backedu.export.printing import installed
from tests.support import apt


class BrowserMissingError(RuntimeError):
    """No browser could be found or installed; the message says what to do."""


def _playwrights_own() -> Path:
    """Return where ``playwright install chromium`` puts its browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def starts(executable: Path) -> bool:
    """Say whether the file is a browser that runs here.

    Ubuntu's ``chromium-browser`` may be a script that only asks for a snap, so it is started
    once; on Windows ``--version`` would open a window, so there the file is taken at its word.
    """
    if not executable.is_file():
        return False
    if sys.platform == "win32":
        return True
    try:
        asked = subprocess.run(
            [executable, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def named(variable: str) -> Path | None:
    """Return the browser that an environment variable names, or None where it is not set.

    Raises:
        BrowserMissingError: It names something that does not start.
    """
    name = os.environ.get(variable)
    if not name:
        return None
    executable = Path(shutil.which(name) or name)
    if not starts(executable):
        raise BrowserMissingError(
            f"{variable} names {name!r}, which does not start as a browser; "
            "correct it, or unset it."
        )
    return executable


def find() -> Path | None:
    """Return the browser to drive, or None.

    Raises:
        BrowserMissingError: ``BACKEDU_BROWSER`` names something that does not start.
    """
    if executable := named("BACKEDU_BROWSER"):
        return executable
    for executable in installed():
        if starts(executable):
            return executable
    own = _playwrights_own()
    return own if starts(own) else None


def _apt_install() -> None:
    """Install the distribution's Chromium, where there is apt-get and the right to use it."""
    apt.install("chromium")


def _playwright_install() -> None:
    """Download Playwright's own Chromium, where the distribution had none to give."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


_INSTALLERS: dict[str, Callable[[], None]] = {
    "the system's Chromium": _apt_install,
    "Playwright's Chromium": _playwright_install,
}


def ensure() -> Path:
    """Return the browser to drive, and install one when there is none.

    Raises:
        BrowserMissingError: None was found and none could be installed.
    """
    for name, install in _INSTALLERS.items():
        if found := find():
            return found
        print(f"No browser yet: trying to install {name}.", flush=True)
        install()
    if found := find():
        return found
    raise BrowserMissingError(
        "The tests need a Chromium, Chrome or Edge and none could be installed: install one, "
        "or set BACKEDU_BROWSER to the executable of one."
    )
