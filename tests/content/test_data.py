"""What the content says: is it fair, plain, sourced, and in step with the notebooks?

Apart from the tests of the code: these are about wording and numbers, and fail when a text does.
What ``backedu check`` looks for is not repeated here; ``test_check.py`` runs it.
"""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.content.model import Level, Question
from backedu.content.question import Format, Where
from backedu.places import notebooks_dir
from backedu.topics.care import care_facts, exercises
from backedu.triage import triage

PACKAGE = Path(__file__).parents[2] / "backedu"

RECORDS: dict[str, Mapping[str, Any]] = {
    "sections": content.sections(),
    "claims": content.claims(),
    "questions": content.questions(),
    "cases": content.cases(),
    "glossary": content.glossary(),
    "lessons": content.lessons(),
    "care": care_facts(),
    "exercises": exercises(),
}
NOTEBOOKS = {
    path.stem: [
        cell
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["id"] != "run-all-cells"
    ]
    for path in sorted(notebooks_dir().glob("*.ipynb"))
}
JUDGED = {
    "the-same-old-back": Level.EMERGENCY,
    "nine-out-of-ten": Level.SELF_CARE,
    "a-bit-run-down": Level.URGENT,
    "she-sat-down-hard": Level.EMERGENCY,
}
AMERICAN = re.compile(
    r"\b(?:behavior|center|color|edema|fiber|hemat|program\b|tumor|"
    r"(?:general|hospital|maxim|minim|mobil|normal|random|recogn|stabil)iz)\w*",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text of a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts_of(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def prose_of(cells: list[dict[str, Any]], kind: str = "markdown") -> str:
    """Return the text of a notebook's cells of one kind."""
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == kind)


SINGLE = [each for each in content.questions().values() if each.format is Format.SINGLE]


def stands_out(question: Question, sign: int) -> bool:
    """Say whether the correct option is longer (sign 1) or shorter (-1) than every other."""
    right = next(len(option.label) for option in question.options if option.correct)
    others = [len(option.label) for option in question.options if not option.correct]
    return all(sign * right > sign * other for other in others)


@pytest.mark.parametrize("sign", [1, -1], ids=["longest", "shortest"])
def test_the_correct_option_is_not_given_away_by_its_length(sign: int) -> None:
    """The correct option is the longest, or the shortest, hardly more often than by chance."""
    questions = SINGLE
    by_chance = sum(1 / len(question.options) for question in questions)

    assert sum(stands_out(question, sign) for question in questions) <= 1.3 * by_chance


def test_the_correct_option_moves_about() -> None:
    """Every place is the right one at times, and none in more than 40 % of the questions."""
    places = Counter(
        next(place for place, option in enumerate(question.options) if option.correct)
        for question in SINGLE
    )

    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) <= 0.4 * places.total()


@pytest.mark.parametrize("question", content.questions().values(), ids=lambda record: record.id)
def test_each_feedback_explains(question: Question) -> None:
    """Feedback is a reason of one to three sentences; that it is right the card says already."""
    for option in question.options:
        sentences = [part for part in SENTENCE.split(option.feedback) if part.strip()]

        assert len(option.feedback.split()) >= 8
        assert len(option.feedback.split()) <= 50
        assert len(sentences) <= 5
        assert not option.feedback.startswith("Yes")


@pytest.mark.parametrize("lesson", content.lessons().values(), ids=lambda record: record.id)
def test_a_lesson_asks_its_own_questions(lesson: Any) -> None:
    """A notebook asks every question of its lesson and no other, and there are at least four."""
    asked = re.findall(r'lesson\.ask\("([^"]+)"\)', prose_of(NOTEBOOKS[lesson.id], "code"))
    of_lesson = [
        question.id
        for question in content.questions().values()
        if question.lesson == lesson.id and question.where is Where.LESSON
    ]

    assert sorted(asked) == sorted(of_lesson)
    assert len(asked) >= 4


@pytest.mark.parametrize("lesson", content.lessons().values(), ids=lambda record: record.id)
def test_a_lesson_promises_three_things_twice(lesson: Any) -> None:
    """The shelf, the index and the lesson promise the same three outcomes and minutes."""
    promised = lesson.outcomes
    index, own = prose_of(NOTEBOOKS["00_index"]), prose_of(NOTEBOOKS[lesson.id])

    assert lesson.notebook == f"{lesson.id}.ipynb"
    assert len(promised) == 3
    assert all(f"- {text}" in page for text in promised for page in (index, own))
    assert all(f"\n    - {text}" in index for text in promised)  # as deep below 10 as below 9
    assert f"[{lesson.title}]({lesson.notebook})** {lesson.question}" in index
    assert all(f"{lesson.minutes} minutes" in page for page in (index, own))
    assert own.startswith(f"# {lesson.title}\n")


def test_the_index_counts_its_lessons() -> None:
    """It says how many there are, and how long the shortest and the longest take."""
    minutes = sorted(lesson.minutes for lesson in content.lessons().values())
    told = f"{len(minutes)} lessons of {minutes[0]} to {minutes[-1]} minutes each"

    assert told in prose_of(NOTEBOOKS["00_index"])


def test_a_notebook_leads_to_the_next() -> None:
    """As the index counts them; the last leads back to the index."""
    lessons = sorted(content.lessons())
    leads_to = dict(zip(lessons, [*lessons[1:], "00_index"], strict=True))
    ends = {
        name: re.findall(
            r"^\*\*(?:Next:|Back to the)\*\* .*\((\w+)\.ipynb\)$",
            prose_of(NOTEBOOKS[name]),
            re.MULTILINE,
        )
        for name in lessons
    }

    assert ends == {name: [after] for name, after in leads_to.items()}


@pytest.mark.parametrize(("case_id", "level"), JUDGED.items())
def test_a_patient_has_one_clear_level(case_id: str, level: Level) -> None:
    """The triage agrees with the story, with nothing left unknown and nothing at odds."""
    result = triage(content.cases()[case_id].answers)

    assert result.level is level
    assert result.unknown == ()
    assert result.contradictions == ()


def test_every_patient_has_been_judged() -> None:
    """No patient is shipped whose level nobody has written down here."""
    assert set(JUDGED) == set(content.cases())


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_notebook_says_what_it_is_not(name: str) -> None:
    """Each page says that it is for teaching, and where to turn in an emergency."""
    prose = prose_of(NOTEBOOKS[name])

    assert "**For teaching only.**" in prose
    assert "999" in prose
    assert "local emergency number" in prose


def test_the_signs_of_an_emergency_come_first() -> None:
    """Lesson 2 opens with the signs and what to do, before its goals and its first control."""
    first = prose_of(NOTEBOOKS["02_is_it_safe"]).split("## What you will be able to do")[0]

    for sign in ("between the legs", "passing urine", "both legs", "injury", "chest pain", "999"):
        assert sign in first


def test_publications_are_not_from_the_future() -> None:
    """No source is younger than its own review."""
    assert all(
        (source.updated or source.year or 0) <= source.reviewed.year
        for source in content.sources().values()
    )


@pytest.mark.parametrize("kind", RECORDS)
def test_spelling_is_british(kind: str) -> None:
    """Our own texts are spelt the British way."""
    found = [
        f"{record.id}: {match[0]}"
        for record in RECORDS[kind].values()
        for text in texts_of(record)
        for match in AMERICAN.finditer(text)
    ]

    assert found == []


def test_no_module_names_a_publication() -> None:
    """Which publication stands behind a figure or a card is content; the examples may name one."""
    named = {
        f"{path.name}: {node.value}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value in content.sources()
    }

    assert named == set()
