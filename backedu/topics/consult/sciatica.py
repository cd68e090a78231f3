"""How sciatica goes: two plans of one trial, and how many get better by what counts as better.

Example:
    >>> plans = sciatica_plans()
    >>> [round(100 * recovered(plan, 12)) for plan in plans.values()]
    [73, 50]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import exp, log

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table
from backedu.topics.likelihood import Interval, wilson

WEEKS = 52
"""As far as the trial's first year goes."""


@dataclass(frozen=True)
class Plan:
    """A way to treat severe sciatica; ``sciatica_plans.toml`` explains each field."""

    id: str
    name: str
    said: str
    people: int
    half_by_week: float
    recovered_in_a_year: int
    operated: int
    after_weeks: float
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Outcome:
    """A count of those who got better; ``sciatica_outcomes.toml`` explains each field."""

    id: str
    label: str
    better: str
    when: str
    percent: int
    people: int
    note: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    percent_high: int | None = None

    @property
    def interval(self) -> Interval:
        """The published range, or the 95 % interval of the share (Wilson), both from 0 to 1."""
        if self.percent_high is not None:
            return Interval(self.percent / 100, self.percent_high / 100)
        return wilson(round(self.people * self.percent / 100), self.people)


def recovered(plan: Plan, week: float) -> float:
    """Return the share who have said by a week that they had recovered.

    A Weibull curve through the two published points, half of the people and the share at a year. It
    helps the eye and was not published.

    Args:
        plan: One of :data:`sciatica_plans`.
        week: Weeks since the plan was drawn by lot, 0 to 52.

    Raises:
        ValueError: The week is out of range.
    """
    if not 0 <= week <= WEEKS:
        raise ValueError(f"The curve goes from week 0 to {WEEKS}; week {week:g} is outside.")
    if week == 0:
        return 0.0
    at_a_year = -log(1 - plan.recovered_in_a_year / 100)
    shape = log(at_a_year / log(2)) / log(WEEKS / plan.half_by_week)
    return 1 - exp(-log(2) * (week / plan.half_by_week) ** shape)


def interval_at(plan: Plan, week: float) -> Interval:
    """Return the 95 % interval of a share in as many people as the trial had with the plan."""
    return wilson(round(plan.people * recovered(plan, week)), plan.people)


def _plan_faults(plan: Plan, _: Data) -> Iterator[Fault]:
    if not 0 < plan.half_by_week < WEEKS:
        yield "half_by_week", f"needs a week between 0 and {WEEKS}"
    if not 50 < plan.recovered_in_a_year < 100:
        yield "recovered_in_a_year", "needs more than half of 100 people, and not all"
    if not 0 <= plan.operated <= plan.people:
        yield "operated", "cannot be more than 'people'"


def _outcome_faults(outcome: Outcome, _: Data) -> Iterator[Fault]:
    high = outcome.percent if outcome.percent_high is None else outcome.percent_high
    if not 0 <= outcome.percent <= high <= 100:
        yield "percent", "needs 0 to 100, and no more than 'percent_high'"


sciatica_plans = Table("sciatica_plans.toml", Plan, _plan_faults, sourced=True)
"""The two plans."""

sciatica_outcomes = Table("sciatica_outcomes.toml", Outcome, _outcome_faults, sourced=True)
"""Who got better, by what counts as better."""
