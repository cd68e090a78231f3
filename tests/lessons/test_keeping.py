"""Answers in JupyterLab: there again after a restart, in another notebook, and in the review."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.lessons import Lesson
from backedu.lessons.answers_file import REVIEW, AnswersFile, own_file
from backedu.lessons.keeping import fitting, keeping_here
from backedu.switches import NUMBERED_CONTROLS
from backedu.topics.review.schedule import DAY_S

QUESTION = next(iter(content.questions().values()))
RIGHT = next(option.id for option in QUESTION.options if option.correct)
OpenNotebook = Callable[[str], Lesson]


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> OpenNotebook:
    """Opens a notebook in a new kernel, as JupyterLab does."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))

    def begin(name: str) -> Lesson:
        monkeypatch.setenv("JPY_SESSION_NAME", f"mine/{name}.ipynb")
        return Lesson()

    return begin


def review_once(lesson: Lesson, option: int = 0) -> dict[str, Any]:
    """Answer what the review asks, as its script does; return the rows that are kept."""
    control = lesson.review()
    asked = control.result
    said = {"item": asked["item"], "option": asked["prompt"]["options"][option]["id"]}
    value = {"at": round(time.time()), "sure": "sure", "times": asked["about"]["times"], **said}
    control.set_state({"value": value})
    control.set_state({"kept": {**control.kept, **control.result["news"]}})
    return dict(control.kept)


def test_a_restart_keeps_answers_and_schedule(notebook: OpenNotebook) -> None:
    """Question, slider, questionnaire and review are as they were in the kernel before."""
    lesson = notebook("01_what_is_a_spasm")
    lesson.ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    lesson.lab("scans").set_state({"value": {"age": 60}})
    form = lesson.triage_questionnaire()
    form.set_state({"value": {"saddle_numbness": "yes"}})
    answers = form.value
    rows = review_once(lesson)

    later = notebook("01_what_is_a_spasm")
    card = later.ask(QUESTION.id)
    assert (card.value, card.sure, card.feedback["right"]) == (RIGHT, "sure", True)
    assert later.lab("scans").value == {"age": 60}
    assert later.triage_questionnaire().value == answers
    assert later.review().kept == rows


def test_another_notebook_has_the_same_schedule(notebook: OpenNotebook) -> None:
    """A first answer in a lesson is the card's first review, whichever notebook asks next."""
    lesson = notebook(QUESTION.lesson)
    card = lesson.ask(QUESTION.id)
    card.set_state({"value": RIGHT, "sure": "sure"})
    card.set_state({"value": "", "sure": ""})
    wrong = next(option.id for option in QUESTION.options if not option.correct)
    card.set_state({"value": wrong, "sure": "guess"})

    row = notebook("00_review").review().kept[f"question/{QUESTION.id}"]
    assert row[1:] == ["sure", True]


def test_the_review_does_not_ask_again_what_a_lesson_has_asked_today(
    notebook: OpenNotebook,
) -> None:
    """It is due in eight days, as if the review had asked."""
    notebook(QUESTION.lesson).ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    control = notebook("00_review").review()
    control.set_state({"value": {"at": round(time.time())}})
    assert control.result["item"] != f"question/{QUESTION.id}"
    control.set_state({"value": {"at": round(time.time()) + 8 * DAY_S}})

    assert control.result["item"] == f"question/{QUESTION.id}"


def test_a_question_that_has_changed_says_so(
    notebook: OpenNotebook, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old answer is not put under the new question; its place in the schedule stays."""
    lesson = notebook(QUESTION.lesson)
    lesson.ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    file = AnswersFile(own_file(), print)
    name = f"{QUESTION.lesson}/{QUESTION.id}"
    file.add(lambda all_: {name: {**all_[name], "asked": "older0"}})

    card = notebook(QUESTION.lesson).ask(QUESTION.id)
    assert card.value == ""
    assert "has changed" in capsys.readouterr().out
    assert f"{REVIEW}/question/{QUESTION.id}" in file.read()


def test_a_control_that_is_there_twice_has_two_answers(notebook: OpenNotebook) -> None:
    """The second keeps its own under a name of its own."""
    lesson = notebook("mine")
    lesson.ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    assert lesson.ask(QUESTION.id).value == ""

    later = notebook("mine")
    assert [later.ask(QUESTION.id).value for _ in range(2)] == [RIGHT, ""]


def test_a_clock_that_was_set_back_keeps_the_newest(
    notebook: OpenNotebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is answered last stays, whatever the time."""
    card = notebook("mine").ask(QUESTION.id)
    card.set_state({"value": QUESTION.options[0].id, "sure": "sure"})
    monkeypatch.setattr(time, "time", lambda: 1000.0)
    card.set_state({"value": QUESTION.options[1].id, "sure": "guess"})

    assert notebook("mine").ask(QUESTION.id).value == QUESTION.options[1].id


def test_a_file_that_cannot_be_kept_stops_no_lesson(
    notebook: OpenNotebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and the controls answer."""
    (tmp_path / "backedu").write_text("in the way", "utf-8")
    lesson = notebook("mine")
    card = lesson.ask(QUESTION.id)
    card.set_state({"value": RIGHT, "sure": "sure"})
    lesson.lab("scans").set_state({"value": {"age": 60}})

    assert card.feedback["right"] is True
    assert capsys.readouterr().out.count("last until you close this notebook") == 1


def test_only_a_notebook_that_someone_has_open_keeps_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither a served page's kernel, nor a program that runs a notebook."""
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert keeping_here() is None
    monkeypatch.setenv("JPY_SESSION_NAME", "mine.ipynb")
    assert keeping_here() is not None
    monkeypatch.setenv(NUMBERED_CONTROLS, "1")
    assert keeping_here() is None


def test_of_several_questions_only_the_one_that_has_changed_is_lost() -> None:
    """As on a lesson's page."""
    asked = {
        "set": ["value"],
        "at": [["value", "draft"]],
        "parts": {"p": "h1", "q": "h2"},
    }
    entry = {
        "asked": {"p": "h1", "q": "old"},
        "set": {"value": {"draft": {"p": 1, "q": 2}}, "x": 1},
    }

    assert fitting(entry, asked) == ({"value": {"draft": {"p": 1}}}, True)
