"""The review as a page shows it: nothing right before an answer, and bad memory does no harm."""

import json
from typing import Any

import pytest

from backedu.topics.review.choice import items
from backedu.topics.review.schedule import DAY_S
from backedu.views.review import review

NOW = 1_800_000_000


def answered(option: str, traces: dict[str, Any] | None = None, at: int = NOW) -> dict[str, Any]:
    """Return what follows when the question that is asked now is answered."""
    asked = review({"traces": traces or {}, "at": at})
    value = {"traces": traces or {}, "at": at, "item": asked["item"], "option": option}
    return review(value | {"sure": "sure"})


def test_what_is_right_is_not_told_before_an_answer() -> None:
    """Of no item does the question say which option is right, or any of its feedback."""
    for id_, item in items().items():
        asked = review(
            {
                "at": NOW,
                "traces": {
                    other: [1.0, 5.0, NOW, NOW + DAY_S, 1] for other in items() if other != id_
                },
            }
        )

        assert asked["item"] == id_
        assert asked["feedback"] == {}
        assert all(set(option) <= {"id", "text", "note"} for option in asked["prompt"]["options"])
        secret = getattr(item.record, "teaching_point", "") or item.record.options[0].feedback  # type: ignore[union-attr]
        assert " ".join(secret.split())[:60] not in json.dumps(asked["prompt"], ensure_ascii=False)


def test_an_answer_gets_its_feedback_and_says_when_it_comes_back() -> None:
    """Right and sure waits a week or more; wrong comes back tomorrow."""
    right, wrong = answered("b"), answered("a")

    assert right["feedback"]["right"] is True
    assert right["comes_back"] == "This one comes back in 8 days."
    assert wrong["feedback"]["right"] is False
    assert wrong["comes_back"] == "This one comes back tomorrow."
    assert right["item"] == wrong["item"] == next(iter(items()))


def test_the_same_value_always_gives_the_same_result() -> None:
    """A page that asks again, after a reload or in another process, sees what it saw."""
    assert json.dumps(answered("a")) == json.dumps(answered("a"))


def test_the_next_question_is_another_and_the_first_one_returns() -> None:
    """What was answered is not asked again on the same day, and is when it is due."""
    traces = answered("a")["traces"]
    first = next(iter(traces))

    assert review({"traces": traces, "at": NOW})["item"] != first
    assert review({"traces": traces, "at": NOW + 2 * DAY_S})["item"] == first


def test_when_all_is_answered_the_next_day_is_named() -> None:
    """Nothing is asked, and a sentence says when the next one is due."""
    traces = {id_: [30.0, 5.0, NOW, NOW + 30 * DAY_S, 2] for id_ in items()}
    shown = review({"traces": traces, "at": NOW})

    assert (shown["item"], shown["prompt"]) == ("", {})
    assert shown["lines"][-1] == "the next one is due in 30 days"


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "x",
        [],
        [1, 2, 3],
        [1, 2, 3, 4, 5, 6],
        [0, 5, NOW, NOW, 1],
        [float("nan"), 5, NOW, NOW, 1],
        [float("inf"), 5, NOW, NOW, 1],
        [1, 11, NOW, NOW, 1],
        [1, 5, NOW, NOW - 1, 1],
        [1, 5, -1, NOW, 1],
        [1, 5, NOW, 10**400, 1],
        [1, 5, NOW, NOW + DAY_S, 0],
        [1, 5, "1", NOW, 1],
        {"0": 1},
    ],
)
def test_a_damaged_trace_is_a_question_not_yet_answered(kept: Any) -> None:
    """What cannot be is left out, and the others stay."""
    first, second = list(items())[:2]
    good = [3.5, 5.0, NOW, NOW + DAY_S, 1]
    shown = review({"traces": {first: kept, second: good, "gone": good}, "at": NOW})

    assert shown["traces"] == {second: good}
    assert shown["item"] == first


@pytest.mark.parametrize(
    "value",
    [
        {"at": "soon"},
        {"at": float("nan")},
        {"at": 10**400},
        {"traces": [1], "at": NOW},
        {"item": "nobody", "option": "a", "sure": "sure"},
        {"item": ["x"], "option": {}, "sure": 1},
        {"item": next(iter(items())), "option": "zz", "sure": "sure"},
        {"item": next(iter(items())), "option": ["a"], "sure": "sure"},
        {"item": next(iter(items())), "option": "a", "sure": "quite"},
        {"item": next(iter(items())), "option": "a", "sure": ["sure"]},
    ],
)
def test_whatever_a_page_sends_a_question_is_asked(value: dict[str, Any]) -> None:
    """Nothing is raised, nothing is marked, and the first question is there."""
    shown = review(value)

    assert shown["feedback"] == {}
    assert shown["item"] == next(iter(items()))
