"""What keeps back pain from coming back: from a ratio to people out of 100.

A risk ratio multiplies the risk. A hazard ratio bends the curve of those still free of an episode,
which is why 100 people need the formula in :func:`percent_with`. A ratio is borrowed by people
whose risk was measured elsewhere, which assumes that it holds for them as well.

Example:
    >>> exercise, any_episode = measures()["exercise_education"], baselines()["any"]
    >>> count(exercise, any_episode).fewer
    31
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table
from backedu.topics.likelihood import whole_people


class TrialResult(StrEnum):
    """What is known of a measure."""

    MEASURED = "measured"
    NO_EFFECT = "no_effect"
    UNTESTED = "untested"


class RatioKind(StrEnum):
    """What a ratio multiplies: the risk within a year, or the hazard at each moment."""

    RISK = "risk"
    HAZARD = "hazard"


class Reading(StrEnum):
    """Which part of a 95 % interval is read: its middle, or one of its ends."""

    ESTIMATE = "estimate"
    HOPEFUL = "hopeful"
    CAUTIOUS = "cautious"


@dataclass(frozen=True)
class Measure:
    """Something done against the next episode; ``prevention.toml`` explains each field."""

    id: str
    name: str
    with_it: str
    standing: TrialResult
    counted: str
    also: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    kind: RatioKind | None = None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    outcome: str = "any"

    def read(self, reading: Reading) -> float | None:
        """Return the ratio at the middle or an end of its interval; None where it has none."""
        return {
            Reading.ESTIMATE: self.ratio,
            Reading.HOPEFUL: self.low,
            Reading.CAUTIOUS: self.high,
        }[reading]


@dataclass(frozen=True)
class Baseline:
    """How many of 100 have it again within a year; ``recurrence.toml`` explains each field."""

    id: str
    label: str
    outcome: str
    of_100: int
    note: str
    sources: tuple[str, ...]
    reviewed: date
    low: int | None = None
    high: int | None = None
    our_example: bool = False


@dataclass(frozen=True)
class Count:
    """100 people without a measure, and 100 with it.

    Attributes:
        without: How many have an episode without it.
        with_it: How many have one with it.
    """

    without: int
    with_it: int

    @property
    def fewer(self) -> int:
        """How many fewer have an episode; below 0 where more do."""
        return self.without - self.with_it

    @property
    def groups(self) -> dict[str, int]:
        """The 100 people with the measure: still ill, spared, harmed, and free either way."""
        return {
            "still": min(self.without, self.with_it),
            "spared": max(0, self.fewer),
            "harmed": max(0, -self.fewer),
            "free": 100 - max(self.without, self.with_it),
        }


def percent_with(percent: float, ratio: float, kind: RatioKind) -> float:
    """Return how many of 100 have an episode with a measure.

    For a risk ratio ``percent * ratio``; for a hazard ratio ``100 * (1 - (1 - p) ** ratio)`` with
    p = percent / 100, which holds while the ratio stays the same all year (proportional hazards).

    Args:
        percent: How many of 100 have one without it, 0 to 100.
        ratio: Above 0.
        kind: What the ratio multiplies.

    Raises:
        ValueError: A value is out of range.

    Example:
        >>> percent_with(40, 0.5, RatioKind.RISK), round(percent_with(40, 0.72, RatioKind.HAZARD))
        (20.0, 31)
    """
    if not 0 <= percent <= 100:
        raise ValueError(f"Of 100 people, {percent:g} cannot have an episode; give 0 to 100.")
    if not 0 < ratio < float("inf"):
        raise ValueError(f"A ratio is above 0, not {ratio:g}.")
    if kind is RatioKind.HAZARD:
        still_free: float = (1 - percent / 100) ** ratio
        return 100 * (1 - still_free)
    return min(100.0, percent * ratio)


def count(
    measure: Measure, baseline: Baseline, reading: Reading = Reading.ESTIMATE
) -> Count | None:
    """Return 100 people without and with a measure, in whole people; None where not measured.

    Example:
        >>> count(measures()["insoles"], baselines()["limiting"], Reading.CAUTIOUS)
        Count(without=40, with_it=49)
    """
    ratio = measure.read(reading)
    if ratio is None or measure.kind is None:
        return None
    percent = percent_with(baseline.of_100, ratio, measure.kind)
    return Count(baseline.of_100, whole_people(percent))


def is_borrowed(measure: Measure, baseline: Baseline) -> bool:
    """Say whether the ratio was measured for another kind of episode than the baseline's."""
    return measure.outcome != ("any" if baseline.our_example else baseline.id)


def _baseline_faults(baseline: Baseline, _: Data) -> Iterator[Fault]:
    known = [each for each in (baseline.low, baseline.of_100, baseline.high) if each is not None]
    if len(known) != (1 if baseline.our_example else 3) or known != sorted(known):
        fault = "must lie between 'low' and 'high'; only our own example has no interval"
        yield "of_100", fault
    if not all(0 <= each <= 100 for each in known):
        yield "of_100", "needs 0 to 100 people"


baselines = Table("recurrence.toml", Baseline, _baseline_faults)
"""How often back pain comes back."""


def _measure_faults(measure: Measure, data: Data) -> Iterator[Fault]:
    numbers = [each for each in (measure.low, measure.ratio, measure.high) if each is not None]
    if len(numbers) != (3 if measure.standing is TrialResult.MEASURED else 0):
        yield "ratio", "and its 'low' and 'high' belong to 'measured'"
    if numbers and (numbers != sorted(numbers) or numbers[0] <= 0):
        yield "ratio", "must lie between 'low' and 'high', above 0"
    if bool(numbers) != (measure.kind is not None):
        yield "kind", "says what a ratio multiplies: risk or hazard"
    if measure.outcome not in data.read(baselines):
        yield "outcome", "isn't a record of recurrence.toml"


measures = Table("prevention.toml", Measure, _measure_faults, sourced=True)
"""What was done against the next episode, best supported first."""
