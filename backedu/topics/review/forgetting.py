"""Forgetting, without review and with it: of all cards the numbers, of one card its course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backedu.content.cached import cached_at_most
from backedu.topics.review.choice import EARLY_S, Reader
from backedu.topics.review.exam import due_s
from backedu.topics.review.schedule import DAY_S, Trace, after, recalled

DAYS = 56
"""How far ahead the curve looks: eight weeks."""

_SURE = "fairly"  # how sure the right answers of the days ahead are taken to be
_HOUR_S = 3600
_KEPT = 1024  # questions of readers, some 2 kB each


@dataclass(frozen=True)
class Forgetting:
    """How many of the questions answered so far would be recalled, from today to day :data:`DAYS`.

    Attributes:
        without: On each day, if nothing is reviewed.
        reviewed: On each day, if what is due is reviewed on its day and answered rightly.
    """

    without: list[float]
    reviewed: list[float]


def forgetting(reader: Reader) -> Forgetting:
    """Return what would be recalled on each day.

    Example:
        >>> forgetting(Reader({}, 0)).without[0]
        0
    """
    # By the hour: an answer changes one question, and what follows for the others is kept.
    now_s = reader.at_s - reader.at_s % _HOUR_S
    each = [_without(trace, now_s) for trace in reader.traces.values()]
    kept_up = [_reviewed(id_, trace, now_s, reader.exam_s) for id_, trace in reader.traces.items()]
    return Forgetting(_by_day(each), _by_day(kept_up))


@dataclass(frozen=True)
class Course:
    """How one question fades that is answered rightly today, up to day :data:`DAYS`.

    Attributes:
        without: The chance of recalling it on each day, if it is not reviewed.
        reviewed: Days and chances, if it is reviewed when it is due and answered rightly. The day
            of a review is there twice: before it and after it.
        reviews: The days of these reviews.
    """

    without: list[float]
    reviewed: list[tuple[int, float]]
    reviews: list[int]


def course(reader: Reader) -> Course:
    """Return how the question fades that fades fastest of those that were known.

    Raises:
        ValueError: Nothing has been answered.
    """

    def faded(id_: str) -> tuple[bool, float]:
        return not reader.kept[id_].right, reader.traces[id_].stability_days

    id_ = min(reader.traces, key=faded)
    trace = after(reader.traces[id_], reader.at_s, _SURE, right=True)
    now_s = trace.answered_s
    found = Course([recalled(trace, now_s + day * DAY_S) for day in range(DAYS + 1)], [], [])
    for day, (chance, is_reviewed) in enumerate(_ahead(id_, trace, now_s, reader.exam_s)):
        found.reviewed.append((day, chance))
        if is_reviewed:
            found.reviewed.append((day, 1))
            found.reviews.append(day)
    return found


def _by_day(questions: list[tuple[float, ...]]) -> list[float]:
    return [sum(chances) for chances in zip(*questions, strict=True)] or [0] * (DAYS + 1)


@cached_at_most(_KEPT)
def _without(trace: Trace, at_s: int) -> tuple[float, ...]:
    return tuple(recalled(trace, at_s + day * DAY_S) for day in range(DAYS + 1))


@cached_at_most(_KEPT)
def _reviewed(id_: str, trace: Trace, at_s: int, exam_s: int | None) -> tuple[float, ...]:
    """Each day's chance before its review: that is what a question that is due is answered with."""
    return tuple(chance for chance, _ in _ahead(id_, trace, at_s, exam_s))


def _ahead(id_: str, trace: Trace, at_s: int, exam_s: int | None) -> Iterator[tuple[float, bool]]:
    """Each day's chance, and whether it is reviewed then."""
    for day in range(DAYS + 1):
        now = at_s + day * DAY_S
        chance, is_due = recalled(trace, now), due_s(id_, trace, exam_s, at_s) <= now + EARLY_S
        if is_due:
            trace = after(trace, now, _SURE, right=True)
        yield chance, is_due
