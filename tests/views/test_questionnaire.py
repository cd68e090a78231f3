from statistics import median
from typing import Any

import pytest

from backedu.content.wording import words
from backedu.triage import triage
from backedu.triage.answers import Kind, all_clear, contract, emergency_names
from backedu.triage.rules import HEALTHY_ADULT, shipped_rules
from backedu.triage.screens import screens
from backedu.views.questionnaire import groups, place_of, worth_asking
from backedu.views.triage_panel import assess
from tests.support.questionnaire_path import clear_after, walk

BOOK = shipped_rules()
QUESTIONS = {question["name"]: question for step in groups() for question in step["questions"]}


def test_every_question_of_the_contract_is_asked_once() -> None:
    """All but free text, which never changes the level, is in one step and only one."""
    asked = [question["name"] for step in groups() for question in step["questions"]]
    texts = {name for name, each in contract().items() if each.kind in {Kind.TEXT, Kind.TEXTS}}

    assert len(asked) == len(set(asked))
    assert set(asked) == (set(contract()) - texts) | set(screens())


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


SCREENED = {name: screen for screen in screens().values() for name in screen.items}


@pytest.mark.parametrize("name", SCREENED)
def test_after_not_sure_each_question_can_be_asked(name: str) -> None:
    """A screening question stands in for its questions, on its own step; "not sure" opens them."""
    screen = SCREENED[name]
    step = next(step for step in groups() if screen.id in [q["name"] for q in step["questions"]])

    assert name in [question["name"] for question in step["questions"]]
    assert place_of(name, {}) == screen.id
    assert place_of(name, {screen.id: "unknown"}) == name


def test_a_number_of_grams_calls_for_the_weight() -> None:
    """What is only asked of some is asked when an answer calls for it."""
    for grams, asked in ((1, False), (3, True)):
        given = {"paracetamol_g_per_day": grams}
        assert ("weight_kg" in worth_asking(triage(given).as_dict(), given)) is asked


EXAMPLES = [{**all_clear(), **HEALTHY_ADULT, **rule.positive[0]} for rule, _ in BOOK.rules]


@pytest.mark.parametrize("person", EXAMPLES[::6], ids=str)
def test_a_reader_who_answered_all_has_a_result(person: dict[str, Any]) -> None:
    """The page never ends in "not known yet", also where an answer is "not sure"."""
    walked = walk(person)

    assert assess(walked.answers)["banner"]["tone"] != "open"


def test_thirty_questions_reach_a_clear_result() -> None:
    """On the median of the examples of the rules, before the level is said."""
    assert median(clear_after(person) for person in EXAMPLES[::4]) <= 30


def test_a_man_is_not_asked_about_pregnancy() -> None:
    """Each question on it is left out for him, and for nobody else."""
    names = ("pregnancy", "pregnancy_weeks", "weeks_postpartum", "missed_period")

    assert [QUESTIONS[name]["unless"]["sex"] for name in names] == [["male"]] * len(names)


def test_after_a_sign_nothing_else_is_asked() -> None:
    """An emergency leaves its own questions; before any answer, more are worth asking."""
    sign, nothing = (triage(answers).as_dict() for answers in ({"saddle_numbness": "yes"}, {}))

    assert worth_asking(sign, {"saddle_numbness": "yes"}) == list(emergency_names())
    assert set(worth_asking(nothing, {})) > set(emergency_names())
