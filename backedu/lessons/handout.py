"""A lesson's hand-out, with what only the lesson knows of it: its figure and its publications.

Run as a module with a lesson's id, and the address of the lesson's page where there is one, it
writes the page that is served to the standard output.
"""

from __future__ import annotations

import sys

from backedu.export.handout import handout
from backedu.lessons.sources import lesson_figure, lesson_sources


def lesson_handout(lesson_id: str, back: str = "") -> str:
    """Return the hand-out of a lesson as a page of HTML that needs no other file.

    Args:
        lesson_id: Id of the lesson, as in ``lessons.toml``.
        back: Address of the lesson's page, where there is one.

    Raises:
        LookupError: There is no such lesson.

    Example:
        >>> "What I still want to ask" in lesson_handout("09_where_it_hurts")
        True
    """
    return handout(lesson_id, *lesson_figure(lesson_id), lesson_sources(lesson_id), back)


if __name__ == "__main__":
    sys.stdout.buffer.write(lesson_handout(*sys.argv[1:]).encode())
