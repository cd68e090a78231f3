"""What pages with Jupyter's own widgets need of Voila: its scripts, and what they are told.

The lesson's address answers with the snapshot as it does for every lesson: the text is there, and
nothing runs. The page then asks for a kernel, with the token that only our pages have; what the
notebook shows in it comes back as Voila writes it, and Voila's scripts take it from there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_path
from voila.utils import get_page_config

from backedu.serve.page.assets import Asset

_EXTENSION = "federated_extensions"

# Parts of JupyterLab that no page of Voila has: an extension that is built on one is for authors,
# and would fail in every visitor's browser.
_AUTHORS_TOOLS = frozenset(
    f"@jupyterlab/{part}"
    for part in ("docmanager", "filebrowser", "fileeditor", "launcher", "running", "statusbar")
)


def page_config(
    base_url: str, voila_configuration: Any, labextensions_paths: Sequence[str], log: Any
) -> dict[str, Any]:
    """Return what Voila's scripts are told, without the address of any other machine.

    Args:
        base_url: What every address begins with.
        voila_configuration: Voila's.
        labextensions_paths: Folders of installed extensions; the first with a name counts.
        log: Where Voila writes what goes wrong.
    """
    # Voila's scripts bring one that typesets formulas, and take it when they are told of no other:
    # in its own way, by this word. Else they would fetch one from the internet.
    none = {"mathjax_url": "null", "mathjax_config": "null"}
    config: dict[str, Any] = get_page_config(
        base_url=base_url, settings=none, log=log, voila_configuration=voila_configuration
    )
    config[_EXTENSION] = [
        extension
        for extension in config[_EXTENSION]
        if _AUTHORS_TOOLS.isdisjoint(_built_on(extension["name"], labextensions_paths))
    ]
    return config


def _built_on(name: str, labextensions_paths: Sequence[str]) -> Iterable[str]:
    """Return the names of the packages that an installed extension needs."""
    files = [Path(folder) / name / "package.json" for folder in labextensions_paths]
    file = next((file for file in files if file.is_file()), None)
    return json.loads(file.read_text(encoding="utf-8")).get("dependencies", {}) if file else ()


class VoilaFiles:
    """The files of Voila and of the widgets that are installed, by the name in their address.

    They are listed once, when the first notebook needs them, and read when they are asked for: an
    address is looked up in the list and never becomes a path.
    """

    def __init__(
        self,
        is_needed: Callable[[], bool],
        page_config: Callable[[], dict[str, Any]],
        static_paths: Iterable[str],
        labextensions_paths: Iterable[str],
    ) -> None:
        """List nothing yet.

        Args:
            is_needed: Whether any notebook shows what only Jupyter's own scripts can draw.
            page_config: Returns what Voila's scripts are told, with the extensions to load.
            static_paths: Folders of Voila's own files, the first being the one that counts.
            labextensions_paths: Folders of installed extensions, in the same order.
        """
        self._is_needed = is_needed
        self._page_config = page_config
        self._static_paths = list(static_paths)
        self._labextensions_paths = list(labextensions_paths)
        self._read: dict[str, Asset] = {}

    def get(self, name: str) -> Asset | None:
        """Return the file, or None when it is not listed or no notebook needs any."""
        if not self._is_needed():
            return None
        if name not in self._read and name in self._paths:
            self._read[name] = Asset.read(self._paths[name])
        return self._read.get(name)

    @cached_property
    def _paths(self) -> dict[str, Path]:
        return {name: path for name, path in reversed(list(self._listed())) if path.is_file()}

    def _listed(self) -> Iterator[tuple[str, Path]]:
        """Yield names and paths; of two files with one name the first is the one that counts."""
        names = [extension["name"] for extension in self._page_config()[_EXTENSION]]
        folders = [("static/", Path(path)) for path in self._static_paths]
        for path in map(Path, self._labextensions_paths):
            folders += [(f"labextensions/{name}/", path / name) for name in names]
        folders += [("api/themes/", Path(path) / "themes") for path in jupyter_path("voila")]
        for prefix, folder in folders:
            for path in folder.rglob("*"):
                yield prefix + path.relative_to(folder).as_posix(), path
