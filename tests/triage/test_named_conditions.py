"""The named conditions that rules and advice share."""

from typing import Any

import pytest

from backedu.content.reader import find
from backedu.triage.answer_check import normalise
from backedu.triage.answers import all_clear
from backedu.triage.conditions import Truth
from backedu.triage.named_conditions import load_named
from backedu.triage.rules import HEALTHY_ADULT

NAMED = load_named()
BASE = {**all_clear(), **HEALTHY_ADULT}


def test_every_fact_is_used() -> None:
    """A named condition that nothing refers to is dead."""
    texts = "".join(
        find(f"{file}.toml").read_text(encoding="utf-8")
        for file in ("named_conditions", "rules", "contradictions", "advice")
    )

    assert [name for name in NAMED if f'named = "{name}"' not in texts] == []


@pytest.mark.parametrize(
    ("answers", "truth"),
    [
        ({}, False),
        ({"osteoporosis": "yes"}, False),
        ({"steroid_use_systemic": "yes"}, False),
        ({"steroid_use_systemic": "yes", "recent_fall": "yes"}, True),
        ({"osteoporosis": "yes", "onset": "sudden", "thoracic_pain": "yes"}, True),
        ({"midline_bony_tenderness": "yes"}, True),
        ({"spinal_deformity": "yes"}, True),
        ({"inflammatory_spine_fused": "yes"}, False),
        ({"inflammatory_spine_fused": "yes", "recent_fall": "yes"}, True),
        ({"trauma": "minor"}, False),
        ({"trauma": "moderate"}, True),
        ({"trauma": "major"}, True),
        ({"age": 64, "recent_fall": "yes"}, False),
        ({"age": 65, "recent_fall": "yes"}, True),
        ({"age": 75}, False),
        ({"spinal_deformity": None}, None),
    ],
    ids=str,
)
def test_when_a_break_has_to_be_thought_of(answers: dict[str, Any], truth: Truth) -> None:
    """The condition that holds back exercise and manipulation stands where it says."""
    assert NAMED["fracture-suspected"].holds(normalise({**BASE, **answers})) is truth
