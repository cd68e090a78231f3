"""The order of the lessons: what comes before and after each."""

from __future__ import annotations

from backedu.content.library import lessons
from backedu.content.model import Lesson


def neighbours(lesson: str) -> tuple[Lesson | None, Lesson | None]:
    """Return the lessons before and after one on the path.

    Example:
        >>> before, after = neighbours("01_what_is_a_spasm")
        >>> before, after.title
        (None, 'Is lifting bad for the back?')
    """
    known = list(lessons().values())
    place = next((i for i, each in enumerate(known) if each.id == lesson), None)
    if place is None:
        return None, None
    return (known[place - 1] if place else None), next(iter(known[place + 1 :]), None)
