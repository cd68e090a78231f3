"""A lesson's hand-out is made of what its notebook shows."""

import pytest

from backedu import content
from backedu.lessons.handout import lesson_handout


def test_a_handout_has_its_lessons_figure_and_publications() -> None:
    """What the lesson draws, from one end of its slider to the other, and rests on."""
    page = lesson_handout("01_what_is_a_spasm")

    assert page.count("80 years</tspan>") == 2  # for paper, and for a phone
    assert content.sources()["brinjikji-2015a"].published_in in page


def test_an_unknown_lesson_has_none() -> None:
    """Its name is refused in a sentence."""
    with pytest.raises(LookupError, match="99"):
        lesson_handout("99")
