"""The year after acute low back pain began: the average of many, and twenty made-up people.

Published are the average pain at four weeks of the year (Wallwork 2024) and the shares of five
courses over twelve weeks (Downie 2016); no spread of single people around that average was
confirmed. The people are ours and illustrative. Seven, seven, three, two and one of twenty
represent the five shares. A person's pain falls towards a level, ``level + (start - level) *
exp(-week / tau)``, one course rises again, and each week differs a little. Of those who recover, as
many have a new episode within the year as da Silva 2019 counted (69 of 100). The levels are chosen
so that the average of twenty stays within :data:`TOLERANCE` of the published one.

Example:
    >>> [round(average(sample(1), week)) for week in (0, 6)]
    [56, 24]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from random import Random
from statistics import NormalDist, fmean

from backedu.content.cached import cached
from backedu.content.faults import Fault, FileFault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table
from backedu.topics.prevention import baselines

WEEKS = (*range(13), *range(14, 53, 2))
"""Weeks at which a person's pain is given: every week for twelve, then every other."""

TOLERANCE = 5
"""Points of 100 within which the average of any twenty people agrees with the published one."""

# Ours, for the drawing.
_RISE_WEEKS = (5, 12)  # pain that comes back does so after the first fall, within the trial's time
_START_SPREAD = 13
_EPISODE_WEEKS = (18, 53)
_EPISODE_WIDTH_WEEKS = 3
_EPISODE_PAIN = (35, 60)
_WOBBLE = (2, 0.1)  # from week to week: so many points, and more of them where pain is high


@dataclass(frozen=True)
class Course:
    """One way in which pain goes; ``courses.toml`` explains each field."""

    id: str
    name: str
    plain: str
    percent: float
    people: int
    settles_at: int
    tau_weeks: float
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    rises_to: int | None = None
    gets_better: bool = False

    def pain(self, start: float, week: float) -> float:
        """Return the pain (0 to 100) in a week, before chance and new episodes.

        Args:
            start: Pain in week 0.
            week: Weeks since then.

        Example:
            >>> courses()["quick"].pain(start=56, week=0)
            56.0
        """
        level = self.settles_at + (start - self.settles_at) * exp(-week / self.tau_weeks)
        if self.rises_to is None:
            return level
        first, last = _RISE_WEEKS
        risen = min(1.0, max(0.0, (week - first) / (last - first)))
        return level + (self.rises_to - self.settles_at) * risen


@dataclass(frozen=True)
class AveragePain:
    """A published average by week; ``average_pain.toml`` explains each field."""

    id: str
    name: str
    pain_by_week: dict[str, int]
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date


@dataclass(frozen=True)
class Person:
    """One made-up person: the id of a course, and the pain (0 to 100) at each of ``WEEKS``."""

    course: str
    pain: tuple[int, ...]


def _course_faults(course: Course, data: Data) -> Iterator[Fault]:
    everyone = sum(each.people for each in data.read(courses).values())
    if abs(course.people - everyone * course.percent / 100) > 0.5:
        yield "people", f"does not match its share of {everyone}"
    if not 0 <= course.settles_at <= 100 or not 0 <= (course.rises_to or 0) <= 100:
        yield "settles_at", "and 'rises_to' need a pain from 0 to 100"
    if not 0 < course.tau_weeks < float("inf"):
        yield "tau_weeks", "must be above 0"


def _share_faults(known: Mapping[str, Course], _: Data) -> Iterator[FileFault]:
    if abs(sum(each.percent for each in known.values()) - 100) > 0.5:
        yield None, None, "the shares in 'percent' must add up to 100"


courses = Table("courses.toml", Course, _course_faults, together=_share_faults, sourced=True)
"""The courses, fastest first."""


def _average_faults(average: AveragePain, _: Data) -> Iterator[Fault]:
    if not all(week.isdigit() and int(week) in WEEKS for week in average.pain_by_week):
        yield "pain_by_week", "needs weeks of the year as its keys, such as 26"
    if not all(0 <= pain <= 100 for pain in average.pain_by_week.values()):
        yield "pain_by_week", "needs a pain from 0 to 100"


averages = Table("average_pain.toml", AveragePain, _average_faults)
"""The published averages."""


@cached
def published() -> Mapping[int, int]:
    """Return the published average pain (0 to 100) of people with acute pain, by week.

    Example:
        >>> published()[6]
        26
    """
    return {int(week): pain for week, pain in averages()["acute"].pain_by_week.items()}


@cached
def sample(seed: int) -> tuple[Person, ...]:
    """Return twenty made-up people, in the order of :func:`courses`.

    Args:
        seed: Which twenty; the same seed gives the same people.

    Example:
        >>> sample(3) == sample(3), sample(3) == sample(4)
        (True, False)
    """
    chance = Random(seed)  # noqa: S311 - a draw, not a secret
    of_each = [each for each in courses().values() for _ in range(each.people)]
    starts = _starts(chance, len(of_each), sum(not each.gets_better for each in of_each))
    episodes = _episodes(chance, [each.gets_better for each in of_each])
    return tuple(
        Person(course.id, _trace(chance, course, start, episode))
        for course, start, episode in zip(of_each, starts, episodes, strict=True)
    )


def average(people: Sequence[Person], week: int) -> float:
    """Return the average pain (0 to 100) of some people in one of ``WEEKS``.

    Raises:
        ValueError: Nothing is given for that week.
    """
    if week not in WEEKS:
        raise ValueError(f"No pain is given for week {week}; choose one of {WEEKS}.")
    at = WEEKS.index(week)
    return fmean(person.pain[at] for person in people)


def _starts(chance: Random, count: int, lasting: int) -> list[float]:
    """Pain in week 0: spread evenly over a normal curve, so that its average does not jump.

    The last ones, who do not recover, begin in the upper half, and the very last highest: in the
    trial more pain at the start went with high pain throughout.
    """
    curve = NormalDist(published()[0], _START_SPREAD)
    starts = [curve.inv_cdf((i + 0.5) / count) for i in range(count)]
    high = sorted(chance.sample(starts[count // 2 :], lasting))
    others = [start for start in starts if start not in high]
    chance.shuffle(others)
    return others + high


def _episodes(chance: Random, may_have: Sequence[bool]) -> list[tuple[float, float] | None]:
    """Week and pain of a new episode for as many as were counted, None for everyone else."""
    candidates = [i for i, may in enumerate(may_have) if may]
    count = round(len(candidates) * baselines()["any"].of_100 / 100)
    found: list[tuple[float, float] | None] = [None] * len(may_have)
    first, last = _EPISODE_WEEKS
    for place, i in enumerate(chance.sample(candidates, count)):
        part = (place + chance.random()) / count  # earlier weeks see more of them
        found[i] = (first + (last - first) * part**1.5, chance.uniform(*_EPISODE_PAIN))
    return found


def _trace(
    chance: Random, course: Course, start: float, episode: tuple[float, float] | None
) -> tuple[int, ...]:
    pain = []
    for week in WEEKS:
        value = course.pain(start, week)
        if episode:
            peak, extra = episode
            value += extra * exp(-(((week - peak) / _EPISODE_WIDTH_WEEKS) ** 2))
        least, share = _WOBBLE
        wobble = chance.uniform(-1, 1) * (least + share * value) if week else 0
        pain.append(round(min(100.0, max(0.0, value + wobble))))
    return tuple(pain)
