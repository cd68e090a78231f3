import pytest

from backedu import content, lessons
from backedu.lesson_sources import lesson_sources


@pytest.mark.parametrize("lesson", content.lessons())
def test_a_lesson_rests_on_publications_that_exist(lesson: str) -> None:
    """Every lesson has some, all of them known, among them those of its questions."""
    found = lesson_sources(lesson)
    asked = {
        source
        for question in content.questions().values()
        if question.lesson == lesson
        for source in question.sources
    }

    assert found
    assert found <= set(content.sources())
    assert asked <= found


def test_what_was_shown_before_is_kept() -> None:
    """Looking through a lesson leaves the list of the page at hand as it was."""
    lessons.ask("scan-at-fifty")
    before = set(lessons.shown())
    lesson_sources("02_is_it_safe")

    assert lessons.shown() == before


def test_an_unknown_lesson_gets_a_sentence() -> None:
    """The error lists the lessons there are."""
    with pytest.raises(LookupError, match="There is no lesson '99'; choose one of 01_what_is"):
        lesson_sources("99")
