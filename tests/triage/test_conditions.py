"""Conditions are judged in three values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content.error import Where
from backedu.triage.answer_check import normalise
from backedu.triage.answers import contract
from backedu.triage.conditions import Condition, Named, Truth, Values
from backedu.triage.parsing import parse_condition

YES: dict[str, Any] = {"fever": "yes"}
ITEMS = ("fever", "night_pain", "weight_loss")


def condition(table: Any, named: dict[str, Named] | None = None) -> Condition:
    """Read a condition as a rule would."""
    return parse_condition(
        table, contract(), (named or {}).__getitem__, Where("rules.toml", "here", "when")
    )


def values(**answers: Any) -> Values:
    """Return checked answers."""
    return normalise(answers)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"all": [YES, {"night_pain": "yes"}]}, {(1, 1): True, (1, 0): False, (1, None): None,
                                                 (0, None): False}),
        ({"any": [YES, {"night_pain": "yes"}]}, {(0, 0): False, (1, None): True, (0, None): None}),
        ({"at_least": 2, "of": [YES, {"night_pain": "yes"}]},
         {(1, 1): True, (1, None): None, (0, None): False}),
    ],
)  # fmt: skip
def test_parts_together(
    table: dict[str, Any], expected: dict[tuple[int | None, int | None], Truth]
) -> None:
    """Together, an open part decides only where it can."""
    words = {1: "yes", 0: "no", None: None}
    for (fever, night_pain), truth in expected.items():
        answers = values(fever=words[fever], night_pain=words[night_pain])

        assert condition(table).holds(answers) is truth


def test_what_only_confirms_is_not_missed() -> None:
    """A second answer to the same question counts when true, and is not missed when open."""
    both = Named(
        "both", condition({"bilateral_leg_pain": "yes"}), (condition({"leg_side": "both"}),)
    )

    assert both.holds(values(bilateral_leg_pain="no")) is False
    assert both.holds(values(bilateral_leg_pain="no", leg_side="both")) is True
    assert both.holds(values()) is None
    assert dict(both.deciding(values(leg_side="both"))) == {"leg_side": True}


def test_the_deciding_answers_are_named() -> None:
    """All that made it true are named; of an open one, what is known and what is open."""
    either = condition({"any": [YES, {"night_pain": "yes"}, {"weight_loss": "yes"}]})
    both = condition({"all": [YES, {"night_pain": "yes"}]})

    assert dict(either.deciding(values(fever="yes", weight_loss="yes"))) == {
        "fever": True,
        "weight_loss": True,
    }
    assert dict(both.deciding(values(fever="yes"))) == {"fever": True, "night_pain": None}
    assert dict(both.deciding(values(fever="no"))) == {}


LEAVES = st.sampled_from([{name: "yes"} for name in ITEMS])
TABLES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda form, parts: {form: parts} if form != "at_least" else {"at_least": 2, "of": parts},
        st.sampled_from(["all", "any", "at_least"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
ANSWERS = st.fixed_dictionaries({name: st.sampled_from(["yes", "no", None]) for name in ITEMS})


def rank(truth: Truth) -> int:
    """Order the three values: no, open, yes."""
    return {False: 0, None: 1, True: 2}[truth]


@given(TABLES, ANSWERS)
def test_an_open_answer_lies_between_no_and_yes(
    table: dict[str, Any], answers: dict[str, str | None]
) -> None:
    """Whatever is asked, "no" is never more worrying than open, nor open than "yes"."""
    judged = condition(table)
    for name in ITEMS:
        no, unknown, yes = (
            rank(judged.holds(values(**{**answers, name: value}))) for value in ("no", None, "yes")
        )

        assert no <= unknown <= yes


@given(TABLES, ANSWERS)
def test_the_deciding_answers_decide(table: dict[str, Any], answers: dict[str, str | None]) -> None:
    """With every deciding answer set to "no", the condition holds less than before."""
    judged = condition(table)
    before = rank(judged.holds(values(**answers)))
    cleared = answers | dict.fromkeys(dict(judged.deciding(values(**answers))), "no")

    assert rank(judged.holds(values(**cleared))) < before or before == 0
