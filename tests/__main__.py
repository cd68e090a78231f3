"""The whole test sequence, the same on every system.

``python -m tests``              lint, format, types, content, scripts, tools, then every test
``python -m tests check``        only what needs neither a browser nor pytest
``python -m tests tools``        only install what the tests drive: two browsers, a database
``python -m tests -k triage``    other arguments go to pytest
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.support import chromium, firefox, node, postgres

_ROOT = Path(__file__).parents[1]
_PYTHON = sys.executable
_BACKEDU = shutil.which("backedu", path=str(Path(_PYTHON).parent)) or "backedu"

_PAGES, _SERVERS = ("tests/browser",), ("tests/serve",)
_CONTENT = (  # needs neither a page nor a server, and begins beside the checks
    "tests/check",
    "tests/content",
    "tests/figures",
    "tests/lessons",
    "tests/person",
    "tests/proof",
    "tests/topics",
    "tests/triage",
)
_PYTEST = (_PYTHON, "-m", "pytest")

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


def _run_side_by_side(content: "_Lane") -> None:
    """Test pages; beside them what has begun, servers, which mostly wait, and all the rest."""
    rest = [f"--ignore={folder}" for folder in (*_SERVERS, *_PAGES, *_CONTENT)]
    lanes = {
        "tests of content": content,
        "tests of servers": _Lane([*_PYTEST, *_SERVERS]),
        "all other tests": _Lane([*_PYTEST, *rest]),
    }
    try:
        _run("tests of pages", [*_PYTEST, *_PAGES])
    finally:
        failed = [name for name, lane in lanes.items() if not lane.ends(name)]
    if failed:
        sys.exit(f"\n== failed: {', '.join(failed)} ==")


class _Lane:
    """A step in a process of its own; what it prints is kept until it has ended."""

    def __init__(self, command: Sequence[str]) -> None:
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed at its end
        self._process = subprocess.Popen(
            command,
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

    def stop(self) -> None:
        """End it, if it hasn't; nothing is printed."""
        self._process.kill()


def _install_tools() -> None:
    """Find or install what the tests drive, one after the other: apt-get takes one at a time."""
    try:
        for tool in (chromium, firefox, postgres):
            print(tool.ensure(), flush=True)
    except (chromium.BrowserMissingError, postgres.PostgresMissingError) as error:
        sys.exit(str(error))


def _check() -> None:
    """Run what needs neither a browser nor pytest."""
    print("\n== scripts: tools ==", flush=True)
    try:
        node.install()
        checks = _CHECKS | _script_checks()
    except node.NodeMissingError as error:
        sys.exit(str(error))
    for name, command in checks.items():
        _run(name, command)


def main(arguments: list[str]) -> None:
    """Run the steps in order and stop at the first that fails."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a hundred servers start: compile once
    if arguments == ["tools"]:
        _install_tools()
        return
    if arguments == ["check"]:
        _check()
        return
    content = None if arguments else _Lane([*_PYTEST, *_CONTENT])
    try:
        _prepare()
    except SystemExit:
        if content:
            content.stop()
        raise
    if content:
        _run_side_by_side(content)
    else:
        _run("tests", [*_PYTEST, *arguments])


def _prepare() -> None:
    """Check, and find what the tests drive."""
    tools = _Lane([_PYTHON, "-m", "tests", "tools"])  # beside the checks, which use no network
    try:
        _check()
    finally:
        has_tools = tools.ends("browsers and database")
    if not has_tools:
        sys.exit("\n== browsers and database failed ==")
    os.environ["BACKEDU_BROWSER"] = str(chromium.find())
    os.environ["BACKEDU_FIREFOX"] = str(firefox.find())


if __name__ == "__main__":
    main(sys.argv[1:])
