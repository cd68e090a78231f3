"""Small drawings for the points of a list in a lesson's text.

Example:
    >>> sketches()["spasm-circle"].shows
    'Two arrows in a circle, from a tight muscle to a sign for pain and back'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table

_PATH = re.compile(r"M[MmLlHhVvCcSsQqTtAaZz\d .,-]*")
_MOST_LETTERS = 1500  # a lesson's drawings are part of its first reply


@dataclass(frozen=True)
class Sketch:
    """A drawing of 104 by 84 units; ``sketches.toml`` explains each field."""

    id: str
    shows: str
    fill: str
    line: str
    reviewed: date
    dashed: str | None = None


def _faults(sketch: Sketch, _: Data) -> Iterator[Fault]:
    for field in ("fill", "line", "dashed"):
        path = getattr(sketch, field)
        if path is not None and not _PATH.fullmatch(path):
            yield field, "is not the path of an SVG: M, other letters of a path, and numbers"
    if len(sketch.fill) + len(sketch.line) + len(sketch.dashed or "") > _MOST_LETTERS:
        yield "line", f"is too long: {_MOST_LETTERS} letters hold a small drawing"


sketches = Table("sketches.toml", Sketch, _faults)
"""The drawings."""


def sketches_for(names: Sequence[str], points: Sequence[str]) -> list[Sketch]:
    """Return a drawing for each point of a list, or none where one is missing or too many.

    Args:
        names: Of drawings, as the metadata of a notebook's cell lists them.
        points: What the list says.

    Example:
        >>> sketches_for(["spasm-circle"], ["It feeds itself.", "Or it doesn't."])
        []
    """
    known = [sketches()[name] for name in names if name in sketches()]
    return known if len(known) == len(names) == len(points) else []
