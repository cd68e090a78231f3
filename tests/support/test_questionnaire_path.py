"""The way through the questionnaire: short, and never past a question that decides."""

from typing import Any

import pytest

from backedu import content
from backedu.triage import triage
from backedu.triage.answers import all_clear, emergency_names
from backedu.triage.rules import HEALTHY_ADULT, shipped_rules
from backedu.triage.screens import expanded
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
