"""A trunk to vote on: its outline, and the places that can be marked."""

from __future__ import annotations

from typing import Any

from backedu.classroom.ballot import Ballot
from backedu.content.cached import cached
from backedu.figures.drawing.soft import soft_path
from backedu.views.pain_chart import UNITS, chart
from backedu.views.shading import Point, outwards

_VIEW = "back"
_BOX = "315 262 410 940"
"""The part of the body chart that is shown, in its units: what can be marked, large."""
_HALF = (
    (0, 20), (5.6, 20), (5.9, 27.5), (9, 30.6), (14.2, 32.8), (17.8, 36), (18.7, 42), (18, 50),
    (16.4, 58), (15.5, 64), (16, 70), (17.8, 77), (19.3, 86), (19.5, 95), (19, 108), (18, 124),
    (17.4, 140), (9.4, 140), (8, 122), (6.8, 112), (4.6, 104), (2, 97), (0, 96),
)  # fmt: skip
"""A trunk from behind, without limbs that would be cut: from the midline to the right, in cm."""


def body(asked: Ballot) -> dict[str, Any]:
    """Return the drawing of a trunk, with a path for each option.

    Example:
        >>> from backedu.classroom.bank import charted
        >>> list(body(charted())["shapes"])[:2]
        ['upper-back', 'mid-back']
    """
    known = _shapes()
    shapes = {each.id: known[each.id] for each in asked.options}
    return {"box": _BOX, "skin": soft_path(trunk(), UNITS), "shapes": shapes}


def trunk() -> list[Point]:
    """Return the corners of the outline, in cm.

    Example:
        >>> trunk()[0], len(trunk())
        ((52.0, 20), 46)
    """
    return [*outwards(_HALF, 1), *outwards(_HALF[::-1], -1)]


@cached
def _shapes() -> dict[str, str]:
    return {each["id"]: each["shapes"].get(_VIEW, "") for each in chart()["places"]}
