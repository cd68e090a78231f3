"""When a question should come back: spaced repetition by FSRS.

The model (Free Spaced Repetition Scheduler, version 6) is that of the package ``fsrs``, with the
weights that it comes with. Two numbers describe how well something is remembered: its stability,
the days until the chance of recalling it has fallen to 90 of 100, and its difficulty, from 1 to
10. Each answer changes both, and the next one is due when the chance is 90 of 100.

Days are counted from answer to answer in 24 hours, so neither a change of clocks nor a journey
moves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

from backedu.topics.calibration import WORDS_PERCENT

DAY_S = 86_400
_FSRS = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_DECAY = -_FSRS.parameters[-1]
_FACTOR = 0.9 ** (1 / _DECAY) - 1  # so that the chance is 0.9 once the stability has passed
# Being sure of a right answer counts as recalling it with ease, guessing it as recalling it with
# effort. This is our reading; FSRS asks the learner.
_EASY_PERCENT, _GOOD_PERCENT = 80, 60


@dataclass(frozen=True)
class Trace:
    """What is left of a question in someone's memory.

    Attributes:
        stability_days: Days until the chance of recalling it has fallen to 90 of 100.
        difficulty: From 1 to 10.
        answered_s: When it was last answered, in seconds since 1970.
        due_s: When it should be asked again, likewise.
        times: How often it has been answered.
    """

    stability_days: float
    difficulty: float
    answered_s: int
    due_s: int
    times: int


def after(trace: Trace | None, at_s: int, sure: str, *, right: bool) -> Trace:
    """Return what is left after an answer.

    Args:
        trace: What was left before; None where the question is new.
        at_s: When it was answered. A clock that was set back counts as no time at all.
        sure: How sure the answer was, as :data:`backedu.topics.calibration.WORDS_PERCENT` has it.
        right: Whether it was right.

    Raises:
        KeyError: There is no such degree of sureness.

    Example:
        >>> first = after(None, 0, "sure", right=True)
        >>> second = after(first, first.due_s, "sure", right=True)
        >>> first.due_s // DAY_S, second.due_s // DAY_S
        (8, 74)
    """
    rating = _rating(WORDS_PERCENT[sure]) if right else Rating.Again
    at_s = max(at_s, trace.answered_s) if trace else at_s
    reviewed, _ = _FSRS.review_card(_card(trace), rating, datetime.fromtimestamp(at_s, UTC))
    return Trace(
        reviewed.stability or 0,
        reviewed.difficulty or 0,
        at_s,
        int(reviewed.due.timestamp()),
        trace.times + 1 if trace else 1,
    )


def recalled(trace: Trace, now_s: int) -> float:
    """Return the chance of recalling it now, from 0 to 1, as the model sees it.

    It is FSRS's curve, quick enough for the many points of a drawing.

    Example:
        >>> trace = after(None, 0, "fairly", right=True)
        >>> recalled(trace, 0), round(recalled(trace, 30 * DAY_S), 2)
        (1.0, 0.67)
    """
    days = max(0, now_s - trace.answered_s) // DAY_S  # whole days, as FSRS counts
    return float((1 + _FACTOR * days / trace.stability_days) ** _DECAY)


def _rating(sure_percent: int) -> Rating:
    if sure_percent >= _EASY_PERCENT:
        return Rating.Easy
    return Rating.Good if sure_percent >= _GOOD_PERCENT else Rating.Hard


def _card(trace: Trace | None) -> Card:
    if trace is None:
        return Card(card_id=0)
    return Card(
        card_id=0,
        state=State.Review,
        stability=trace.stability_days,
        difficulty=trace.difficulty,
        due=datetime.fromtimestamp(trace.due_s, UTC),
        last_review=datetime.fromtimestamp(trace.answered_s, UTC),
    )
