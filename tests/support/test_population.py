"""The triage is in proportion: few of a realistic crowd are sent to hospital."""

import pytest

from backedu.content.level import Level
from tests.support.population import MOST_PERCENT, Tally, report, tally

NUMBER = 4000


@pytest.fixture(scope="module")
def found() -> Tally:
    """Return what became of a crowd that is the same in every run."""
    return tally(NUMBER, seed=1)


def test_few_are_sent_to_hospital(found: Tally) -> None:
    """At most 4.5 % are an emergency, 20 % urgent or above, give or take the chance of a crowd."""
    for level, most in MOST_PERCENT.items():
        slack = 2 * (most * (100 - most) / NUMBER) ** 0.5
        assert 1 < found.percent_from(level) <= most + slack
    assert found.percent_from(Level.SELF_CARE) == 100


def test_most_have_something_to_say(found: Tally) -> None:
    """As in henschke-2009, the crowd is full of weak flags: a plain picture is the smaller part."""
    assert 0.5 < found.flagged / NUMBER < 0.85


def test_the_same_seed_gives_the_same_crowd() -> None:
    """Two runs agree, and another crowd differs."""
    assert tally(200, seed=3).deciding == tally(200, seed=3).deciding
    assert tally(200, seed=3).deciding != tally(200, seed=4).deciding


def test_the_report_names_levels_and_rules(found: Tally) -> None:
    """Every level is printed, the rules that decide, and what it was before."""
    text = report(found)

    assert all(level.value in text for level in Level)
    assert "both-legs-new" in text
    assert "rules of the last release" in text
