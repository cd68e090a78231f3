"""An exam: everything comes back in the two weeks before its day, in any time zone."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.topics.review.choice import Reader, items
from backedu.topics.review.exam import LAST_DAYS, due_s, exam_s
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, Trace, after

FURTHEST_EAST_S = 14 * 3600  # there the day begins so much earlier than in UTC


@given(st.integers(0, 200), st.integers(1, 3000), st.integers(1, 400))
def test_everything_comes_back_before_the_exam(answered: int, interval: int, left: int) -> None:
    """Whatever its own interval: within the last two weeks, and never on the day itself."""
    at = answered * DAY_S
    exam = at + left * DAY_S + DAY_S
    trace = Trace(float(interval), 5.0, at, at + interval * DAY_S, 3)
    when = due_s("question/q", trace, exam, at)

    assert when <= trace.due_s
    assert when >= at
    if left > LAST_DAYS:
        assert when < exam - FURTHEST_EAST_S
    if when < trace.due_s:
        assert when >= exam - LAST_DAYS * DAY_S


def test_no_day_has_all_of_it() -> None:
    """All that there is, learnt long before, is spread over the last days."""
    exam = 100 * DAY_S
    far = Trace(900.0, 5.0, 0, 900 * DAY_S, 4)
    days = Counter((exam - due_s(id_, far, exam, 0)) // DAY_S for id_ in items())

    assert len(days) >= LAST_DAYS - 1
    assert max(days.values()) < len(items()) / 4


def test_whoever_reviews_daily_has_seen_all_of_it_in_the_last_two_weeks() -> None:
    """A hundred days of daily review: nothing is left over, and nothing is asked twice for it."""
    ids = list(items())[:40]
    exam = 100 * DAY_S
    kept = {id_: Kept(after(None, 0, "sure", right=True), "sure") for id_ in ids}
    asked: Counter[str] = Counter()
    for day in range(1, 100):
        for id_ in Reader(kept, day * DAY_S, exam).due:
            kept[id_] = Kept(after(kept[id_].trace, day * DAY_S, "sure", right=True), "sure")
            asked[id_] += day >= 100 - LAST_DAYS

    assert all(kept[id_].trace.answered_s >= exam - LAST_DAYS * DAY_S for id_ in ids)
    assert set(asked.values()) == {1}


def test_an_exam_that_is_over_changes_nothing() -> None:
    """The next day the schedule is what it was without."""
    far = Trace(900.0, 5.0, 0, 900 * DAY_S, 4)

    assert due_s("question/q", far, 50 * DAY_S, 50 * DAY_S) == far.due_s
    assert due_s("question/q", far, None, 0) == far.due_s


@pytest.mark.parametrize("day", ["", "soon", None, 7, "2026-13-01", ["2026-01-01"], "99999-01-01"])
def test_what_is_no_day_is_no_exam(day: object) -> None:
    """Whatever a page may have kept."""
    assert exam_s(day) is None


def test_a_day_begins_at_midnight_in_utc() -> None:
    """So it is the same in every browser that reads the document."""
    start = date(1970, 1, 1)

    assert [exam_s(str(start + timedelta(days=n))) for n in (0, 400)] == [0, 400 * DAY_S]
