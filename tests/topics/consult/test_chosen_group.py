import pytest

from backedu.figures.chosen_group import chosen_group_figure
from backedu.topics.consult.chosen_group import enter, measured_twice


@pytest.mark.parametrize("threshold", range(9))
def test_without_ups_and_downs_nobody_changes(threshold: int) -> None:
    """The fall comes from the ups and downs alone."""
    assert all(first == second for first, second in enter(measured_twice(0), threshold).pairs)


@pytest.mark.parametrize("swing", [0.5, 1, 1.5, 2, 3])
def test_whoever_is_chosen_for_high_pain_falls_and_everyone_stays(swing: float) -> None:
    """A higher threshold makes a larger fall; all together move by less than 0.2 points."""
    people = measured_twice(swing)
    falls = [
        group.first_mean - group.second_mean for group in (enter(people, n) for n in (0, 5, 7))
    ]

    assert abs(falls[0]) < 0.2
    assert falls[0] < falls[1] < falls[2]


def test_the_fall_is_that_of_the_formula() -> None:
    """Usual pain is 1.8² of the variance of 1.8² + 1.5²: so much of a distance from 4.5 is kept."""
    group = enter(measured_twice(1.5), 6)
    kept = 1.8**2 / (1.8**2 + 1.5**2)

    assert group.second_mean == pytest.approx(4.5 + kept * (group.first_mean - 4.5), abs=0.15)


def test_what_cannot_be_is_refused() -> None:
    """A sentence says which values there are."""
    with pytest.raises(ValueError, match="from 0 to 3 points"):
        measured_twice(4)
    with pytest.raises(ValueError, match="Nobody has a pain of 11"):
        enter(measured_twice(1), 11)


def test_the_table_holds_the_threshold_that_was_set() -> None:
    """Its row says what the finding says."""
    figure = chosen_group_figure(4, 1.5)
    row = next(each for each in figure.rows if each[0] == "with 4 or more")

    assert f"average {row[2]} at the start and {row[3]} four weeks later" in figure.finding
    assert f"{row[4]} of 100 are better" in figure.finding
