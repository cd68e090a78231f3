"""The way through the questionnaire: short, and never past a question that decides."""

from typing import Any

import pytest

from backedu import content
from backedu.content.level import Level
from backedu.content.wording import words
from backedu.triage import triage
from backedu.triage.answers import all_clear, emergency_names
from backedu.triage.rules import HEALTHY_ADULT, shipped_rules
from backedu.triage.screens import expanded
from backedu.views.questionnaire import groups
from backedu.views.triage_panel import assess
from tests.support.questionnaire_path import summary, walk

HEALTHY: dict[str, Any] = {**all_clear(), **HEALTHY_ADULT}
PEOPLE: list[dict[str, Any]] = [
    HEALTHY,
    *({**HEALTHY, **rule.positive[0]} for rule, _ in shipped_rules().rules[::12]),
    *(dict(case.answers) for case in content.cases().values()),
]


FITTING = [person for person in PEOPLE if not triage(person).contradictions]


@pytest.mark.parametrize("person", FITTING)
def test_the_way_leads_to_the_level_of_all_answers(person: dict[str, Any]) -> None:
    """What is not asked of someone whose answers fit together would have changed nothing."""
    given = expanded(walk(person).answers)

    assert triage({**HEALTHY, **given}).level is triage({**HEALTHY, **person}).level


UNSURE = [{**HEALTHY, name: "unknown"} for name in ("saddle_numbness", "fever", "trauma", "age")]


@pytest.mark.parametrize("person", [*PEOPLE, *UNSURE])
def test_who_answers_all_that_is_shown_is_told_a_level(person: dict[str, Any]) -> None:
    """The end is never "not known yet"; what is unknown there leads to a question of the page."""
    panel = assess(walk(person).answers)
    on_the_page = {one["name"] for step in groups() for one in step["questions"]}
    items = [item for part in panel["sections"] for item in part["items"]]
    links = {item["question"] for item in items if item.get("question")}

    assert panel["bar"]["tone"] in [level.value for level in Level]
    assert links <= on_the_page


def test_an_open_question_leads_somewhere() -> None:
    """Before the end, each open question of the result names its place on the page."""
    (unknown,) = (
        part
        for part in assess({"saddle_numbness": "no"})["sections"]
        if part["title"] == words("result")["unknown"]
    )

    assert len(unknown["items"]) > 10
    assert all(item["question"] for item in unknown["items"])


def test_the_emergency_questions_come_first_and_can_be_the_last() -> None:
    """All of them are asked, and after a sign nothing else is."""
    sign = walk({**HEALTHY, "saddle_numbness": "yes"})

    assert sorted(sign.shown) == sorted(emergency_names())
    assert walk(HEALTHY).shown[: len(sign.shown)] == sign.shown


def test_a_plain_back_needs_few_presses() -> None:
    """With "none of these", a healthy adult is through after a press or two on each step."""
    plain = walk(HEALTHY)

    assert len(plain.shown) <= 60
    assert plain.presses <= 18
    assert "pregnancy_weeks" not in plain.shown
    assert "pregnancy" not in walk({**HEALTHY, "sex": "male"}).shown


def test_the_summary_gives_the_median() -> None:
    """In the middle of three people stands one of them."""
    text = summary([HEALTHY, HEALTHY, {**HEALTHY, "saddle_numbness": "yes"}])

    assert text.startswith(f"3 people: median {len(walk(HEALTHY).shown)} questions (13 to ")
