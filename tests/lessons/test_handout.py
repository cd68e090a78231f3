"""A lesson's hand-out is made of what its notebook shows."""

import pytest

from backedu import content
from backedu.lessons.handout import lesson_handout


def test_a_handout_has_its_lessons_figure_and_publications() -> None:
    """What the lesson draws and rests on is on the paper."""
    page = lesson_handout("01_what_is_a_spasm")

    assert "<svg" in page
    assert content.sources()["brinjikji-2015a"].title in page


def test_an_unknown_lesson_has_none() -> None:
    """Its name is refused in a sentence."""
    with pytest.raises(LookupError, match="99"):
        lesson_handout("99")
