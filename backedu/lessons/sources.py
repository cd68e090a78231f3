"""The publications that a lesson rests on, found by making all that it shows."""

from __future__ import annotations

import json
from typing import Any

from backedu import content
from backedu.lessons.lesson import Lesson
from backedu.places import notebooks_dir


def lesson_sources(lesson_id: str) -> frozenset[str]:
    """Return the ids of all publications that a lesson lists at its end.

    Args:
        lesson_id: Id of the lesson, as in ``lessons.toml``.

    Raises:
        LookupError: There is no such lesson.

    Example:
        >>> "brinjikji-2015a" in lesson_sources("01_what_is_a_spasm")
        True
    """
    if lesson_id not in content.lessons():
        ids = ", ".join(content.lessons())
        raise LookupError(f"There is no lesson '{lesson_id[:40]}'; choose one of {ids}.")
    path = notebooks_dir() / content.lessons()[lesson_id].notebook
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    made: dict[str, Any] = {}
    exec(compile(code, path.name, "exec"), made)  # noqa: S102 - a notebook that comes with backedu
    lesson: Lesson = made["lesson"]
    return lesson.sources
