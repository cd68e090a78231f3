"""Conditions are read strictly from the tables of the content."""

from typing import Any

import pytest

from backedu.content.error import ContentError, Where
from backedu.triage.answer_check import normalise
from backedu.triage.answers import contract
from backedu.triage.conditions import Condition, Named, Truth
from backedu.triage.parsing import parse_condition


def condition(table: Any) -> Condition:
    """Read a condition as a rule would, with no named condition."""
    named: dict[str, Named] = {}
    return parse_condition(
        table, contract(), named.__getitem__, Where("rules.toml", "here", "when")
    )


@pytest.mark.parametrize(
    ("table", "answers", "truth"),
    [
        ({"fever": "yes"}, {"fever": "yes"}, True),
        ({"fever": "yes"}, {"fever": "no"}, False),
        ({"fever": "yes"}, {}, None),
        ({"cancer_history": ["past", "current"]}, {"cancer_history": "past"}, True),
        ({"age": ">= 65"}, {"age": 64}, False),
        ({"age": ">= 65"}, {"age": 65}, True),
        ({"age": "< 16"}, {"age": 16}, False),
        ({"duration_days": "<= 90"}, {"duration_days": 90.5}, False),
        ({"paracetamol_g_per_day": "> 4"}, {"paracetamol_g_per_day": 4}, False),
        ({"paracetamol_g_per_day": "> 4"}, {"paracetamol_g_per_day": 4.01}, True),
        ({"paracetamol_g_per_day": "> 4"}, {}, None),
        ({"nsaid_contraindications": "lithium"}, {"nsaid_contraindications": []}, False),
        ({"nsaid_contraindications": "lithium"}, {"nsaid_contraindications": ["lithium"]}, True),
        ({"nsaid_contraindications": "lithium"}, {}, None),
        ({"current_medicines": ["warfarin"]}, {"current_medicines": ["Warfarin 3 mg"]}, True),
        ({"current_medicines": ["warfarin"]}, {"current_medicines": []}, False),
        ({"trauma_mechanism": ["fell"]}, {"trauma_mechanism": "I fell"}, True),
        ({"yellow_flags": "any"}, {"yellow_flags": ["fear"]}, True),
        ({"yellow_flags": "any"}, {"yellow_flags": []}, False),
        ({"fever": "unknown"}, {}, True),
        ({"fever": "unknown"}, {"fever": "no"}, False),
    ],
)
def test_one_answer(table: dict[str, Any], answers: dict[str, Any], truth: Truth) -> None:
    """A condition on one answer holds, does not hold, or is open."""
    assert condition(table).holds(normalise(answers)) is truth


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"fevr": "yes"}, "no answer is called 'fevr'"),
        ({"fever": "maybe"}, "'maybe' is no value of 'fever'"),
        ({"fever": ["yes", "maybe"]}, "'maybe' is no value"),
        ({"fever": 3}, "needs a value"),
        ({"age": "over 65"}, "needs a comparison"),
        ({"age": 65}, "needs a comparison"),
        ({"nsaid_contraindications": "nuts"}, "'nuts' is no value"),
        ({"named": "nonsense"}, "no condition is named 'nonsense'"),
        ({"fever": "yes", "age": ">= 3"}, "one condition in each pair of braces"),
        ({"all": []}, "needs a list"),
        ({"any": {"fever": "yes"}}, "needs a list"),
        ({"at_least": 2}, "no answer is called 'at_least'"),
        ({}, "one condition in each"),
        ("fever", "braces"),
    ],
)
def test_a_wrong_condition_is_refused(table: Any, message: str) -> None:
    """A misspelt name, value or form is an error that says where."""
    with pytest.raises(ContentError, match=message) as error:
        condition(table)

    assert str(error.value).startswith("rules.toml: record 'here': field 'when': ")
