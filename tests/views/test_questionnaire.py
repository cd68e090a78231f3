from typing import Any

import pytest

from backedu.content.wording import words
from backedu.triage import triage
from backedu.triage.answers import Kind, contract, emergency_names
from backedu.views.questionnaire import groups, worth_asking
from backedu.views.triage_panel import assess

QUESTIONS = {question["name"]: question for step in groups() for question in step["questions"]}


def test_every_question_of_the_contract_is_asked_once() -> None:
    """All but free text, which never changes the level, is in one step and only one."""
    asked = [question["name"] for step in groups() for question in step["questions"]]
    texts = {name for name, each in contract().items() if each.kind in {Kind.TEXT, Kind.TEXTS}}

    assert len(asked) == len(set(asked))
    assert set(asked) == set(contract()) - texts


def test_emergency_questions_come_first() -> None:
    """All of them, and nothing else, stand before the first question that can wait."""
    first = [step for step in groups() if step["id"].startswith("first")]
    names = [question["name"] for step in first for question in step["questions"]]

    assert groups()[: len(first)] == first
    assert sorted(names) == sorted(emergency_names())
    assert {step["hint"] for step in first} == {words("steps")["first"]}


def test_steps_have_names_of_their_own() -> None:
    """No two steps share an id, none is empty, and each offers "none" only where it has one."""
    ids = [step["id"] for step in groups()]

    assert len(ids) == len(set(ids))
    for step in groups():
        assert step["title"]
        assert step["questions"]
        assert bool(step["none"]) == any("none" in each for each in step["questions"])


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: each["name"])
def test_what_a_question_offers_is_accepted(question: dict[str, Any]) -> None:
    """Each option, each end of a range, and the value of "none" is an answer of the contract."""
    name = question["name"]
    offered = [option["value"] for option in question["options"]]
    given = [[value] for value in offered] if question["kind"] == "list" else offered
    given += [question[end] for end in ("min", "max", "none") if end in question]

    assert given
    assert all(assess({name: value})["banner"] for value in given)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: each["name"])
def test_a_question_is_left_out_only_for_a_known_answer(question: dict[str, Any]) -> None:
    """``unless`` names another question of the page, and a value that it offers."""
    for other, values in question["unless"].items():
        assert other != question["name"]
        assert set(values) <= {option["value"] for option in QUESTIONS[other]["options"]}


def test_a_man_is_not_asked_about_pregnancy() -> None:
    """Each question on it is left out for him, and for nobody else."""
    names = ("pregnancy", "pregnancy_weeks", "weeks_postpartum", "missed_period")

    assert [QUESTIONS[name]["unless"]["sex"] for name in names] == [["male"]] * len(names)


def test_after_a_sign_nothing_else_is_asked() -> None:
    """An emergency leaves its own questions; before any answer, more are worth asking."""
    sign, nothing = (triage(answers).as_dict() for answers in ({"saddle_numbness": "yes"}, {}))

    assert worth_asking(sign) == list(emergency_names())
    assert set(worth_asking(nothing)) > set(emergency_names())
