"""The schedule of the review is FSRS's, and clocks do not move it."""

from datetime import UTC, datetime

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from backedu.topics.review.kept import Kept, read
from backedu.topics.review.schedule import DAY_S, Trace, after, recalled

RATINGS = {"guess": Rating.Hard, "fairly": Rating.Good, "sure": Rating.Easy}
ANSWERS = st.lists(
    st.tuples(st.sampled_from(sorted(RATINGS)), st.booleans(), st.integers(60, 400 * DAY_S)),
    min_size=1,
    max_size=30,
)


@settings(max_examples=1000, deadline=None)
@given(ANSWERS)
def test_the_schedule_is_that_of_the_library(answers: list[tuple[str, bool, int]]) -> None:
    """Of any log of answers our traces, kept as numbers between them, are the library's cards."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, trace, now = Card(card_id=1), None, 1_700_000_000
    for sure, right, pause in answers:
        now += pause
        rating = RATINGS[sure] if right else Rating.Again
        card, _ = scheduler.review_card(card, rating, datetime.fromtimestamp(now, UTC))
        trace = after(trace, now, sure, right=right)

        assert (trace.stability_days, trace.difficulty) == (card.stability, card.difficulty)
        assert trace.due_s == card.due.timestamp()
        later = now + pause // 2
        chance = scheduler.get_card_retrievability(card, datetime.fromtimestamp(later, UTC))
        assert recalled(trace, later) == pytest.approx(chance, rel=1e-12)
    assert trace
    assert trace.times == len(answers)


def test_ten_years_of_daily_review_do_not_drift() -> None:
    """Asked whenever it is due, at any hour of its day and kept as a row, as a page keeps it."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, kept = Card(card_id=1), None
    for day in range(3650):
        now = day * DAY_S + day * 7919 % (DAY_S // 3)
        if kept and kept.trace.due_s > now:
            continue
        right = day % 5 != 0
        card, _ = scheduler.review_card(
            card, Rating.Good if right else Rating.Again, datetime.fromtimestamp(now, UTC)
        )
        kept = read(
            Kept(after(kept.trace if kept else None, now, "fairly", right=right), "fairly").row
        )
        assert kept

        assert (kept.trace.due_s - kept.trace.answered_s) % DAY_S == 0
        assert kept.trace.due_s == card.due.timestamp()
        assert kept.trace.stability_days == pytest.approx(card.stability, rel=1e-3)
    assert kept
    assert kept.trace.times > 15


@pytest.mark.parametrize("sure", RATINGS)
def test_a_wrong_answer_comes_back_the_next_day(sure: str) -> None:
    """However sure it was, and however well it was known before."""
    trace = after(None, 0, "sure", right=True)
    for _ in range(3):
        trace = after(trace, trace.due_s, "sure", right=True)
    forgotten = after(trace, trace.due_s, sure, right=False)

    assert after(None, 0, sure, right=False).due_s == DAY_S
    assert forgotten.due_s - forgotten.answered_s < (trace.due_s - trace.answered_s) / 10


def test_the_surer_the_later() -> None:
    """Of right answers a guess comes back first."""
    guess, fairly, sure = (after(None, 0, word, right=True).due_s for word in RATINGS)

    assert guess < fairly < sure


def test_a_clock_that_was_set_back_is_no_journey_in_time() -> None:
    """An answer before the last one counts as given at the same moment."""
    trace = after(None, 1000 * DAY_S, "fairly", right=True)

    assert after(trace, 5 * DAY_S, "fairly", right=True) == after(
        trace, 1000 * DAY_S, "fairly", right=True
    )


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_is_remembered_fades(first: int, second: int) -> None:
    """The chance of recalling it never grows while nothing is asked."""
    trace = Trace(5.0, 5.0, 0, 5 * DAY_S, 3)
    early, late = sorted((first, second))

    assert 1 >= recalled(trace, early) >= recalled(trace, late) > 0
