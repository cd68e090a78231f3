"""The forgetting curve: less each day without review; with it, most is kept."""

from backedu.topics.review.choice import Reader, ahead, items
from backedu.topics.review.forgetting import DAYS, course, forgetting
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, after

KEPT = {
    id_: Kept(after(None, 0, "fairly", right=place % 2 == 0), "fairly")
    for place, id_ in enumerate(list(items())[:10])
}
READER = Reader(KEPT, 5 * DAY_S)


def test_without_review_less_is_recalled_each_day() -> None:
    """It begins with what is recalled today, falls, and is what the table gives for a day."""
    curve = forgetting(READER)

    assert len(curve.without) == len(curve.reviewed) == DAYS + 1
    assert curve.without == sorted(curve.without, reverse=True)
    assert [round(curve.without[day], 6) for day in (0, 7, 30)] == [
        round(ahead(READER, day).recalled, 6) for day in (0, 7, 30)
    ]


def test_what_is_reviewed_when_due_is_kept() -> None:
    """Both lines begin at the same point; from the next day on reviewing is worth something."""
    curve = forgetting(READER)

    assert curve.reviewed[0] == curve.without[0]
    assert all(a > b for a, b in zip(curve.reviewed[1:], curve.without[1:], strict=True))
    assert min(curve.reviewed[1:]) > 0.85 * len(KEPT)


def test_the_weakest_card_fades_from_today_and_each_review_lifts_it() -> None:
    """It is known today, and reviewed when it is due, at longer and longer distances."""
    one = course(READER)

    assert len(one.without) == DAYS + 1
    assert one.without == sorted(one.without, reverse=True)
    assert one.without[0] == one.reviewed[0][1] == 1
    gaps = [later - day for day, later in zip([0, *one.reviews], one.reviews, strict=False)]
    assert gaps == sorted(gaps)
    assert gaps[0] > 0
    for day in one.reviews:
        before, after_it = (chance for when, chance in one.reviewed if when == day)
        assert before < after_it == 1
