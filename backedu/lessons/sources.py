"""A lesson's publications and the figure of its hand-out, found by making what it shows."""

from __future__ import annotations

from typing import Any

from backedu import content
from backedu.content.notebook import lesson_cells
from backedu.figures import draw_on_paper
from backedu.lessons.lesson import Lesson


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
    cells = lesson_cells(lesson_id)
    code = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    made: dict[str, Any] = {}
    exec(compile(code, lesson_id, "exec"), made)  # noqa: S102 - a notebook that comes with backedu
    lesson: Lesson = made["lesson"]
    return lesson.sources


def lesson_figure(lesson_id: str) -> tuple[dict[str, Any] | None, frozenset[str]]:
    """Return the figure that a lesson's hand-out draws, if any, and the ids of its publications.

    Example:
        >>> lesson_figure("09_where_it_hurts")
        (None, frozenset())
    """
    lesson, lab = Lesson(), content.lessons()[lesson_id].handout
    if lab and (told := draw_on_paper(lab)):
        return told.as_dict(), frozenset(told.sources)
    return (lesson.lab(lab).figure if lab else None), lesson.sources
