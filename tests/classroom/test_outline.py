"""A lesson becomes steps as its notebook has them, with nothing to author."""

import re
from functools import cache

import pytest

from backedu import content
from backedu.classroom.bank import at_the_end, claims_to_judge
from backedu.classroom.lecture import Lecture
from backedu.classroom.outline import SENTENCE_END, outline
from backedu.classroom.programme import contents, programme
from backedu.classroom.screens.panel_view import panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import LARGE, wall_view
from backedu.content.notebook import lesson_cells
from backedu.content.question import Where

ASKED = [each.id for each in content.questions().values() if each.where is Where.LESSON]
SCANS = "Scans of people without pain"
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


@pytest.mark.parametrize("lesson", content.lessons())
def test_a_lesson_ends_with_a_sentence_of_its_own(lesson: str) -> None:
    """Word for word, so that it has been reviewed with its sources; and short, for it is large."""
    *before, end = outline(lesson)
    said = " ".join(text for step in before if step.kind == "idea" for text in step.text)

    assert end.kind == "end"
    assert end.text[0] in said
    assert len(end.text[0]) <= 130
    view = wall_view(Showing(Lecture(end.id), list(programme().values())))
    sources = re.findall(r" \(([^()]+ \d{4})\)", end.text[0])
    for each in sources:
        assert each in view["text"]
    assert view["heading"] == f"“{re.sub(r' [(][^()]+ [0-9]{4}[)]', '', end.text[0])}”"


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


@cache
def called() -> dict[str, tuple[str, str]]:
    """Return what each cell of the lessons calls, and with what, by the cell's lesson and id."""
    return {
        f"{lesson}#{cell['id']}": (call[1], call[2] or "")
        for lesson in content.lessons()
        for cell in lesson_cells(lesson)
        if (call := re.search(r'lesson\.(\w+)\((?:"([^"]+)")?', cell["source"]))
    }


def voted_on(name: str, argument: str) -> set[str]:
    """Return the steps in which a class votes on what a cell answers."""
    if name == "claim_check":
        return {step.id for step in claims_to_judge("")}
    forms = {"lab": "guess:{}", "appraise": "claim:{}", "ask": "{}"}
    return {forms.get(name, "patient:{}").format(argument)}


def test_no_page_shows_what_is_voted_on_later() -> None:
    """Neither the answer of a lab, a question or a claim, nor a patient: the vote is first."""
    ids = list(programme())
    shown = [(at, cell) for at in ids for cell in programme()[at].cells]
    early = {
        f"{at} shows {cell}"
        for at, cell in shown
        for vote in voted_on(*called()[f"{programme()[at].lesson}#{cell}"]) & set(ids)
        if ids.index(vote) > ids.index(at)
    }

    assert early == set()
    assert len(shown) == len(set(shown)) > 30


def test_every_lab_has_a_page_after_its_guess() -> None:
    """The second of a section, too: it is what the guess was about."""
    paged = {f"{step.lesson}#{cell}" for step in programme().values() for cell in step.cells}
    labs = {cell for cell, (name, _) in called().items() if name == "lab"}

    assert labs <= paged
    pages = [step for step in programme().values() if step.title == SCANS and step.cells]
    assert [step.cells for step in pages] == [("scans",), ("scan-report",)]
    assert wall_view(Showing(Lecture(pages[1].id), pages))["cells"] == ("scan-report",)


def test_the_drawings_of_a_lesson_are_beside_its_points_on_the_wall() -> None:
    """One for each point of the list, as on the page; other lists have none."""
    drawn = [step for step in outline("15_what_helps") if step.sketches]

    assert [len(step.sketches) == len(step.text) == 3 for step in drawn] == [True]


def test_what_a_cell_says_on_the_wall_is_said_by_the_presenter() -> None:
    """Large above its list, in three lines; the paragraphs are on the panel alone."""
    led = [step for step in programme().values() if step.lead]
    assert led
    for step in led:
        moment = Showing(Lecture(step.id), list(programme().values()))
        wall = wall_view(moment)

        assert len(step.lead) < LARGE
        assert len(step.note) < 48  # in one line
        assert (wall["lead"], wall["note"], wall["texts"]) == (step.lead, step.note, step.text)
        assert panel_view(moment)["notes"] == step.notes
        assert step.notes[0] not in str(wall)


def test_a_paragraph_is_large_where_it_begins() -> None:
    """Its first sentences in three lines; nothing of it is lost."""
    for step in programme().values():
        if step.kind == "idea" and not step.is_list:
            wall = wall_view(Showing(Lecture(step.id), list(programme().values())))

            assert " ".join(filter(None, [wall["lead"], *wall["texts"]])) == step.text[0]
            assert len(wall["lead"]) < LARGE or wall["lead"] == SENTENCE_END.split(step.text[0])[0]
