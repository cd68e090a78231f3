"""A made-up group whose pain goes up and down: what happens to those who were chosen for high pain.

Nobody is treated and nobody's usual pain changes. Each score is the person's usual pain plus the
ups and downs of that day; whoever scores high on the first day was partly having a bad day, so the
second score is lower on average. This is regression to the mean.

Example:
    >>> group = measured_twice(swing=0)
    >>> enter(group, 6).first_mean == enter(group, 6).second_mean
    True
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import fmean

from backedu.content.cached import cached

PEOPLE = 2000
MEAN, SPREAD = 4.5, 1.8
"""The usual pain of the made-up people, points of 10: our choice, as is its shape."""
WORTHWHILE = 2
"""A fall of so many points counts as worthwhile (Ostelo 2008)."""
MOST_SWING = 3.0
MOST_PAIN = 10


@dataclass(frozen=True)
class Entered:
    """Those who were chosen, and how they did with no treatment.

    Attributes:
        pairs: First and second score of each, in points of 10.
    """

    pairs: tuple[tuple[int, int], ...]

    @property
    def first_mean(self) -> float:
        """Their average when they were chosen."""
        return fmean(first for first, _ in self.pairs)

    @property
    def second_mean(self) -> float:
        """Their average four weeks later."""
        return fmean(second for _, second in self.pairs)

    def of_100(self, *, better: bool) -> int:
        """How many of 100 of them are better (or worse) by :data:`WORTHWHILE` points or more."""
        sign = 1 if better else -1
        changed = sum(sign * (first - second) >= WORTHWHILE for first, second in self.pairs)
        return round(100 * changed / len(self.pairs))


@cached
def measured_twice(swing: float) -> tuple[tuple[int, int], ...]:
    """Return the first and the second score of everyone, the same people whenever it is asked.

    Args:
        swing: Standard deviation of a day's pain about a person's usual pain, points of 10.

    Raises:
        ValueError: The swing is not from 0 to 3.
    """
    if not 0 <= swing <= MOST_SWING:
        raise ValueError(f"The ups and downs go from 0 to {MOST_SWING:g} points, not {swing:g}.")
    dice = Random(17)  # noqa: S311 - made-up people, not a secret
    return tuple(_person(dice, swing) for _ in range(PEOPLE))


def _person(dice: Random, swing: float) -> tuple[int, int]:
    usual, *days = (dice.gauss(0, 1) for _ in range(3))
    first, second = (_score(MEAN + SPREAD * usual + swing * day) for day in days)
    return first, second


def _score(pain: float) -> int:
    return min(max(round(pain), 0), MOST_PAIN)


def enter(people: tuple[tuple[int, int], ...], threshold: float) -> Entered:
    """Return those whose first score is the threshold or more.

    Raises:
        ValueError: Nobody scores so high.
    """
    chosen = tuple(pair for pair in people if pair[0] >= threshold)
    if not chosen:
        raise ValueError(f"Nobody has a pain of {threshold:g} or more.")
    return Entered(chosen)
