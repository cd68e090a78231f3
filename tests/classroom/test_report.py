"""The report of a class counts people, not votes, and says nothing where there are too few."""

import pytest

from backedu.classroom.lecture import Lecture
from backedu.classroom.report import Item, calibration, discrimination, items, report
from backedu.classroom.tally import Vote

QUESTION = "what-the-word-says"  # its right option is b
ME, YOU, LATE = "me", "you", "late"
VOTES = [
    Vote(ME, QUESTION, 1, "a", "sure"),
    Vote(YOU, QUESTION, 1, "b", "sure"),
    Vote(ME, QUESTION, 2, "b", "guess"),
    Vote(LATE, QUESTION, 2, "a", "fairly"),
    Vote(ME, QUESTION, 3, "a"),  # asked again
    Vote(ME, "patient:early-ces", 1, "saddle"),
]


def item(name: str, right: str) -> Item:
    """Return a question with a 1 for each person who was right."""
    return Item(name, "", {f"p{i}": mark == "1" for i, mark in enumerate(right)}, {}, 0, 0)


def test_only_those_who_voted_twice_are_compared() -> None:
    """Whoever came late is in neither number; what is asked again is not mixed in."""
    (found,) = items(VOTES, Lecture())

    assert found.both == (1, 0, 1)
    assert (found.sure, found.sure_wrong) == (2, 1)
    (row,) = report(VOTES, Lecture())["rows"]
    assert (row["first"], row["second"]) == ("1 of 2", "0 → 1 of 1")
    assert (row["sure_wrong"], row["discrimination"]) == ("1 of 2", "too few")


def test_a_question_tells_those_who_know_apart() -> None:
    """It correlates with the other questions, itself left out: here by hand, 12 people."""
    others = [item(name, "111111000000") for name in "bcd"]

    same, other = item("a", "111111000000"), item("a", "000000111111")
    assert discrimination(same, [same, *others]) == pytest.approx(1)
    assert discrimination(other, [other, *others]) == pytest.approx(-1)
    assert discrimination(same, [same, *others[:2]]) is None
    assert discrimination(item("a", "1" * 12), others) is None
    assert discrimination(item("a", "101010101"), others) is None


def test_sureness_is_compared_with_being_right() -> None:
    """Of every vote that said how sure it was, in every round."""
    assert calibration(VOTES, Lecture()) == [
        ("A guess", 1, 1),
        ("Fairly sure", 1, 0),
        ("Sure", 2, 1),
    ]


def test_an_empty_class_has_a_report() -> None:
    """Without a question, a person or a division by either."""
    made = report([], Lecture())

    assert made["rows"] == []
    assert [row["share"] for row in made["calibration"]] == [0, 0, 0]
