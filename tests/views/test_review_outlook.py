"""The days ahead in words: today, a week, a month, and the day of an exam."""

from backedu.topics.review.choice import Reader, items
from backedu.topics.review.forgetting import forgetting
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, after
from backedu.views.review_outlook import (
    exam_lines,
    forgetting_curve,
    in_days,
    outlook,
    strength_rows,
)

KEPT = {id_: Kept(after(None, 0, "sure", right=True), "sure") for id_ in list(items())[:10]}


def test_the_forecast_counts_what_is_due_and_what_is_recalled() -> None:
    """In words and numbers, for today, a week and a month."""
    rows = outlook(Reader(KEPT, 0))

    assert [row["when"] for row in rows] == ["Today", "In 7 days", "In 30 days"]
    assert [row["due"] for row in rows] == ["0", "0", "10"]
    assert rows[0]["recalled"] == "10 of 10"
    assert rows[2]["recalled"] == "8 of 10"


def test_an_exam_that_is_over_says_so() -> None:
    """One sentence, and none without an exam."""
    assert exam_lines(Reader(KEPT, 9 * DAY_S)) == []
    assert len(exam_lines(Reader(KEPT, 9 * DAY_S, exam_s=8 * DAY_S))) == 1


def test_new_questions_are_counted_by_the_day() -> None:
    """All of them in the days that are left, rounded up."""
    new = len(Reader({}, 0).items) - 10
    (*_, line) = exam_lines(Reader(KEPT, 0, exam_s=new * DAY_S))

    assert f"{new} questions" in line
    assert "2 a day" in line


def test_times_are_in_the_unit_that_people_use() -> None:
    """Days up to two months, then months; never today."""
    assert [in_days(n * DAY_S) for n in (0, 1.2, 59, 61)] == [
        "tomorrow",
        "tomorrow",
        "in 59 days",
        "in 2 months",
    ]


def test_a_strength_is_a_sentence_and_the_share_that_it_says() -> None:
    """In ten, as the bar and its mark show, and when it was practised last."""
    rows = strength_rows(Reader(KEPT, 20 * DAY_S))

    assert rows
    for row in rows:
        assert 0 < row["expected"] <= 1
        assert row["expected"] < row["practised"] == 1
        said = f"About {round(10 * row['expected'])} in 10 now, 10 when practised 20 days ago"
        assert row["text"] == said
    assert strength_rows(Reader(KEPT, 9))[0]["text"] == "About 10 in 10, practised today"


def test_the_forgetting_curve_is_that_of_one_card_and_its_sentence_counts_all() -> None:
    """It falls from today to the lowest that the picture shows, and a review is counted."""
    reader = Reader(KEPT, 0)
    curve, of_all = forgetting_curve(reader), forgetting(reader)

    assert curve["without"][0] == curve["reviewed"][0][1] == 1
    assert f"{round(of_all.without[-1])} of 10 without review" in curve["text"]
    assert f"{round(of_all.reviewed[-1])} of 10 with it" in curve["text"]
    assert curve["low"] <= min(curve["without"])
    assert curve["labels"]["low"] == f"{round(10 * curve['low'])} in 10"
    assert curve["labels"]["reviewed"] == f"with {len(curve['reviews'])} reviews"
    assert curve["labels"]["end"] in curve["text"].casefold()
