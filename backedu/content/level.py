"""How fast someone should be seen: the one scale of the triage, the cases and the questions."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Level(Enum):
    """How fast someone should be seen, in rising order of urgency.

    Example:
        >>> Level.URGENT > Level.SOON
        True
        >>> max(Level).value
        'emergency'
    """

    SELF_CARE = "self_care"
    SOON = "soon"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    def __init__(self, _word: str) -> None:
        """Number the levels as they are listed: ``rank`` is 0 (self-care) to 3 (emergency)."""
        self.rank = len(type(self).__members__)

    def __lt__(self, other: object) -> bool:
        """Compare by urgency."""
        if not isinstance(other, Level):
            return NotImplemented
        return self.rank < other.rank
