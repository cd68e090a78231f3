"""The publications that a lesson rests on, found by making all that it shows."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from backedu import content, lessons
from backedu.places import notebooks_dir


def lesson_sources(lesson_id: str) -> frozenset[str]:
    """Return the ids of all publications behind what a lesson shows.

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
    shown = lessons.shown()
    before = frozenset(shown)
    shown.clear()
    try:
        named = {id_ for call, ids in _calls(code) for id_ in _shown_by(call, ids)}
        return frozenset(shown | named)
    finally:
        shown.clear()
        shown.update(before)


def _calls(code: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the names and texts of calls such as ``lessons.ask("scan-at-fifty")``."""
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "lessons"
        ):
            yield node.func.attr, [ast.literal_eval(argument) for argument in node.args]


def _shown_by(call: str, ids: list[str]) -> list[str]:
    """Make what a cell shows, which notes its publications; return those that it names itself."""
    if call == "references":
        return ids
    getattr(lessons, call)(*ids)
    return []
