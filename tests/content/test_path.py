"""The order of the lessons."""

from backedu import content
from backedu.content.path import neighbours


def test_each_lesson_leads_to_the_next_and_back() -> None:
    """The first has none before it, the last none after; what is no lesson has neither."""
    known = list(content.lessons().values())
    before, after = zip(*(neighbours(each.id) for each in known), strict=True)

    assert before == (None, *known[:-1])
    assert after == (*known[1:], None)
    assert neighbours("tea") == (None, None)
