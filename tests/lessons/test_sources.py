"""Tests of what a lesson rests on."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from backedu import content
from backedu.check.citations import citations
from backedu.content.question import Where
from backedu.lessons.sources import lesson_sources
from backedu.places import notebooks_dir


@pytest.mark.parametrize("lesson", content.lessons())
def test_a_lesson_rests_on_publications_that_exist(lesson: str) -> None:
    """Every lesson has some, all of them known, among them those of its questions."""
    found = lesson_sources(lesson)
    asked = {
        source
        for question in content.questions().values()
        if question.lesson == lesson and question.where is Where.LESSON
        for source in question.sources
    }

    assert found
    assert found <= set(content.sources())
    assert asked <= found


@pytest.mark.parametrize("lesson", content.lessons().values(), ids=lambda each: each.id)
def test_what_the_text_names_is_in_the_references(lesson: Any) -> None:
    """A publication that the prose cites can be looked up at the end of the lesson."""
    cells = json.loads((notebooks_dir() / lesson.notebook).read_text(encoding="utf-8"))["cells"]
    listed = {id_: asdict(content.sources()[id_]) for id_ in lesson_sources(lesson.id)}
    prose = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    missing = {
        (name, year)
        for text in prose
        for _, name, year, is_listed in citations(text, listed)
        if not is_listed
    }

    assert missing == set()


def test_every_lesson_ends_with_its_references() -> None:
    """The last call of a lesson lists what it rests on: what is shown later would be missing."""
    for lesson in content.lessons().values():
        cells = json.loads((notebooks_dir() / lesson.notebook).read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

        assert code[-1].startswith("lesson.references(")


def test_an_unknown_lesson_gets_a_sentence() -> None:
    """The error lists the lessons there are."""
    with pytest.raises(LookupError, match="There is no lesson '99'; choose one of 01_what_is"):
        lesson_sources("99")
