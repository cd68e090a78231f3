"""A lesson, run once: the page's body and the state of all its controls."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from os.path import commonprefix
from typing import Any

from nbformat import NotebookNode

from backedu import __version__
from backedu.places import data_dir
from backedu.serve.answers.desk import NOTHING, Offered
from backedu.serve.folder.notebook import Notebook
from backedu.serve.folder.visible import visible_files
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.page.assets import Asset
from backedu.serve.snapshots.citations import link_citations
from backedu.serve.snapshots.embeds import WIDGET
from backedu.serve.snapshots.rendering import Buffers, NotebookRunner
from backedu.serve.snapshots.sections import Section, in_sections
from backedu.serve.snapshots.tables import name_cells
from backedu.switches import NUMBERED_CONTROLS, SNAPSHOT

Offer = Callable[[str, list[str]], Awaitable[Offered]]
"""Takes a lesson's name and its cells' text."""

_OF_OURS = "backedu-"  # what the names of numbered controls begin with
_OF_JUPYTER = "application/vnd."
_SKIPPED = "skip-execution"  # the tag that keeps a cell from being run

# What a control needs in the page; the rest of a widget's state serves other front ends.
_NOT_SENT = frozenset({"layout", "tabbable", "tooltip"})
FILE_NAME = r"[0-9a-f]{16}\.(?:json|js)"  # of a file that a page fetches
_MEDIA_TYPES = {"json": "application/json", "js": "text/javascript"}


@dataclass(frozen=True)
class Snapshot:
    """A lesson as every visitor first sees it.

    ``body`` is HTML, ``sections`` are its parts, in order. ``files`` are what the page fetches, by
    name: ``models`` is the address of the controls' state and ``modules`` are those of their
    scripts, needed at once; the pictures of the labs are fetched when they come near.
    ``has_figures`` tells whether plotly.js draws any of them, ``needs_full`` whether the lesson
    shows what only Jupyter's own scripts can draw, and ``needs_kernel`` whether it needs a kernel
    for each visitor who answers. ``notebook`` is what was run, ``looked_for`` are the addresses of
    the files that it names, ``notes`` are sentences for its author, and ``offered`` is what answers
    for every visitor.
    """

    notebook: Notebook
    looked_for: frozenset[str]
    notes: tuple[str, ...]
    body: str
    sections: tuple[Section, ...]
    models: str
    modules: tuple[str, ...]
    has_figures: bool
    files: dict[str, Asset]
    needs_full: bool
    needs_kernel: bool
    offered: Offered


async def take(
    runner: NotebookRunner, pool: KernelPool, offer: Offer, base_url: str, notebook: Notebook
) -> Snapshot:
    """Run a notebook in a kernel and keep what it shows.

    Args:
        runner: Runs it.
        pool: Where its kernel is from.
        offer: Has its controls answered for, those that can answer for everybody.
        base_url: What every address of this server begins with.
        notebook: What is run.

    Raises:
        LessonError: A cell failed, or took too long.
    """
    lesson = notebook.name
    env = {NUMBERED_CONTROLS: "1", SNAPSHOT: "1"}
    shown = await runner.run(notebook, "cells.html.j2", env, visitor=False)
    await pool.end(shown.kernel_id)
    controls = _controls(shown.state)
    needs_full = _needs_full(shown.notebook, controls)
    if needs_full:
        controls = {}  # a kernel will bring them
    # The processes that answer for everybody work in the folder of the notebooks, not below it.
    is_offered = bool(controls) and "/" not in lesson
    offered = await offer(lesson, code_of(notebook.content)) if is_offered else NOTHING
    files = FileTable(f"{base_url}lesson/files/")
    _put_pictures(controls, files)
    modules = _put_modules(controls, files)
    # ``answers`` are the controls that answer without a kernel.
    answers = sorted(offered.answers & controls.keys())
    about = {"lesson": lesson, "base": base_url, "answers": answers}
    prose = name_cells(link_citations(shown.body))
    body, sections = in_sections(prose, _exercises(controls))
    return Snapshot(
        notebook=notebook,
        looked_for=frozenset(shown.embeds.looked_for),
        notes=tuple(shown.embeds.notes),
        body=body,
        sections=sections,
        models=files.put(_models(about, controls, shown.buffers, modules), "json"),
        modules=modules,
        has_figures=any(model.get("figure") is not None for model in controls.values()),
        files=files.assets,
        needs_full=needs_full,
        needs_kernel=needs_full or (bool(controls) and offered.needs_kernel),
        offered=offered,
    )


def code_of(notebook: NotebookNode) -> list[str]:
    """Return the text of the cells that are run, in order."""
    return [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and _SKIPPED not in cell.metadata.get("tags", [])
    ]


def _needs_full(notebook: NotebookNode, controls: Container[str]) -> bool:
    """Whether a cell shows a widget that is none of ours, or anything else of Jupyter's own."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    shown = [output.data for cell in cells for output in cell.outputs if "data" in output]
    views = [data[WIDGET]["model_id"] for data in shown if WIDGET in data]
    kinds = {kind for data in shown for kind in data if kind.startswith(_OF_JUPYTER)} - {WIDGET}
    return bool(kinds) or any(view not in controls for view in views)


class FileTable:
    """Files named by what is in them, so that a browser may keep each for ever."""

    def __init__(self, base: str) -> None:
        """Start with no file; addresses begin with ``base``."""
        self.base = base
        self.assets: dict[str, Asset] = {}

    def put(self, text: str, suffix: str) -> str:
        """Keep a file and return its address."""
        asset = Asset.of(text.encode(), _MEDIA_TYPES[suffix])
        name = f"{asset.digest}.{suffix}"
        self.assets[name] = asset
        return f"{self.base}{name}?v={asset.digest}"


def _controls(state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        id_: {name: value for name, value in model.items() if name not in _NOT_SENT}
        for id_, model in state.items()
        if id_.startswith(_OF_OURS)
    }


def _digest_of_content() -> str:
    digest = hashlib.sha256()
    for path in visible_files(data_dir(), frozenset({".toml"})):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _exercises(controls: dict[str, dict[str, Any]]) -> frozenset[str]:
    """The controls that ask for an answer."""
    return frozenset(id_ for id_, model in controls.items() if model.get("outcome"))


def _put_pictures(controls: dict[str, dict[str, Any]], files: FileTable) -> None:
    """Take the pictures drawn beforehand out of the state: they are many, and fetched later."""
    for model in controls.values():
        if model.get("frames"):
            model["frames"] = {"address": files.put(json.dumps(model["frames"]), "json")}
        if model.get("prompt") and "figure" in model:
            # It answers after the guess; where it is not among the others, it is fetched alone.
            if not model.get("frames"):
                model["frames"] = {"first": files.put(json.dumps(model["figure"]), "json")}
            model["figure"] = {}
        if model.get("paper"):
            model["paper"] = files.put(json.dumps(model["paper"]), "json")
        for name, film in model.get("films", {}).items():
            text = json.dumps(film, separators=(",", ":"))
            model["films"][name] = {"address": files.put(text, "json")}


def _put_modules(controls: dict[str, dict[str, Any]], files: FileTable) -> tuple[str, ...]:
    """Replace each control's script by the place of its address among those that are returned."""
    modules = {model["_esm"]: files.put(model["_esm"], "js") for model in controls.values()}
    for model in controls.values():
        model["_esm"] = list(modules).index(model["_esm"])
    return tuple(modules.values())


def _each_once(styles: list[str]) -> list[str]:
    """The sheets without what all of them begin with, which the first one keeps.

    What controls share would otherwise come again after a control's own rules, and win.
    """
    shared = commonprefix(styles)  # noqa: RUF071 - character by character is what is meant
    end = shared.rfind("\n\n") + 1 if len(styles) > 1 else 0  # between two sheets
    return [*styles[:1], *(text[end:] for text in styles[1:])]


def _models(
    about: dict[str, Any],
    controls: dict[str, dict[str, Any]],
    buffers: Buffers,
    modules: tuple[str, ...],
) -> str:
    """Return the controls' state as JSON, each style sheet once, bytes beside with their path."""
    styles = _each_once(list(dict.fromkeys(model.pop("_css") for model in controls.values())))
    found = [
        (["models", id_, *path], part["data"])
        for id_ in controls
        for path, part in buffers.get(id_, {}).items()
    ]
    page = {**about, "models": controls, "bytes": found}
    # What followed from answers belongs to this content and this code, and to no other.
    made_of = [page, __version__, _digest_of_content()]
    page["version"] = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]
    return json.dumps({**page, "modules": modules, "styles": styles}, separators=(",", ":"))
