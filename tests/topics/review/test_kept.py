"""Rows that a page keeps: read as what they say, in any version, or as nothing."""

from typing import Any

import pytest

from backedu.topics.review.kept import LATEST_S, Kept, in_time, read
from backedu.topics.review.schedule import DAY_S, Trace, after

NOW = 1_800_000_000


def test_a_row_is_read_as_it_was_written() -> None:
    """To the fourth place of what is estimated, and exactly in what is counted."""
    kept = Kept(Trace(3.1234, 5.5, NOW, NOW + DAY_S, 2), "fairly", right=False, asked="abc123")

    assert read(kept.row) == kept


def test_a_row_without_the_latest_answer_keeps_its_place() -> None:
    """Until version 3 nobody kept how sure an answer was: the schedule goes on as it was."""
    assert read([3.5, 5.0, NOW, NOW + DAY_S, 1]) == Kept(Trace(3.5, 5.0, NOW, NOW + DAY_S, 1))


def test_a_first_answer_in_a_lesson_is_a_first_review() -> None:
    """As if the review had asked, however a lesson asks how sure one is."""
    assert read([NOW, "sure", True]) == Kept(
        after(None, NOW, "sure", right=True), "sure", right=True
    )
    hunch = read([NOW, "p40", True])
    assert hunch
    assert hunch.trace == after(None, NOW, "guess", right=True)


@pytest.mark.parametrize(
    "row",
    [
        None,
        "x",
        [],
        {"0": 1},
        [1, 2, 3],
        [NOW, "quite", True],
        [NOW, "sure", 1],
        [-1, "sure", True],
        [LATEST_S + 1, "sure", True],
        [1, 2, 3, 4, 5, 6],
        [0, 5, NOW, NOW, 1],
        [float("nan"), 5, NOW, NOW, 1],
        [float("inf"), 5, NOW, NOW, 1],
        [1, 11, NOW, NOW, 1],
        [1, 5, NOW, NOW - 1, 1],
        [1, 5, -1, NOW, 1],
        [1, 5, NOW, 10**400, 1],
        [1, 5, NOW, NOW + DAY_S, 0],
        [1, 5, "1", NOW, 1],
        [1, 5, NOW, NOW, 1, "quite", True, ""],
        [1, 5, NOW, NOW, 1, "sure", "yes", ""],
        [1, 5, NOW, NOW, 1, "sure", True, 7],
    ],
)
def test_a_damaged_row_is_nothing(row: Any) -> None:
    """The question then counts as not yet answered."""
    assert read(row) is None


def test_a_clock_that_was_ahead_hides_nothing_for_long() -> None:
    """An answer from next year counts as of now; its interval stays."""
    kept = Kept(Trace(5.0, 5.0, NOW + 400 * DAY_S, NOW + 405 * DAY_S, 2))
    moved = in_time(kept, NOW).trace

    assert (moved.answered_s, moved.due_s) == (NOW, NOW + 5 * DAY_S)
    assert in_time(Kept(moved), NOW) == Kept(moved)
