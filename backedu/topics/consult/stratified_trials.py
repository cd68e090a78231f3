"""What trials of stratified care found, beside usual care.

Example:
    >>> sum(trial.better for trial in stratified_trials().values())
    1
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table

TIMES = ("early", "year")
"""When people were asked: after three or four months, and after a year."""


@dataclass(frozen=True)
class Measured:
    """A difference between two groups with its 95 % interval, above 0 where stratified care won."""

    at: str
    when: str
    low: float
    high: float
    difference: float | None = None


@dataclass(frozen=True)
class StratifiedTrial:
    """A trial; ``stratified_trials.toml`` explains each field."""

    id: str
    place: str
    better: bool
    found: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    people: int | None = None
    measured: tuple[Measured, ...] = ()
    note: str | None = None

    def at(self, time: str) -> Measured | None:
        """Return what was measured at a time; None where we have seen no figure."""
        return next((each for each in self.measured if each.at == time), None)


def _faults(trial: StratifiedTrial, _: Data) -> Iterator[Fault]:
    for each in trial.measured:
        middle = each.low if each.difference is None else each.difference
        if each.at not in TIMES or not each.low <= middle <= each.high:
            yield "measured", "needs 'at' early or year, and a difference inside its interval"


stratified_trials = Table("stratified_trials.toml", StratifiedTrial, _faults, sourced=True)
"""The trials, oldest first."""
