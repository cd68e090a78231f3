"""The cells of a lesson's notebook, for whatever reads its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from backedu.content.library import lessons
from backedu.content.named import named
from backedu.places import notebooks_dir


def lesson_cells(lesson_id: str) -> list[dict[str, Any]]:
    """Return the cells of a lesson's notebook, each with its source as one text.

    Args:
        lesson_id: Id of the lesson, as in ``lessons.toml``.

    Raises:
        LookupError: There is no such lesson.

    Example:
        >>> lesson_cells("01_what_is_a_spasm")[1]["source"].splitlines()[0]
        '# What is a back spasm?'
    """
    notebook = named(lessons(), lesson_id, "lesson").notebook
    text = (notebooks_dir() / notebook).read_text(encoding="utf-8")
    return [cell | {"source": "".join(cell["source"])} for cell in json.loads(text)["cells"]]


def is_on_page(cell: Mapping[str, Any]) -> bool:
    """Say whether a lesson's page shows a cell, too, and not JupyterLab alone.

    Example:
        >>> is_on_page({"metadata": {"tags": ["remove-cell"]}})
        False
    """
    return "remove-cell" not in cell.get("metadata", {}).get("tags", ())
