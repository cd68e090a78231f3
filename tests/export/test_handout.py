"""What a hand-out says is what the content says."""

import pytest

from backedu import content
from backedu.export.handout import handout


def test_a_handout_has_the_answers_to_its_questions() -> None:
    """Each question that is on it is one of the lesson, and its answer is the right option."""
    made = handout("09_where_it_hurts", None, [], [])
    asked = [one for one in content.questions().values() if one.lesson == "09_where_it_hurts"][:4]
    right = ["ABCDEFGH"[[option.correct for option in one.options].index(True)] for one in asked]

    assert all(one.options[0].label.strip() in made for one in asked)
    assert " · ".join(f"{i} {letter}" for i, letter in enumerate(right, 1)) in made


def test_an_unknown_lesson_is_named() -> None:
    """The sentence says which lessons there are."""
    with pytest.raises(LookupError, match="01_what_is_a_spasm"):
        handout("13_nothing", None, [], [])
