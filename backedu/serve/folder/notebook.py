"""A notebook's file: what it is called, its title, its cells, and what may be wrong with it."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from backedu.serve.errors import LessonError
from backedu.serve.folder.visible import address_of, visible_files

SUFFIX = ".ipynb"


@dataclass(frozen=True)
class Notebook:
    """A notebook that has been read: its name, its cells, and the folder in which it is run."""

    name: str
    content: NotebookNode
    folder: Path


_KINDS = frozenset({SUFFIX})


def notebooks(folder: Path) -> dict[str, Path]:
    """Return the notebooks in and below a folder by name: the path without its ending.

    Example:
        >>> from backedu.places import notebooks_dir
        >>> list(notebooks(notebooks_dir()))[:2]
        ['00_index', '00_review']
    """
    found = {}
    for path in visible_files(folder, _KINDS):
        try:
            found[address_of(path, folder)[: -len(SUFFIX)]] = path
        except ValueError:  # `unnamed` tells
            continue
    # A folder's own notebooks come before those of the folders in it.
    return dict(sorted(found.items(), key=lambda item: (item[0].count("/") > 0, item[0])))


def unnamed(folder: Path) -> list[str]:
    """Return a sentence for each notebook whose name is not Unicode: no address can hold it."""
    sentences = []
    for path in visible_files(folder, _KINDS):
        try:
            address_of(path, folder)
        except ValueError:
            name = path.name.encode("utf-8", "replace").decode()
            sentences.append(f"{name} cannot be shown: rename it, with letters that are Unicode.")
    return sentences


def read(path: Path, lesson: str) -> Notebook:
    """Return a notebook, whatever byte-order mark it has and however old its format is.

    Args:
        path: Its file.
        lesson: What to call it when something is wrong.

    Raises:
        LessonError: The file is empty, damaged, or cannot be read.
    """
    content = _content(path, lesson)
    damaged = LessonError(
        f"{lesson}{SUFFIX} is damaged, or was saved only in part: "
        "open it in JupyterLab and save it again."
    )
    try:
        with warnings.catch_warnings():  # of cells without an id, which no page needs
            warnings.simplefilter("ignore")
            notebook: NotebookNode = nbformat.reads(content, as_version=4)
    except Exception:  # noqa: BLE001 - nbformat raises whatever it stumbles over
        raise damaged from None
    if not all(_is_cell(cell) for cell in notebook.get("cells", [None])):
        raise damaged
    return Notebook(lesson, notebook, path.parent)


def _content(path: Path, lesson: str) -> str:
    try:
        raw = path.read_bytes()
        content = raw.decode(json.detect_encoding(raw))
    except OSError as error:
        raise LessonError(f"{lesson}{SUFFIX} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise LessonError(f"{lesson}{SUFFIX} is not a notebook: its text is not UTF-8.") from None
    if not content.strip():
        raise LessonError(f"{lesson}{SUFFIX} is empty: save the notebook again, or delete it.")
    return content


def _is_cell(cell: Any) -> bool:
    """Whether it has what a page is made of; ``outputs`` come when it is run."""
    return (
        isinstance(cell, dict)
        and cell.get("cell_type") in {"code", "markdown", "raw"}
        and isinstance(cell.get("source"), str)
        and isinstance(cell.get("metadata"), dict)
    )


def heading(path: Path, lesson: str) -> str:
    """Return a notebook's title: its first heading, else the last part of its name."""
    try:
        cells = read(path, lesson).content.cells
    except LessonError:  # what is wrong with it is said when it is run
        cells = []
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    lines = [line for text in texts for line in text.splitlines()]
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), "")
    return title or lesson.rpartition("/")[2]
