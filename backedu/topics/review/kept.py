"""What is kept of one question that has been answered, as the row of numbers that a page keeps.

A row that makes no sense is read as nothing: the question then counts as not yet answered. Rows of
older versions, and those that a lesson makes of a first answer, are read as what they say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from backedu.topics.calibration import WORDS_PERCENT
from backedu.topics.review.schedule import DAY_S, Trace, after

LATEST_S = 4_102_444_800  # the year 2100
_MOST_DAYS = 36_500  # the longest interval of the schedule
_MOST_DIFFICULTY, _MOST_TIMES = 10, 100_000


@dataclass(frozen=True)
class Kept:
    """One question's place in the schedule, and its latest answer.

    Attributes:
        trace: What is left of it in memory.
        sure: How sure the latest answer was; empty where nobody knows.
        right: Whether it was right.
        asked: A fingerprint of the question as it was then; empty where nobody knows.
    """

    trace: Trace
    sure: str = ""
    right: bool = True
    asked: str = ""

    @property
    def row(self) -> list[object]:
        """The row that a page keeps.

        Example:
            >>> Kept(Trace(2.5, 5.0, 0, 3 * DAY_S, 1), "sure", True, "1a2b3c").row
            [2.5, 5.0, 0, 259200, 1, 'sure', True, '1a2b3c']
        """
        trace = self.trace
        numbers = [round(trace.stability_days, 4), round(trace.difficulty, 4)]
        times = [trace.answered_s, trace.due_s, trace.times]
        return [*numbers, *times, self.sure, self.right, self.asked]


def read(row: object) -> Kept | None:
    """Return what a row says, or nothing.

    Example:
        >>> read([0, "sure", True]).trace.due_s // DAY_S  # a first answer in a lesson
        8
        >>> read(["?"]) is None
        True
    """
    match row:
        case [int() as at, str() as sure, bool() as right]:
            if 0 <= at <= LATEST_S and sure in WORDS_PERCENT:
                return Kept(after(None, at, sure, right=right), sure, right)
        case [a, b, c, d, e]:  # until version 3 the latest answer was not kept
            if trace := _trace(a, b, c, d, e):
                return Kept(trace)
        case [a, b, c, d, e, str() as sure, bool() as right, str() as asked]:
            trace = _trace(a, b, c, d, e)
            if trace and (not sure or sure in WORDS_PERCENT):
                return Kept(trace, sure, right, asked)
    return None


def in_time(kept: Kept, now_s: int) -> Kept:
    """Return what is kept with an answer from the future as one of this moment.

    A clock that was ahead for a day would otherwise hide a question for as long.

    Example:
        >>> kept = in_time(Kept(Trace(2.5, 5.0, 900 * DAY_S, 903 * DAY_S, 1)), 7 * DAY_S)
        >>> kept.trace.answered_s // DAY_S, kept.trace.due_s // DAY_S
        (7, 10)
    """
    ahead = kept.trace.answered_s - now_s
    if ahead <= DAY_S:  # a slow clock, or another one nearby
        return kept
    moved = replace(kept.trace, answered_s=now_s, due_s=kept.trace.due_s - ahead)
    return replace(kept, trace=moved)


def _trace(*numbers: object) -> Trace | None:
    match numbers:
        case (
            float() | int() as stability,
            float() | int() as difficulty,
            int() as answered,
            int() as due_s,
            int() as times,
        ):
            known = 0 < stability <= _MOST_DAYS and 1 <= difficulty <= _MOST_DIFFICULTY
            in_bounds = 0 <= answered <= due_s <= LATEST_S + _MOST_DAYS * DAY_S
            if known and in_bounds and 1 <= times <= _MOST_TIMES:
                return Trace(float(stability), float(difficulty), answered, due_s, times)
    return None
