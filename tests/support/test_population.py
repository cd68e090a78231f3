"""The triage is in proportion: few of a realistic crowd are sent to hospital."""

import pytest

from backedu.content.level import Level
from tests.support.population import Tally, report, tally

NUMBER = 4000


@pytest.fixture(scope="module")
def found() -> Tally:
    """Return what became of a crowd that is the same in every run."""
    return tally(NUMBER, seed=1)


def test_few_are_sent_to_hospital(found: Tally) -> None:
    """At most 4.5 % are an emergency and 22 % urgent or above, give or take the chance of a crowd.

    Twenty were aimed at. New pain in someone who had cancer, sudden pain with a risk for the
    arteries, new weakness and doubts about bladder or bowel are seen the same day; each adds some.
    """
    slack = 2 * (0.05 * 0.95 / NUMBER) ** 0.5 * 100

    assert 1 < found.percent_from(Level.EMERGENCY) <= 4.5 + slack
    assert found.percent_from(Level.URGENT) <= 22 + 2 * slack
    assert found.percent_from(Level.SELF_CARE) == 100


def test_most_have_something_to_say(found: Tally) -> None:
    """As in henschke-2009, the crowd is full of weak flags: a plain picture is the smaller part."""
    assert 0.5 < found.flagged / NUMBER < 0.85


def test_the_same_seed_gives_the_same_crowd() -> None:
    """Two runs agree, and another crowd differs."""
    assert tally(200, seed=3).deciding == tally(200, seed=3).deciding
    assert tally(200, seed=3).deciding != tally(200, seed=4).deciding


def test_the_report_names_levels_and_rules(found: Tally) -> None:
    """Every level is printed, and the rules that decide."""
    text = report(found)

    assert all(level.value in text for level in Level)
    assert "both-legs-new" in text
