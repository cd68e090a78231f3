"""The whole test sequence, the same on every system.

``python -m tests``              lint, format, types, content, scripts, browser, then every test
``python -m tests check``        only what needs neither a browser nor pytest
``python -m tests -k triage``    other arguments go to pytest
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import node
from tests.support.chromium import BrowserMissingError, ensure

_ROOT = Path(__file__).parents[1]
_PYTHON = sys.executable
_BACKEDU = shutil.which("backedu", path=str(Path(_PYTHON).parent)) or "backedu"

_WITH_SERVERS = ("tests/browser", "tests/serve")

_CHECKS = {
    "lint": [_PYTHON, "-m", "ruff", "check", "."],
    "format": [_PYTHON, "-m", "ruff", "format", "--check", "."],
    "types": [_PYTHON, "-m", "mypy"],
    "content": [_BACKEDU, "check"],
}


def _script_checks() -> dict[str, list[str]]:
    """The same for the scripts; the tests of pages then see them bundled, as they are shipped."""
    tests = sorted(path.relative_to(_ROOT) for path in (_ROOT / "tests").rglob("*.test.js"))
    packages = node.PACKAGES.relative_to(_ROOT)
    biome = packages / "@biomejs" / "biome" / "bin" / "biome"
    return {
        "scripts: lint and format": node.command(biome, "ci", "--error-on-warnings"),
        "scripts: types": node.command(packages / "typescript" / "bin" / "tsc"),
        "scripts: tests": node.command("--test", "--test-reporter=dot", *tests),
        "scripts: bundles": [_PYTHON, "hatch_build.py"],
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


def _run_side_by_side() -> None:
    """Test pages and servers, which mostly wait, while another processor tests all the rest."""
    rest = [f"--ignore={folder}" for folder in _WITH_SERVERS]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        beside = subprocess.Popen(
            [_PYTHON, "-m", "pytest", *rest], cwd=_ROOT, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            _run("tests of pages and servers", [_PYTHON, "-m", "pytest", *_WITH_SERVERS])
        finally:
            beside.wait()
            said.seek(0)
            print("\n== all other tests ==", said.read(), sep="\n", flush=True)
    if beside.returncode:
        sys.exit("\n== all other tests failed ==")


def main(arguments: list[str]) -> None:
    """Run the steps in order and stop at the first that fails."""
    print("\n== scripts: tools ==", flush=True)
    try:
        node.install()
        checks = _CHECKS | _script_checks()
    except node.NodeMissingError as error:
        sys.exit(str(error))
    for name, command in checks.items():
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
    if arguments:
        _run("tests", [_PYTHON, "-m", "pytest", *arguments])
    else:
        _run_side_by_side()


if __name__ == "__main__":
    main(sys.argv[1:])
