"""The stages of a question that a class votes on, in the order of Peer Instruction."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Stage(StrEnum):
    """How far a question has come: vote, talk, vote again, then reveal step by step."""

    THINK = "think"
    VOTE = "vote"
    CLOSED = "closed"
    DISCUSS = "discuss"
    VOTE_AGAIN = "vote_again"
    CLOSED_AGAIN = "closed_again"
    COUNT = "count"
    SPREAD = "spread"
    RIGHT = "right"
    MOVED = "moved"
    WHY = "why"

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return self in {Stage.VOTE, Stage.VOTE_AGAIN}

    def reached(self, other: Stage) -> bool:
        """Whether this stage is ``other`` or comes after it.

        Example:
            >>> Stage.RIGHT.reached(Stage.SPREAD), Stage.COUNT.reached(Stage.SPREAD)
            (True, False)
        """
        return _ORDER.index(self) >= _ORDER.index(other)


_ORDER = list(Stage)

QUESTION = tuple(_ORDER)
"""The way of a question that has a right answer."""
OPINION = tuple(stage for stage in _ORDER if not stage.reached(Stage.RIGHT))
"""The way of a question on which people may differ: nothing in it is right."""
GUESS = (Stage.VOTE, Stage.CLOSED, Stage.SPREAD, Stage.RIGHT)
"""The way of a guess, after which something shows the answer."""
POLL = (Stage.VOTE, Stage.CLOSED, Stage.SPREAD)
"""The way of a question that the presenter asks off the cuff."""
ROUND_BY_ROUND = (Stage.THINK, Stage.VOTE, Stage.SPREAD)
"""The way of what a class works out round by round: each result leads to the next vote."""


def after(stage: Stage, *, voted_twice: bool, way: Sequence[Stage] = QUESTION) -> Stage | None:
    """Return the stage that follows, or None where the question is done.

    Args:
        stage: The stage before.
        voted_twice: Whether there was a second vote; nobody can have moved without one.
        way: The stages that this question goes through.

    Example:
        >>> after(Stage.RIGHT, voted_twice=False), after(Stage.WHY, voted_twice=True)
        (<Stage.WHY: 'why'>, None)
        >>> after(Stage.CLOSED, voted_twice=False, way=POLL)
        <Stage.SPREAD: 'spread'>
    """
    coming = [each for each in way if each.reached(stage) and each is not stage]
    return next((each for each in coming if voted_twice or each is not Stage.MOVED), None)


def before(stage: Stage, *, voted_twice: bool, way: Sequence[Stage] = QUESTION) -> Stage | None:
    """Return what to show again on the way back, or None: a vote is never opened again that way.

    Example:
        >>> before(Stage.WHY, voted_twice=True), before(Stage.COUNT, voted_twice=True)
        (<Stage.MOVED: 'moved'>, None)
    """
    shown = [each for each in way if each.reached(Stage.COUNT) and not each.reached(stage)]
    return next((each for each in reversed(shown) if voted_twice or each is not Stage.MOVED), None)
