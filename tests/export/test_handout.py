"""What a hand-out says is what the content says."""

import pytest

from backedu import content
from backedu.content.model import Lesson
from backedu.content.question import Format
from backedu.export.handout import handout
from backedu.export.markup import text
from backedu.topics.marking.answer_formats import in_full, offered


def test_a_handout_has_the_answers_to_its_questions() -> None:
    """Each question that is on it is one of the lesson, and its answer is the right option."""
    made = handout("10_into_the_leg", None, [], [])
    asked = [one for one in content.questions().values() if one.lesson == "10_into_the_leg"][:4]
    right = ["ABCDEFGH"[[option.correct for option in one.options].index(True)] for one in asked]

    assert all(one.options[0].label.strip() in made for one in asked)
    assert " · ".join(f"{i} {letter}" for i, letter in enumerate(right, 1)) in made


@pytest.mark.parametrize(
    ("lesson", "drawn"),
    [("06_staying_well", "760 400"), ("13_what_the_person_thinks", "760 304")],
)
def test_a_figure_below_a_table_is_lower(lesson: str, drawn: str) -> None:
    """A page has no room for both; in a low one the letters are larger than in a small one."""
    axis = {"range": [0, 1], "visible": False}
    layout = {"height": 400, "xaxis": axis, "yaxis": axis}
    figure = {"data": [], "layout": layout, "finding": "", "alt": "", "note": "", "certainty": ""}

    assert f'viewBox="0 0 {drawn}"' in handout(lesson, figure, [], [])


def test_titles_of_what_to_keep_have_no_stop() -> None:
    """Each is a line of its own, as on the lesson's page."""
    assert "<strong>Day 208, not 112</strong>" in handout("06_staying_well", None, [], [])


@pytest.mark.parametrize("lesson", [one for one in content.lessons().values() if one.stressed])
def test_a_stressed_sentence_is_one_of_the_lesson(lesson: Lesson) -> None:
    """It is there word for word, and bold."""
    assert f"<strong>{lesson.stressed}</strong>" in handout(lesson.id, None, [], [])


def test_a_thing_to_keep_ends_where_its_author_ends_it() -> None:
    """Never by itself: what limits it may be its last sentence. Its publication is a number."""
    made = handout("01_what_is_a_spasm", None, [], ["brinjikji-2015a"])

    assert "have some disc degeneration<sup>" in made
    assert "grey hair" not in made
    assert "stay on the rung. Pain of 2 during a walk" in handout("05_moving_again", None, [], [])


@pytest.mark.parametrize("lesson", content.lessons())
def test_paper_asks_nothing_that_needs_a_lab(lesson: str) -> None:
    """There is no lab on it, and there are enough other questions."""
    made = handout(lesson, None, [], [])
    questions = [one for one in content.questions().values() if one.lesson == lesson]

    assert not [one.id for one in questions if one.beside_lab and text(in_full(one)) in made]
    assert made.count("<li><p>") >= 3


@pytest.mark.parametrize("lesson", content.lessons())
def test_every_option_of_a_question_is_on_paper(lesson: str) -> None:
    """A long list was cut, and the right answer was not among what could be ticked."""
    made = handout(lesson, None, [], [])
    questions = [one for one in content.questions().values() if one.lesson == lesson]
    asked = [one for one in questions if f"<li><p>{text(in_full(one))}</p>" in made]
    ticked = [one for one in asked if one.format is not Format.NUMBER]

    assert asked
    assert [label for one in ticked for _, label in offered(one) if text(label) not in made] == []
    assert Format.PLACE not in {one.format for one in asked}


def test_what_leads_on_to_a_card_is_not_on_paper() -> None:
    """There is no card below it there."""
    assert "Before you look at numbers" not in handout("08_load_is_not_pain", None, [], [])


def test_an_unknown_lesson_is_named() -> None:
    """The sentence says which lessons there are."""
    with pytest.raises(LookupError, match="01_what_is_a_spasm"):
        handout("13_nothing", None, [], [])
