"""A notebook's answers as a file that its reader saves and loads."""

from pathlib import Path

import pytest

from backedu import content
from backedu.lessons import Lesson
from backedu.lessons.answers_file import own_file

QUESTION = next(iter(content.questions().values()))
OPTION = QUESTION.options[0].id


def test_answers_are_saved_and_loaded_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where it does not work."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JPY_SESSION_NAME", "mine.ipynb")
    lesson = Lesson()
    lesson.ask(QUESTION.id).set_state({"value": OPTION, "sure": "sure"})
    lesson.save_answers(str(tmp_path / "saved.json"))
    own_file().unlink()
    lesson.load_answers(str(tmp_path / "saved.json"))
    lesson.load_answers(str(tmp_path / "nowhere.json"))
    first, second, third = capsys.readouterr().out.splitlines()

    assert first.startswith("1 answer is in")
    assert second.startswith("1 answer was in")
    assert third.startswith("This did not work:")
    assert Lesson().ask(QUESTION.id).value == OPTION


def test_what_a_notebook_completes_is_what_a_lesson_calls() -> None:
    """Answers and controls, and nothing of the inside."""
    offered = dir(Lesson())

    assert {"ask", "review", "save_answers", "load_answers", "sources"} <= set(offered)
    assert not [name for name in offered if name.startswith("_")]
