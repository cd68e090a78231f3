from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content.table import Table
from backedu.figures.sciatica import sciatica_odds_figure, sciatica_plans_figure
from backedu.topics.consult.sciatica import (
    WEEKS,
    Plan,
    interval_at,
    recovered,
    sciatica_outcomes,
    sciatica_plans,
)
from tests.support.content_files import assert_refused

every_plan = pytest.mark.parametrize("plan", sciatica_plans().values(), ids=lambda each: each.id)


@every_plan
def test_a_curve_goes_through_what_was_published(plan: Plan) -> None:
    """Nobody at first, half at the published week, 95 of 100 at a year (Peul 2007)."""
    assert recovered(plan, 0) == 0
    assert recovered(plan, plan.half_by_week) == pytest.approx(0.5)
    assert recovered(plan, WEEKS) == pytest.approx(0.95)


@every_plan
@given(first=st.floats(0, WEEKS), second=st.floats(0, WEEKS))
def test_nobody_who_had_recovered_is_lost(plan: Plan, first: float, second: float) -> None:
    """A share only grows, and lies within its interval."""
    early, late = sorted([first, second])
    around = interval_at(plan, late)

    assert recovered(plan, early) <= recovered(plan, late) + 1e-12
    assert around.low - 0.005 <= recovered(plan, late) <= around.high + 0.005


@given(week=st.floats(0, WEEKS))
def test_an_early_operation_is_never_behind(week: float) -> None:
    """Within the year; at its end the two are alike."""
    early, wait = sciatica_plans().values()

    assert recovered(early, week) >= recovered(wait, week) - 1e-9


@pytest.mark.parametrize("week", [-1, 53, float("nan")])
def test_a_week_beyond_the_year_is_refused(week: float) -> None:
    """Nothing was published there."""
    with pytest.raises(ValueError, match="week 0 to 52"):
        recovered(sciatica_plans()["early"], week)


@pytest.mark.parametrize("counted", sciatica_outcomes())
def test_the_hundred_people_show_the_interval(counted: str) -> None:
    """Full and half-full icons add up to the high end, and all make 100."""
    figure, outcome = sciatica_odds_figure(counted), sciatica_outcomes()[counted]
    numbers = [int(text.split("</b>")[0].removeprefix("<b>")) for text in figure.data[0]["text"]]

    assert sum(numbers) == 100
    assert numbers[0] == round(100 * outcome.interval.low)
    assert numbers[0] + numbers[1] == round(100 * outcome.interval.high)
    assert outcome.interval.low <= outcome.percent / 100 <= outcome.interval.high


def test_a_published_range_is_not_called_an_interval() -> None:
    """Haugen 2011 gives 49 to 58 by the measure: no single number is said."""
    assert "49 to 58 of 100" in sciatica_odds_figure("disc_herniation").finding


def test_the_table_and_the_finding_agree() -> None:
    """The week that is set is a row of the table."""
    figure = sciatica_plans_figure(20)
    row = next(each for each in figure.rows if each[0] == "20")

    assert [cell.split()[0] for cell in row[1:]] == [
        part.split(" of 100")[0].split()[-1] for part in figure.finding.split(" and ")
    ]


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        (sciatica_plans, "half_by_week = 4", "half_by_week = 60", "'half_by_week'"),
        (sciatica_plans, "recovered_in_a_year = 95", "recovered_in_a_year = 100", "not all"),
        (sciatica_plans, "operated = 125", "operated = 200", "'operated'"),
        (sciatica_outcomes, "percent_high = 58", "percent_high = 40", "'percent'"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    tmp_path: Path, table: Table[Any], old: str, new: str, fault: str
) -> None:
    """The sentence names the field."""
    assert_refused(table, old, new, fault, tmp_path)
