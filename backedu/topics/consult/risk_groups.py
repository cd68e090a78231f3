"""Three groups by the score of a questionnaire, what was done for each, and what scores predict.

Example:
    >>> group_of(others=4, distress=3).name
    'medium risk'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table

MOST_OTHERS, MOST_DISTRESS = 4, 5
"""The most points of the first four items, and of the five about distress (Hill 2008)."""


@dataclass(frozen=True)
class RiskGroup:
    """A group of the STarT Back tool; ``risk_groups.toml`` explains each field."""

    id: str
    name: str
    rule: str
    least_total: int
    least_distress: int
    care: str
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Screening:
    """How well a questionnaire predicts something; ``screening.toml`` explains each field."""

    id: str
    tool: str
    predicts: str
    area: float
    meaning: str
    sources: tuple[str, ...]
    reviewed: date
    low: float | None = None
    high: float | None = None
    people: int | None = None


def group_of(others: float, distress: float) -> RiskGroup:
    """Return the group of a person.

    Args:
        others: Points of the first four items, 0 to 4.
        distress: Points of the five items about distress, 0 to 5.

    Raises:
        ValueError: A score is out of range.
    """
    if not 0 <= others <= MOST_OTHERS or not 0 <= distress <= MOST_DISTRESS:
        raise ValueError(f"There are 0 to {MOST_OTHERS} and 0 to {MOST_DISTRESS} points to give.")
    reached = [
        each
        for each in risk_groups().values()
        if others + distress >= each.least_total and distress >= each.least_distress
    ]
    return reached[-1]


def _screening_faults(screening: Screening, _: Data) -> Iterator[Fault]:
    known = [n for n in (screening.low, screening.area, screening.high) if n is not None]
    if len(known) == 2 or known != sorted(known) or not 0 <= known[0] <= known[-1] <= 1:
        yield "area", "must lie between 'low' and 'high', from 0 to 1"


risk_groups = Table("risk_groups.toml", RiskGroup, sourced=True)
"""The groups, lowest risk first."""

screenings = Table("screening.toml", Screening, _screening_faults, sourced=True)
"""What questionnaires predict, and how well."""
