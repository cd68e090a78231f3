"""A lesson, run once: the page's body and the state of all its controls."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError
from voila.notebook_renderer import NotebookRenderer

from backedu.serve.assets import Asset
from backedu.serve.citations import link_citations

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer

# What a control needs in the page; the rest of a widget's state serves other front ends.
_NOT_SENT = frozenset({"layout", "tabbable", "tooltip"})
_MEDIA_TYPES = {"json": "application/json", "js": "text/javascript"}


class LessonError(RuntimeError):
    """A lesson could not be run; the message names the notebook, the cell and the problem."""

    @classmethod
    def in_cell(cls, lesson: str, cell: str, problem: str) -> LessonError:
        """Return the error of a cell that failed, with its first words."""
        return cls(f"{lesson}.ipynb: the cell “{cell.strip()[:120]}” failed: {problem}")


@dataclass(frozen=True)
class Snapshot:
    """A lesson as every visitor first sees it.

    ``body`` is HTML. ``files`` are what the page fetches, by name: ``models`` is the address of
    the controls' state and ``modules`` are those of their scripts, needed at once; the pictures of
    the labs are fetched when they come near. ``draws`` tells whether plotly.js is needed;
    ``drawn_later`` are the ids of the labs that have too many pictures to draw them beforehand.
    """

    body: str
    models: str
    modules: tuple[str, ...]
    files: dict[str, Asset]
    draws: bool
    drawn_later: frozenset[str]


async def take(server: LessonServer, lesson: str) -> Snapshot:
    """Run the notebook of ``lesson`` in a kernel of its own and keep what came of it.

    Raises:
        LessonError: A cell failed.
    """
    renderer = NotebookRenderer(
        voila_configuration=server.voila_configuration,
        traitlet_config=server.config,
        notebook_path=f"{lesson}.ipynb",
        template_paths=server.template_paths,
        config_manager=server.config_manager,
        contents_manager=server.contents_manager,
        base_url=server.base_url,
        kernel_spec_manager=server.kernel_spec_manager,
        page_config={},
    )
    await renderer.initialize()
    name = renderer.notebook.metadata.kernelspec.name
    kernel_id = await server.start_kernel(name, BACKEDU_SNAPSHOT="1")
    try:
        kernel = server.kernel_manager.get_kernel(kernel_id)
        body = await renderer.generate_content_str(kernel_id, kernel)
        state = renderer.executor.widget_state
    except CellExecutionError as error:
        cell = str(error).partition("------------------\n")[2].partition("\n------------------")[0]
        raise LessonError.in_cell(lesson, cell, f"{error.ename}: {error.evalue}") from None
    finally:
        await ensure_async(server.kernel_manager.shutdown_kernel(kernel_id))
    controls = _controls(state)
    shelf = _Shelf(f"{server.base_url}lesson/files/")
    _put_pictures(controls, shelf)
    drawn_later = _draw_later(controls, f"{server.base_url}lesson/{lesson}/picture/")
    modules = _put_modules(controls, shelf)
    draws = any(model.get("figure") for model in controls.values())
    models = shelf.put(_models(lesson, server.base_url, controls, modules), "json")
    return Snapshot(link_citations(body), models, modules, shelf.files, draws, drawn_later)


class _Shelf:
    """Files named by what is in them, so that a browser may keep each for ever."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.files: dict[str, Asset] = {}

    def put(self, text: str, suffix: str) -> str:
        """Keep a file and return its address."""
        asset = Asset.of(text.encode(), _MEDIA_TYPES[suffix])
        name = f"{asset.digest}.{suffix}"
        self.files[name] = asset
        return f"{self.base}{name}?v={asset.digest}"


def _controls(state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        id_: {name: value for name, value in model.items() if name not in _NOT_SENT}
        for id_, model in state.items()
        if "_esm" in model
    }


def _put_pictures(controls: dict[str, dict[str, Any]], shelf: _Shelf) -> None:
    """Take the pictures drawn beforehand out of the state: they are many, and fetched later."""
    for model in controls.values():
        if model.get("frames"):
            model["frames"] = {"address": shelf.put(json.dumps(model["frames"]), "json")}


def _draw_later(controls: dict[str, dict[str, Any]], base: str) -> frozenset[str]:
    """Tell the other labs where to ask for a picture, and return their ids."""
    labs = {id_: model for id_, model in controls.items() if model.get("frames") == {}}
    for id_, model in labs.items():
        model["frames"] = {"picture": f"{base}{id_}", "shown": model["value"]}
    return frozenset(labs)


def _put_modules(controls: dict[str, dict[str, Any]], shelf: _Shelf) -> tuple[str, ...]:
    """Replace each control's script by the place of its address among those that are returned."""
    modules = {model["_esm"]: shelf.put(model["_esm"], "js") for model in controls.values()}
    for model in controls.values():
        model["_esm"] = list(modules).index(model["_esm"])
    return tuple(modules.values())


def _models(
    lesson: str, base: str, controls: dict[str, dict[str, Any]], modules: tuple[str, ...]
) -> str:
    """Return the controls' state as JSON, each style sheet once."""
    styles = list(dict.fromkeys(model.pop("_css") for model in controls.values()))
    page = {"lesson": lesson, "base": base, "models": controls}
    # Answers that a browser kept belong to these controls and to no others.
    page["version"] = hashlib.sha256(json.dumps(page).encode()).hexdigest()[:16]
    return json.dumps({**page, "modules": modules, "styles": styles}, separators=(",", ":"))
