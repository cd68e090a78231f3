"""What a question says around its options."""

from backedu.content.model import Verdict
from backedu.views.question_words import asking, verdict_options


def test_every_verdict_is_offered_once_in_the_order_of_the_model() -> None:
    """A verdict that the words forget could not be given."""
    options = verdict_options()

    assert [option["id"] for option in options] == [verdict.value for verdict in Verdict]
    assert len({option["text"] for option in options}) == len(options)


def test_the_surest_level_comes_last() -> None:
    """A wrong answer at the last level is the one that is said to be worth a second look."""
    assert [level["id"] for level in asking()["levels"]] == ["guess", "fairly", "sure"]
