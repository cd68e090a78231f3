"""The whole test sequence, the same on every system.

``python -m tests``              lint, format, types, content, scripts, tools, then every test
``python -m tests check``        only what needs neither a browser nor pytest
``python -m tests -k triage``    other arguments go to pytest
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.support import node, postgres
from tests.support.chromium import BrowserMissingError, ensure

_ROOT = Path(__file__).parents[1]
_PYTHON = sys.executable
_BACKEDU = shutil.which("backedu", path=str(Path(_PYTHON).parent)) or "backedu"

_PAGES, _SERVERS = ("tests/browser",), ("tests/serve",)

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
    """Test pages; beside them servers, which mostly wait, and all the rest."""
    rest = [f"--ignore={folder}" for folder in (*_SERVERS, *_PAGES)]
    lanes = {"tests of servers": _Lane(_SERVERS), "all other tests": _Lane(rest)}
    try:
        _run("tests of pages", [_PYTHON, "-m", "pytest", *_PAGES])
    finally:
        failed = [name for name, lane in lanes.items() if not lane.ends(name)]
    if failed:
        sys.exit(f"\n== failed: {', '.join(failed)} ==")


class _Lane:
    """Some of the tests, in their own process; what it prints is kept until it has ended."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed at its end
        self._process = subprocess.Popen(
            [_PYTHON, "-m", "pytest", *arguments],
            cwd=_ROOT,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    def ends(self, name: str) -> bool:
        """Wait for the end, print what was kept, and return whether all passed."""
        with self._output as output:
            self._process.wait()
            output.seek(0)
            print(f"\n== {name} ==", output.read(), sep="\n", flush=True)
        return self._process.returncode == 0


def main(arguments: list[str]) -> None:
    """Run the steps in order and stop at the first that fails."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a hundred servers start: compile once
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
    print("\n== database ==", flush=True)
    try:
        print(postgres.ensure(), flush=True)
    except postgres.PostgresMissingError as error:
        sys.exit(str(error))
    if arguments:
        _run("tests", [_PYTHON, "-m", "pytest", *arguments])
    else:
        _run_side_by_side()


if __name__ == "__main__":
    main(sys.argv[1:])
