"""The certainty of the evidence, in words."""

from backedu.content.certainty import Certainty
from backedu.content.wording import words


def test_each_certainty_has_a_word() -> None:
    """Whatever a record says of its evidence, a reader gets it in words."""
    assert set(words("certainty")) == set(Certainty)
