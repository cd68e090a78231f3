"""The whole test sequence, the same on every system.

``python -m tests``              lint, format, types, content, browser, then every test
``python -m tests check``        only what needs no browser and no test: the first four
``python -m tests -k triage``    other arguments go to pytest
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.chromium import BrowserMissingError, ensure

_ROOT = Path(__file__).parents[1]
_PYTHON = sys.executable
_BACKEDU = shutil.which("backedu", path=str(Path(_PYTHON).parent)) or "backedu"

_CHECKS = {
    "lint": [_PYTHON, "-m", "ruff", "check", "."],
    "format": [_PYTHON, "-m", "ruff", "format", "--check", "."],
    "types": [_PYTHON, "-m", "mypy"],
    "content": [_BACKEDU, "check"],
}


def _run(name: str, command: list[str]) -> None:
    """Run one step under its heading; stop everything when it fails."""
    print(f"\n== {name} ==", flush=True)
    try:
        code = subprocess.run(command, cwd=_ROOT, check=False).returncode
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing: run `{_PYTHON} -m pip install -e .[dev]` first.")
    if code:
        sys.exit(f"\n== {name} failed ==")


def main(arguments: list[str]) -> None:
    """Run the steps in order and stop at the first that fails."""
    for name, command in _CHECKS.items():
        _run(name, command)
    if arguments == ["check"]:
        return
    print("\n== browser ==", flush=True)
    try:
        browser = ensure()
    except BrowserMissingError as error:
        sys.exit(str(error))
    print(browser, flush=True)
    os.environ["BACKEDU_BROWSER"] = str(browser)
    _run("tests", [_PYTHON, "-m", "pytest", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
