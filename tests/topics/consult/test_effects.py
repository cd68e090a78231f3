from pathlib import Path
from typing import Any

import pytest

from backedu.content.table import Table
from backedu.figures.effects import out_of_100_figure, pain_effects_figure
from backedu.topics.consult.effects import (
    PeopleEffect,
    Reach,
    against,
    effects,
    people_effects,
)
from tests.support.content_files import assert_refused

every_effect = pytest.mark.parametrize("effect", people_effects().values(), ids=lambda e: e.id)


@pytest.mark.parametrize(
    ("worth", "reach"),
    [
        (3, Reach.SURELY),
        (3.6, Reach.SURELY),
        (4, Reach.PERHAPS),
        (11, Reach.PERHAPS),
        (12, Reach.NOT),
    ],
)
def test_the_whole_interval_decides(worth: float, reach: Reach) -> None:
    """NSAIDs: 7.3, from 3.6 to 11 (van der Gaag 2020)."""
    assert against(effects()["nsaid"], worth) is reach


def test_without_a_confirmed_interval_nothing_is_claimed() -> None:
    """Opioids and manipulation have a hollow mark, and what has no points has none."""
    unknown = [id_ for id_, each in effects().items() if against(each, 0) is Reach.UNKNOWN]
    hollow = [
        id_ for id_, each in effects().items() if each.points is not None and each.low is None
    ]

    assert hollow == ["opioid", "manipulation"]
    assert set(hollow) < set(unknown)


@pytest.mark.parametrize("worth", [0, 5, 10, 20])
def test_the_sentence_counts_what_the_table_says(worth: int) -> None:
    """So many are sure to, so many perhaps, of those with an interval."""
    figure = pain_effects_figure("epsom", worth)
    said = [row[-1] for row in figure.rows]
    surely, perhaps = said.count("yes"), said.count("perhaps")

    assert f"interval {surely or 'none'} {'is' if surely < 2 else 'are'} sure to" in figure.finding
    assert figure.finding.endswith(f"and {perhaps or 'none'} may.")


@every_effect
def test_the_estimate_lies_in_its_interval(effect: PeopleEffect) -> None:
    """And all three are people out of 100."""
    middle, low, high = effect.of_100

    assert 0 <= low <= middle <= high <= 100


def test_a_published_ratio_gives_the_published_people() -> None:
    """Van der Gaag 2020: 367 and 514 of 1,000, risk ratio 1.40 (1.12 to 1.75)."""
    assert people_effects()["nsaid_better"].of_100 == (51, 41, 64)


@every_effect
@pytest.mark.parametrize("reading", ["estimate", "low", "high"])
def test_both_arrays_are_100_people(effect: PeopleEffect, reading: str) -> None:
    """The key of the second adds up, and its change is the one that is said."""
    figure = out_of_100_figure(effect.id, reading)
    counts = [int(text.split("</b>")[0].removeprefix("<b>")) for text in figure.data[1]["text"]]
    change = "no difference" if not counts[1] else f"{counts[1]} "

    assert sum(counts) == 100
    assert figure.finding.rpartition(": ")[2].startswith(change)


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        (effects, "high = 11.0", "high = 5.0", "'points' must lie"),
        (effects, "high = 11.0\n", "", "'points' and its 'low' and 'high'"),
        (people_effects, "high = 1.75\n", "", "'ratio' with 'low' and 'high'"),
        (people_effects, "without = 36.7", "without = 136.7", "'without' needs 0 to 100"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    tmp_path: Path, table: Table[Any], old: str, new: str, fault: str
) -> None:
    """The sentence names the field."""
    assert_refused(table, old, new, fault, tmp_path)
