"""An exam on a given day: everything comes back once more in the two weeks before it.

Without an exam a question waits until the chance of recalling it has fallen to 90 of 100, which
may be years. With one, what would come back later than its place in the last two weeks comes back
there; the places are spread evenly, so that no day has all of it. What comes back earlier by itself
does.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from backedu.topics.review.schedule import DAY_S, Trace

LAST_DAYS = 14
_REST_DAYS = 1  # in any time zone the day before begins earlier than this


def exam_s(day: object) -> int | None:
    """Return when the day of an exam begins, in seconds since 1970 in UTC; None where it is no day.

    Example:
        >>> exam_s("1970-01-03") // DAY_S, exam_s("soon")
        (2, None)
    """
    try:
        begin = datetime.combine(date.fromisoformat(str(day)), datetime.min.time(), UTC)
    except ValueError:
        return None
    return max(0, int(begin.timestamp()))


def due_s(id_: str, trace: Trace, exam: int | None, now_s: int) -> int:
    """Return when a question is due, with the exam taken into account.

    Args:
        id_: The question's, which decides its place within the last weeks.
        trace: What is left of it.
        exam: When the day of the exam begins, or None.
        now_s: The time, in seconds since 1970; an exam that is over changes nothing.

    Example:
        >>> far = Trace(900.0, 5.0, 0, 900 * DAY_S, 4)
        >>> 46 <= due_s("question/q", far, 60 * DAY_S, 0) // DAY_S < 60
        True
        >>> due_s("question/q", far, None, 0) // DAY_S
        900
    """
    if exam is None or exam <= now_s:
        return trace.due_s
    last = exam - _REST_DAYS * DAY_S
    first = last - (LAST_DAYS - _REST_DAYS) * DAY_S
    if trace.answered_s >= first:  # it has come back once in these weeks
        return trace.due_s
    first = max(first, trace.answered_s)
    place = first + int(_share(id_) * (last - first))
    return min(trace.due_s, place)


def _share(id_: str) -> float:
    """Return a number from 0 to 1 that is always the same for a question and spreads them."""
    return int.from_bytes(sha256(id_.encode()).digest()[:4]) / 2**32
