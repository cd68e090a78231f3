"""How sure the evidence lets us be: one scale for everything that is said."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """Certainty of the evidence that bears on a statement, in the words of GRADE.

    ``consensus`` marks professional agreement without a trial.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    CONSENSUS = "consensus"
