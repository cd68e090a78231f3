"""Notebooks with Jupyter's own widgets: Voila's scripts draw them, each visitor has a kernel.

The lesson's address answers with the snapshot as it does for every lesson: the text is there, and
nothing runs. The page then asks for a kernel, with the token that only our pages have; what the
notebook shows in it comes back as Voila writes it, and Voila's scripts take it from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_core.paths import jupyter_path
from voila.utils import get_page_config

from backedu.serve.page.assets import Asset
from backedu.serve.snapshots.rendering import render

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer

_EXTENSION = "federated_extensions"


async def page(server: LessonServer, lesson: str) -> dict[str, Any]:
    """Run the notebook for one visitor; return kernel, cells as HTML, and Voila's settings.

    Raises:
        LessonError: A cell failed, or took too long.
        ClassFullError: No more kernels may run.
    """
    shown = await render(server, lesson, "full.html.j2", {}, visitor=True)
    config = {**page_config(server), "kernelId": shown.kernel_id}
    return {"kernel": shown.kernel_id, "cells": shown.body, "config": config}


@cache
def page_config(server: LessonServer) -> dict[str, Any]:
    """Return what Voila's scripts are told, without the address of any other machine.

    What is installed is looked up once, as for :class:`VoilaFiles`.
    """
    config = get_page_config(
        base_url=server.base_url,
        settings={"mathjax_url": "", "mathjax_config": ""},  # its own comes with the scripts
        log=server.log,
        voila_configuration=server.voila_configuration,
    )
    # The one of its two ways to typeset formulas that would fetch a script from the internet.
    off = [*config["disabledExtensions"], "@jupyterlab/mathjax2-extension"]
    return {**config, "disabledExtensions": off}


class VoilaFiles:
    """The files of Voila and of the widgets that are installed, by the name in their address.

    They are listed once, when the first notebook needs them, and read when they are asked for: an
    address is looked up in the list and never becomes a path.
    """

    def __init__(self, server: LessonServer) -> None:
        self._server = server
        self._read: dict[str, Asset] = {}

    def get(self, name: str) -> Asset | None:
        """Return the file, or None when it is not listed or no notebook needs any."""
        if not self._server.library.needs_full:
            return None
        if name not in self._read and name in self._paths:
            self._read[name] = Asset.read(self._paths[name])
        return self._read.get(name)

    @cached_property
    def _paths(self) -> dict[str, Path]:
        return {name: path for name, path in reversed(list(self._listed())) if path.is_file()}

    def _listed(self) -> Iterator[tuple[str, Path]]:
        """Yield names and paths; of two files with one name the first is the one that counts."""
        names = [extension["name"] for extension in page_config(self._server)[_EXTENSION]]
        folders = [("static/", Path(path)) for path in self._server.static_paths]
        for path in map(Path, self._server.labextensions_path):
            folders += [(f"labextensions/{name}/", path / name) for name in names]
        folders += [("api/themes/", Path(path) / "themes") for path in jupyter_path("voila")]
        for prefix, folder in folders:
            for path in folder.rglob("*"):
                yield prefix + path.relative_to(folder).as_posix(), path
