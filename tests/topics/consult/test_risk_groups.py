from itertools import product
from pathlib import Path

import pytest

from backedu.topics.consult.risk_groups import group_of, risk_groups, screenings
from tests.support.content_files import assert_refused


@pytest.mark.parametrize(("others", "distress"), product(range(5), range(6)))
def test_distress_decides_high_and_the_total_the_rest(others: int, distress: int) -> None:
    """Hill 2008: high from 4 points of distress, else medium from a total of 4, else low."""
    expected = "high" if distress >= 4 else "medium" if others + distress >= 4 else "low"

    assert group_of(others, distress).id == expected


@pytest.mark.parametrize(("others", "distress"), [(5, 0), (0, 6), (-1, 0), (0, -1)])
def test_a_score_that_cannot_be_is_refused(others: int, distress: int) -> None:
    """Four items come first and five are about distress."""
    with pytest.raises(ValueError, match="0 to 4"):
        group_of(others, distress)


def test_the_first_group_takes_everyone() -> None:
    """Whatever the score, there is a group."""
    first = next(iter(risk_groups().values()))

    assert (first.least_total, first.least_distress) == (0, 0)


@pytest.mark.parametrize(("old", "new"), [("area = 0.59", "area = 0.7"), ("low = 0.55\n", "")])
def test_an_area_outside_its_interval_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """An interval has two ends, and the estimate between them."""
    assert_refused(screenings, old, new, "'area' must lie between", tmp_path)
