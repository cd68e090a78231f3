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

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer

# What a control needs in the page; the rest of a widget's state serves other front ends.
_NOT_SENT = frozenset({"layout", "tabbable", "tooltip"})


class LessonError(RuntimeError):
    """A lesson could not be run; the message names the notebook, the cell and the problem."""

    @classmethod
    def in_cell(cls, lesson: str, cell: str, problem: str) -> LessonError:
        """Return the error of a cell that failed, with its first words."""
        return cls(f"{lesson}.ipynb: the cell “{cell.strip()[:120]}” failed: {problem}")


@dataclass(frozen=True)
class Snapshot:
    """A lesson as every visitor first sees it.

    ``body`` is HTML; ``models`` is JSON that stands inside a ``script`` element; ``files`` are
    fetched by the page when they are needed, by name. ``draws`` tells whether plotly.js is needed.
    """

    body: str
    models: str
    files: dict[str, Asset]
    draws: bool


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
    draws = any(model.get("figure") for model in controls.values())
    files = _pictures(controls, server.base_url)
    return Snapshot(body, _models(lesson, server.base_url, controls), files, draws)


def _controls(state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        id_: {name: value for name, value in model.items() if name not in _NOT_SENT}
        for id_, model in state.items()
        if "_esm" in model
    }


def _pictures(controls: dict[str, dict[str, Any]], base: str) -> dict[str, Asset]:
    """Take the pictures drawn beforehand out of the state: they are many, and fetched later."""
    files = {}
    for model in controls.values():
        if model.get("frames"):
            asset = Asset.of(json.dumps(model["frames"]).encode(), "application/json")
            name = f"{asset.digest}.json"
            files[name] = asset
            model["frames"] = {"address": f"{base}lesson/files/{name}?v={asset.digest}"}
    return files


def _models(lesson: str, base: str, controls: dict[str, dict[str, Any]]) -> str:
    """Return the controls' state as JSON, each script and style sheet once."""
    modules = list(dict.fromkeys(model["_esm"] for model in controls.values()))
    styles = list(dict.fromkeys(model.pop("_css") for model in controls.values()))
    for model in controls.values():
        model["_esm"] = modules.index(model["_esm"])
    page = {"lesson": lesson, "base": base, "models": controls}
    # Answers that a browser kept belong to these controls and to no others.
    page["version"] = hashlib.sha256(json.dumps(page).encode()).hexdigest()[:16]
    text = json.dumps({**page, "modules": modules, "styles": styles}, separators=(",", ":"))
    return text.replace("<", "\\u003c")  # no string may end the script element
