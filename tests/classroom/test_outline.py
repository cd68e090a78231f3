"""A lesson becomes steps as its notebook has them, with nothing to author."""

import pytest

from backedu import content
from backedu.classroom.bank import at_the_end
from backedu.classroom.lecture import Lecture
from backedu.classroom.outline import outline
from backedu.classroom.programme import contents, programme
from backedu.classroom.screens.panel_view import panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.content.question import Where

ASKED = [each.id for each in content.questions().values() if each.where is Where.LESSON]
LONGEST = 560  # letters that fit on a wall at 28 px


@pytest.mark.parametrize("lesson", content.lessons())
def test_every_lesson_can_be_presented(lesson: str) -> None:
    """Its title, its ideas, what is done in it, and every question, each once."""
    steps = list(outline(lesson))
    asked = [step.id for step in steps if step.kind == "question" and ":" not in step.id]
    wanted = [id_ for id_ in ASKED if content.questions()[id_].lesson == lesson]
    wanted += [step.id for step in at_the_end(lesson)]

    assert steps[0].kind == "title"
    assert sorted(asked) == sorted(wanted)
    assert "idea" in {step.kind for step in steps}
    assert {"page", "patient"} & {step.kind for step in steps}
    assert len({step.id for step in steps}) == len(steps)


@pytest.mark.parametrize(
    "step", [step for step in programme().values() if step.kind == "idea"], ids=lambda s: s.id
)
def test_an_idea_fits_a_screen(step: object) -> None:
    """Plain words without marks of a notebook, and not too many."""
    text = " ".join(step.text)  # type: ignore[attr-defined]

    assert 0 < len(text) <= LONGEST
    assert not set("*<|#") & set(text)
    assert "](" not in text


def test_notes_are_for_the_presenter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a cell's metadata, on each step of that cell; neither wall nor phone has them."""
    cells = [
        {"cell_type": "markdown", "source": "## One\n\nA thought.", "metadata": {"notes": "Wait."}},
        {"cell_type": "markdown", "source": "## Two\n\nAnother.", "metadata": {}},
    ]
    monkeypatch.setattr("backedu.classroom.outline.lesson_cells", lambda _: cells)
    steps = list(outline("01_what_is_a_spasm"))
    moment = Showing(Lecture(steps[1].id), steps)

    assert [step.notes for step in steps[1:3]] == [("Wait.",), ()]
    assert panel_view(moment)["notes"] == ("Wait.",)
    assert "Wait." not in str(wall_view(moment)) + str(phone_view(moment))


def test_what_introduces_a_set_of_questions_is_left_out() -> None:
    """A class needs no "Five questions": they come by themselves."""
    titles = {step.title for step in programme().values() if step.kind == "idea"}

    assert "Check yourself" not in titles


def test_the_list_has_each_heading_once() -> None:
    """And every question, so that one can jump to it."""
    listed = contents()

    assert len([step for step in listed if step.title == "Rare is not never"]) == 1
    assert {step.id for step in listed} >= set(ASKED)
