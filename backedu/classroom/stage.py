"""The stages of a question that a class votes on, in the order of Peer Instruction."""

from __future__ import annotations

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


def after(stage: Stage, *, voted_twice: bool) -> Stage | None:
    """Return the stage that follows, or None where the question is done.

    Args:
        stage: The stage before.
        voted_twice: Whether there was a second vote; nobody can have moved without one.

    Example:
        >>> after(Stage.RIGHT, voted_twice=False), after(Stage.WHY, voted_twice=True)
        (<Stage.WHY: 'why'>, None)
    """
    place = _ORDER.index(stage) + 1
    if place < len(_ORDER) and _ORDER[place] is Stage.MOVED and not voted_twice:
        place += 1
    return _ORDER[place] if place < len(_ORDER) else None


def before(stage: Stage, *, voted_twice: bool) -> Stage | None:
    """Return what to show again on the way back, or None: a vote is never opened again that way.

    Example:
        >>> before(Stage.WHY, voted_twice=True), before(Stage.COUNT, voted_twice=True)
        (<Stage.MOVED: 'moved'>, None)
    """
    if not stage.reached(Stage.SPREAD):
        return None
    place = _ORDER.index(stage) - 1
    return _ORDER[place - (_ORDER[place] is Stage.MOVED and not voted_twice)]
