"""What must hold of a question of each format."""

from dataclasses import replace

import pytest

from backedu import content
from backedu.content.question import STEPS, Format, Option, Question, Where, question_faults

LESSON = content.lessons()["03_the_first_days"]
ABC = tuple(Option(id_, f"Why {id_}, in some words.", f"Text {id_}") for id_ in "abc")
SINGLE = replace(
    content.questions()["rest-on-day-two"],
    id="made-up",
    options=(replace(ABC[0], correct=True), *ABC[1:]),
)
GOOD = {
    Format.SINGLE: SINGLE,
    Format.SEVERAL: replace(
        SINGLE,
        format=Format.SEVERAL,
        options=(*(replace(o, correct=True) for o in ABC[:2]), ABC[2]),
    ),
    Format.ORDER: replace(SINGLE, format=Format.ORDER, options=ABC),
    Format.MATCH: replace(
        SINGLE,
        format=Format.MATCH,
        options=tuple(replace(each, partner=f"Partner {each.id}") for each in ABC),
    ),
    Format.NUMBER: replace(
        SINGLE,
        format=Format.NUMBER,
        unit="people",
        tolerance=0.5,
        options=(
            Option("right", "It is fifteen, half of thirty.", correct=True, value=15),
            Option("slip", "That is a third of them.", value=10),
        ),
    ),
    Format.PLACE: replace(
        SINGLE,
        format=Format.PLACE,
        options=(
            Option("saddle", "There it is, and it can't wait.", correct=True),
            Option("calf", "That is further down the leg."),
        ),
    ),
    Format.CONCORDANCE: replace(
        SINGLE,
        format=Format.CONCORDANCE,
        options=tuple(Option(step, f"Why {step}, in some words.") for step in STEPS),
        hypothesis="a sprain",
        finding="the ankle is swollen",
    ),
}


def faults_of(question: Question) -> list[str]:
    """The fields that are wrong, with what is wrong."""
    outcomes = {lesson.id: lesson.outcomes for lesson in content.lessons().values()}
    return [f"{field} {fault}" for field, fault in question_faults(question, outcomes)]


@pytest.mark.parametrize("form", Format)
def test_a_sound_question_has_no_fault(form: Format) -> None:
    """One of each format."""
    assert faults_of(GOOD[form]) == []


def changed(form: Format, number: int, **fields: object) -> Question:
    """The sound question of a format with one option changed."""
    options = list(GOOD[form].options)
    options[number] = replace(options[number], **fields)  # type: ignore[arg-type]  # what a file may say
    return replace(GOOD[form], options=tuple(options))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (replace(SINGLE, lesson="99_gone"), "lesson names '99_gone', which isn't a lesson"),
        (replace(SINGLE, objective="Sing."), "objective isn't an outcome of its lesson"),
        (
            replace(SINGLE, where=Where.REVIEW, beside_lab=True),
            "where is 'review', but the question needs a lab",
        ),
        (replace(SINGLE, unit="people"), "unit belongs to a 'number'"),
        (replace(SINGLE, tolerance=1.0), "tolerance belongs to a 'number'"),
        (replace(SINGLE, options=SINGLE.options[:2]), "options needs at least three"),
        (changed(Format.SINGLE, 1, correct=True), "options has 2 correct options"),
        (changed(Format.SINGLE, 1, id="b b"), "options has the id 'b b'; use letters"),
        (changed(Format.SINGLE, 1, text=None), "options 'b': 'text' is missing"),
        (changed(Format.SINGLE, 1, short="b"), "options 'a': 'short' is missing, which others"),
        (
            replace(SINGLE, options=tuple(replace(o, short="x" * 29) for o in SINGLE.options)),
            "options has the short",
        ),
        (changed(Format.SINGLE, 1, partner="x"), "options 'b': 'partner' belongs to a 'match'"),
        (changed(Format.SINGLE, 1, value=1), "options 'b': 'value' belongs to a 'number'"),
        (changed(Format.SEVERAL, 1, correct=False), "options needs at least two correct options"),
        (changed(Format.SEVERAL, 2, correct=True), "options needs at least two correct options"),
        (
            changed(Format.ORDER, 0, correct=True),
            "options can't be 'correct' where the format is 'order'",
        ),
        (changed(Format.MATCH, 0, partner=None), "options 'a': 'partner' is missing"),
        (
            replace(GOOD[Format.MATCH], options=tuple(replace(o, partner="x") for o in ABC)),
            "options has one 'partner' for all",
        ),
        (changed(Format.NUMBER, 0, value=None), "options 'right': 'value' is missing"),
        (changed(Format.NUMBER, 1, value=14.6), "options 'slip': its value is within the toler"),
        (replace(GOOD[Format.NUMBER], tolerance=-1.0), "tolerance is below zero"),
        (changed(Format.PLACE, 0, correct=False), "options has 0 correct options"),
        (
            changed(Format.CONCORDANCE, 0, correct=True),
            "options can't be 'correct' where the format is 'conc",
        ),
        (
            changed(Format.CONCORDANCE, 0, id="much-less"),
            "options needs the five steps as ids, in this order: minus-2, minus-1, 0,",
        ),
        (replace(GOOD[Format.CONCORDANCE], finding=None), "finding is missing"),
        (replace(GOOD[Format.CONCORDANCE], where=Where.REVIEW), "where is 'review', which leaves"),
        (replace(SINGLE, hypothesis="a sprain"), "hypothesis belongs to a 'concordance'"),
    ],
)
def test_a_fault_is_said(question: Question, said: str) -> None:
    """One fault in a sound question; the sentence begins with the field."""
    assert any(each.startswith(said) for each in faults_of(question))


def test_an_option_is_known_by_what_a_reader_sees() -> None:
    """Its text, its number, or else its place."""
    labels = [GOOD[form].options[0].label for form in (Format.SINGLE, Format.NUMBER, Format.PLACE)]

    assert labels == ["Text a", "15", "saddle"]
