from itertools import pairwise
from pathlib import Path

import pytest

from backedu.figures.examination import examine_figure
from backedu.topics.consult.examination import (
    Examined,
    examination_tests,
    examined,
    fitting,
)
from backedu.topics.labs import labs
from tests.support.content_files import assert_refused

EVERYTHING = " ".join(examination_tests())

every_person = pytest.mark.parametrize("person", examined().values(), ids=lambda each: each.id)


@every_person
def test_a_further_test_never_adds_a_place(person: Examined) -> None:
    """What fits all that was found can only become less, and something is left at the end."""
    done: list[str] = []
    before: set[str] | None = None
    for each in person.findings:
        done.append(each.test)
        now = set(fitting(person, done))
        assert now
        assert before is None or now <= before
        before = now


def test_each_person_is_where_the_lesson_says() -> None:
    """All tests done: a root, two that can't be told apart, the cord, and the cauda equina."""
    everything = {id_: fitting(each, EVERYTHING.split()) for id_, each in examined().items()}

    assert everything == {
        "first": ("L5",),
        "second": ("S1",),
        "third": ("L3", "L4"),
        "fourth": ("L5", "peroneal"),
        "fifth": ("cord",),
        "sixth": ("cauda",),
    }


@pytest.mark.parametrize("person", ["fifth", "sixth"])
@pytest.mark.parametrize("tests", ["", "big_toe", EVERYTHING])
def test_an_emergency_waits_for_no_test(person: str, tests: str) -> None:
    """Cord and cauda equina go at once, however few tests were done."""
    lead, text = examine_figure(person, tests).sections[-1][1][0]

    assert lead == "Then:"
    assert "at once" in text


@pytest.mark.parametrize("person", ["first", "second", "third", "fourth"])
def test_what_follows_is_not_said_before_it_was_found(person: str) -> None:
    """A test that would find something is missing: the plan isn't in the page."""
    whom = examined()[person]
    figure = examine_figure(person, whom.findings[0].test)

    assert whom.then not in str(figure.as_dict())


def test_normal_tests_rule_nothing_out() -> None:
    """The finding says so."""
    assert examine_figure("fifth", "big_toe").finding.endswith("That rules nothing out.")
    assert examine_figure("fifth", "").finding == "No test done yet."


def test_the_lab_offers_every_person_and_test() -> None:
    """Its options are the records, in their order."""
    offered = [[option.id for option in choice.options] for choice in labs()["examine"].choices]

    assert offered == [list(examined()), list(examination_tests())]


@pytest.mark.parametrize("person", ["nobody", ""])
def test_nobody_else_can_be_examined(person: str) -> None:
    """A sentence says so."""
    with pytest.raises(ValueError, match="There is no person"):
        examine_figure(person, "walk")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('test = "heel_raise"', 'test = "wink"', "isn't in examination.toml"),
        ('fits = ["cord"]', 'fits = ["L5"]', "doesn't look at"),
        (
            'found = "right absent", side = "right", fits = ["S1"]',
            'found = "x", side = "right", fits = ["cauda"]',
            "no place together",
        ),
        ('side = "left"', 'side = "west"', "on a side that isn't one of right, left, both"),
        ('segment = "thigh"', 'segment = "arm"', "at a place that a person doesn't have"),
    ],
)
def test_a_person_who_fits_nothing_is_refused(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """The sentence names what is wrong."""
    assert_refused(examined, old, new, fault, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('segment = "pelvis"', 'segment = "head"', "needs one of pelvis, thigh, shank, foot"),
        ("share = 0.9", "share = 9", "isn't between 0 and 1"),
    ],
)
def test_a_test_of_no_place_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Each is marked on the drawn person."""
    assert_refused(examination_tests, old, new, fault, tmp_path)


@pytest.mark.parametrize(
    ("person", "test", "side"),
    [("first", "big_toe", 1), ("second", "ankle_jerk", -1), ("sixth", "saddle", 0)],
)
def test_a_finding_is_marked_on_its_side(person: str, test: str, side: int) -> None:
    """The person faces the reader: their left is to the reader's right."""
    *_, rings, found = examine_figure(person, test).data
    (across,) = found["x"]

    assert (across > 0) - (across < 0) == side
    assert len(rings["x"]) == 1 + (side != 0)


def test_lost_feeling_is_marked_where_it_is_lost() -> None:
    """At the knee, not at the foot, where the test is marked when it is normal."""
    *_, rings, found = examine_figure("third", "feeling").data

    assert found["y"][0] > 2 * rings["y"][0]


def test_the_grid_is_as_high_as_the_tests_that_were_done() -> None:
    """Each test adds one row, once the person has room; every place is named above, in full."""
    tests = EVERYTHING.split()
    none, most, everything = (
        examine_figure("first", " ".join(tests[:n])).layout for n in (0, len(tests) - 1, len(tests))
    )
    row = everything["height"] - most["height"]

    assert none["height"] > 5 * row
    assert everything["height"] > row * len(tests)
    assert everything["xaxis"]["ticktext"][3:] == [
        "S1",
        "nerve<br>at<br>knee",
        "cauda<br>equina",
        "cord",
    ]


def test_a_phone_has_room_for_every_place() -> None:
    """At 320 px, where 1 is 23.5 px and a letter 6.5 px wide: a name that has none is left out."""
    across = examine_figure("first", "").layout["xaxis"]
    named = [
        (x, max(map(len, name.split("<br>"))))
        for x, name in zip(across["tickvals"], across["ticktext"], strict=True)
    ]

    assert all(23.5 * (y - x) >= 6.5 * (m + n) / 2 + 3 for (x, m), (y, n) in pairwise(named))
