"""A body to vote on: its outline, and the places that can be marked."""

from __future__ import annotations

from typing import Any

from backedu.classroom.ballot import Ballot
from backedu.content.cached import cached
from backedu.views.pain_chart import chart

_VIEW = "back"
_TRUNK = "310 320 420 625"
"""The part of the drawing that is shown, in its units: what can be marked, large."""


def body(asked: Ballot) -> dict[str, Any]:
    """Return the drawing of a body, with a path and a place for the number of each option.

    Example:
        >>> from backedu.classroom.bank import charted
        >>> list(body(charted())["shapes"])[:2]
        ['upper-back', 'mid-back']
    """
    known = _shapes()
    shapes = {each.id: known[each.id] for each in asked.options}
    return {"box": _TRUNK, "skin": chart()["bodies"][_VIEW]["skin"], "shapes": shapes}


@cached
def _shapes() -> dict[str, str]:
    return {each["id"]: each["shapes"].get(_VIEW, "") for each in chart()["places"]}
