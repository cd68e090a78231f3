"""Answers in JupyterLab: there again after a restart, in another notebook, and in the review."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.lessons import Lesson
from backedu.lessons.answers_document import REVIEW, Document
from backedu.lessons.answers_file import AnswersFile, own_file
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


@pytest.mark.parametrize("days_ago", [0, 30])
def test_a_review_that_was_told_no_time_moves_no_answer(
    notebook: OpenNotebook, days_ago: int
) -> None:
    """Nor does one that was told it long ago: an answer is no older than it was."""
    before = notebook("00_review").review()
    before.set_state({"value": {"at": round(time.time()) - days_ago * DAY_S} if days_ago else {}})
    notebook(QUESTION.lesson).ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})

    assert notebook("00_review").review().result["news"] == {}


def test_a_question_that_has_changed_says_so(
    notebook: OpenNotebook, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old answer is not put under the new question; its place in the schedule stays."""
    lesson = notebook(QUESTION.lesson)
    lesson.ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    file = AnswersFile(own_file(), print)
    name = f"{QUESTION.lesson}/{QUESTION.id}"
    file.add(lambda all_: Document({name: {**all_.answers[name], "asked": "older0"}}))

    card = notebook(QUESTION.lesson).ask(QUESTION.id)
    assert card.value == ""
    assert "has changed" in capsys.readouterr().out
    assert f"{REVIEW}/question/{QUESTION.id}" in file.read().answers


def test_a_control_that_is_there_twice_has_two_answers(notebook: OpenNotebook) -> None:
    """The second keeps its own under a name of its own."""
    lesson = notebook("mine")
    lesson.ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    assert lesson.ask(QUESTION.id).value == ""

    later = notebook("mine")
    assert [later.ask(QUESTION.id).value for _ in range(2)] == [RIGHT, ""]


def test_a_lesson_that_is_opened_again_says_how_much_is_answered(
    notebook: OpenNotebook, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also what is answered further down, before its cell has run; who is new is told nothing."""
    first, second, third = [q.id for q in content.questions().values()][:3]
    lesson = notebook("mine")
    cards = [lesson.ask(id_) for id_ in (first, second, third)]
    for card in cards[:2]:
        card.set_state({"value": card.options[0]["id"], "sure": "sure"})
    assert capsys.readouterr().out == ""
    later = notebook("mine")
    assert "You have answered 2 of 3 exercises here." in capsys.readouterr().out
    card = later.ask(first)
    card.set_state({"value": "", "sure": ""})
    notebook("mine")

    assert "You have answered 1 of 3" in capsys.readouterr().out


def test_no_more_is_answered_than_there_is(
    notebook: OpenNotebook, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was answered in cells that haven't run yet counts among the exercises, too."""
    for question in list(content.questions().values())[:2]:
        card = notebook("mine").ask(question.id)
        card.set_state({"value": card.options[0]["id"], "sure": "sure"})
    notebook("mine")

    assert "You have answered 2 of 2" in capsys.readouterr().out


def test_a_new_start_can_be_undone(
    notebook: OpenNotebook, capsys: pytest.CaptureFixture[str]
) -> None:
    """Controls are as at first, other lessons and the schedule stay; then all is as it was."""
    notebook("other").ask(QUESTION.id).set_state({"value": RIGHT, "sure": "sure"})
    lesson = notebook("mine")
    card, lab = lesson.ask(QUESTION.id), lesson.lab("scans")
    card.set_state({"value": RIGHT, "sure": "sure"})
    lab.set_state({"value": {"age": 60}})
    file = AnswersFile(own_file(), print)
    before = file.read()
    lesson.start_again()
    assert (card.value, card.sure, card.feedback, lab.value) == ("", "", {}, {"age": 40})
    assert "deleted (2)" in capsys.readouterr().out
    names = {f"other/{QUESTION.id}", f"{REVIEW}/question/{QUESTION.id}"}
    assert set(file.read().answers) == names
    lesson.undo()

    assert (card.value, card.feedback["right"], lab.value) == (RIGHT, True, {"age": 60})
    assert file.read() == before
    lesson.undo()
    assert "nothing to bring back" in capsys.readouterr().out


def test_what_is_answered_after_a_new_start_outlasts_its_undoing(notebook: OpenNotebook) -> None:
    """Of each question the newest answer stays."""
    lesson = notebook("mine")
    card = lesson.ask(QUESTION.id)
    card.set_state({"value": RIGHT, "sure": "sure"})
    lesson.start_again()
    card.set_state({"value": QUESTION.options[0].id, "sure": "guess"})
    lesson.undo()

    assert (card.value, card.sure) == (QUESTION.options[0].id, "guess")


def test_where_the_browser_keeps_answers_a_new_start_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on a lesson's page; nothing fails."""
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    Lesson().start_again()

    assert "in the browser" in capsys.readouterr().out


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
