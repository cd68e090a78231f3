"""What treatments do in the first weeks: points of pain beyond a placebo, and people out of 100.

Example:
    >>> reach = [against(each, 10) for each in effects().values()]
    >>> reach.count(Reach.SURELY), reach.count(Reach.PERHAPS)
    (0, 2)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table
from backedu.topics.likelihood import whole_people, wilson


class Reach(StrEnum):
    """How the interval of an effect lies to what someone asks for."""

    SURELY = "surely"
    PERHAPS = "perhaps"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Effect:
    """A treatment and what it takes off the pain; ``effects.toml`` explains each field."""

    id: str
    name: str
    against: str
    found: str
    rule: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    points: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class PeopleEffect:
    """What a medicine changes in 100 people; ``people_effects.toml`` explains each field."""

    id: str
    medicine: str
    counted: str
    without: float
    good: bool
    note: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    with_it: int | None = None
    people: int | None = None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def of_100(self) -> tuple[int, int, int]:
        """How many of 100 with the medicine: the estimate, and the two ends of the interval.

        Example:
            >>> people_effects()["nsaid_better"].of_100
            (51, 41, 64)
        """
        if self.ratio is not None and self.low is not None and self.high is not None:
            middle, low, high = (
                whole_people(min(100.0, self.without * ratio))
                for ratio in (self.ratio, self.low, self.high)
            )
            return middle, low, high
        if self.with_it is None or self.people is None:  # refused when the content is loaded
            raise ValueError(f"'{self.id}' has neither a ratio nor a share.")
        ends = wilson(round(self.people * self.with_it / 100), self.people)
        return self.with_it, whole_people(100 * ends.low), whole_people(100 * ends.high)


def against(effect: Effect, worth: float) -> Reach:
    """Say whether an effect reaches what someone would call worthwhile.

    Args:
        effect: The effect.
        worth: Points of 100.
    """
    if effect.low is None or effect.high is None:
        return Reach.UNKNOWN
    if effect.low >= worth:
        return Reach.SURELY
    return Reach.PERHAPS if effect.high >= worth else Reach.NOT


def _effect_faults(effect: Effect, _: Data) -> Iterator[Fault]:
    ends = [each for each in (effect.low, effect.points, effect.high) if each is not None]
    if (effect.low is None) is not (effect.high is None) or (len(ends) == 2):
        yield "points", "and its 'low' and 'high' belong together"
    if ends != sorted(ends):
        yield "points", "must lie between 'low' and 'high'"


def _people_faults(effect: PeopleEffect, _: Data) -> Iterator[Fault]:
    ratio, share = (effect.ratio, effect.low, effect.high), (effect.with_it, effect.people)
    if (None in ratio) is not (None not in share):
        yield "ratio", "with 'low' and 'high', or 'with_it' and 'people': one of the two is needed"
    shares = [each for each in (effect.without, effect.with_it) if each is not None]
    if not all(0 <= each <= 100 for each in shares):
        yield "without", "needs 0 to 100 people"


effects = Table("effects.toml", Effect, _effect_faults, sourced=True)
"""The treatments."""

people_effects = Table("people_effects.toml", PeopleEffect, _people_faults, sourced=True)
"""What medicines change in people."""
