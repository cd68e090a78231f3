from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.topics.load.niosh_lifting import (
    Lift,
    asymmetry_multiplier,
    coupling_multiplier,
    distance_multiplier,
    frequency_multiplier,
    frequency_tables,
    horizontal_multiplier,
    lifting_index,
    recommended_weight_kg,
    vertical_multiplier,
)
from tests.support.content_files import assert_refused

# The metric tables 1 to 4 as the manual prints them (publication 94-110, revised 2021).
PRINTED_HORIZONTAL = {
    25: 1.00, 28: 0.89, 30: 0.83, 32: 0.78, 34: 0.74, 36: 0.69, 38: 0.66, 40: 0.63, 42: 0.60,
    44: 0.57, 46: 0.54, 48: 0.52, 50: 0.50, 52: 0.48, 54: 0.46, 56: 0.45, 58: 0.43, 60: 0.42,
    63: 0.40, 64: 0.00,
}  # fmt: skip
PRINTED_VERTICAL = {
    0: 0.78, 10: 0.81, 20: 0.84, 30: 0.87, 40: 0.90, 50: 0.93, 60: 0.96, 70: 0.99, 80: 0.99,
    90: 0.96, 100: 0.93, 110: 0.90, 120: 0.87, 130: 0.84, 140: 0.81, 150: 0.78, 160: 0.75,
    170: 0.72, 175: 0.70, 176: 0.00,
}  # fmt: skip
PRINTED_DISTANCE = {
    25: 1.00, 40: 0.93, 55: 0.90, 70: 0.88, 85: 0.87, 100: 0.87, 115: 0.86, 145: 0.85, 160: 0.85,
    175: 0.85, 176: 0.00,
}  # fmt: skip
PRINTED_ASYMMETRY = {
    0: 1.00, 15: 0.95, 30: 0.90, 45: 0.86, 60: 0.81, 75: 0.76, 90: 0.71, 105: 0.66, 120: 0.62,
    135: 0.57, 136: 0.00,
}  # fmt: skip
PRINTED_TABLES = {
    horizontal_multiplier: PRINTED_HORIZONTAL,
    vertical_multiplier: PRINTED_VERTICAL,
    distance_multiplier: PRINTED_DISTANCE,
    asymmetry_multiplier: PRINTED_ASYMMETRY,
}

heights_cm = st.floats(min_value=0, max_value=175)
reaches_cm = st.floats(min_value=0, max_value=80)
rates = st.floats(min_value=0, max_value=20)


@pytest.mark.parametrize("multiplier", PRINTED_TABLES, ids=lambda each: each.__name__)
def test_the_printed_tables_are_reached(multiplier: object) -> None:
    """Each formula gives every row of its table to the two digits that the manual prints.

    A value that ends in a five is rounded up, as the manual does.
    """
    table = PRINTED_TABLES[multiplier]  # type: ignore[index]
    computed = {at: int(multiplier(at) * 100 + 0.5 + 1e-9) / 100 for at in table}  # type: ignore[operator]

    assert computed == table


def test_one_row_of_the_manual_is_not_its_own_formula() -> None:
    """Table 3 prints .86 at 130 cm, where its formula gives .85; the formula counts."""
    assert round(distance_multiplier(130), 2) == 0.85


@pytest.mark.parametrize(
    ("per_min", "hours", "height_cm", "printed"),
    [
        (0.1, 1, 30, 1.00), (0.2, 1, 80, 1.00), (3, 1, 30, 0.88), (12, 1, 30, 0.37),
        (13, 1, 30, 0.00), (13, 1, 80, 0.34), (15, 1, 80, 0.28), (16, 1, 80, 0.00),
        (0.5, 2, 30, 0.92), (10, 2, 30, 0.26), (11, 2, 30, 0.00), (12, 2, 80, 0.21),
        (4, 8, 30, 0.45), (8, 8, 30, 0.18), (9, 8, 30, 0.00), (10, 8, 80, 0.13), (11, 8, 80, 0.00),
    ],
)  # fmt: skip
def test_frequency_multipliers_are_the_printed_ones(
    per_min: float, hours: float, height_cm: float, printed: float
) -> None:
    """Corners of table 5, on both sides of 75 cm."""
    assert frequency_multiplier(per_min, hours, height_cm) == printed


@pytest.mark.parametrize(
    ("coupling", "below", "above"), [("good", 1, 1), ("fair", 0.95, 1), ("poor", 0.9, 0.9)]
)
def test_coupling_multipliers_are_the_printed_ones(
    coupling: str, below: float, above: float
) -> None:
    """Table 7."""
    found = [coupling_multiplier(coupling, height) for height in (74.9, 75)]  # type: ignore[arg-type]

    assert found == [below, above]


@pytest.mark.parametrize(
    ("lift", "limit_kg"),
    [
        (Lift(25, 75), 23.0),
        (Lift(40, 30, travel_cm=70, per_min=3, coupling="fair"), 9.19),
        (Lift(50, 20, travel_cm=60, twist_deg=45, per_min=6, coupling="poor"), 4.97),
    ],
)
def test_the_sums_by_hand_are_reached(lift: Lift, limit_kg: float) -> None:
    """The product of the multipliers, worked out on paper."""
    assert round(recommended_weight_kg(lift), 2) == limit_kg


@given(heights_cm, reaches_cm, reaches_cm)
def test_farther_never_allows_more(height: float, one: float, other: float) -> None:
    """The limit falls with the distance."""
    near, far = sorted((one, other))

    assert recommended_weight_kg(Lift(near, height)) >= recommended_weight_kg(Lift(far, height))


@given(rates, rates, heights_cm, st.floats(min_value=0, max_value=8))
def test_more_often_never_allows_more(
    one: float, other: float, height: float, hours: float
) -> None:
    """The limit falls with the frequency."""
    slow, fast = sorted((one, other))

    assert (
        frequency_multiplier(slow, hours, height)
        >= frequency_multiplier(fast, hours, height) - 1e-9
    )


@given(reaches_cm, heights_cm, st.floats(min_value=0, max_value=180))
def test_left_and_right_count_alike(reach: float, height: float, twist: float) -> None:
    """A twist to the left is a twist to the right."""
    left, right = (Lift(reach, height, twist_deg=side * twist) for side in (-1, 1))

    assert recommended_weight_kg(left) == recommended_weight_kg(right)


@given(reaches_cm, heights_cm, rates)
def test_the_limit_stays_within_its_bounds(reach: float, height: float, rate: float) -> None:
    """From nothing to the load constant."""
    assert 0 <= recommended_weight_kg(Lift(reach, height, per_min=rate)) <= 23


def test_where_no_load_is_recommended_there_is_no_index() -> None:
    """No division by nothing, and no endless number."""
    assert lifting_index(10, 0) is None
    assert lifting_index(0, 10) == 0


@pytest.mark.parametrize("bad", [-1, float("nan")])
def test_impossible_lifts_are_refused(bad: float) -> None:
    """One sentence, no traceback in a lesson."""
    with pytest.raises(ValueError, match=r"'horizontal_cm' of .* can't be right"):
        recommended_weight_kg(Lift(bad, 75))


def test_more_than_a_working_day_is_refused() -> None:
    """The manual gives no limit beyond 8 hours."""
    with pytest.raises(ValueError, match="stops at 8 hours"):
        recommended_weight_kg(Lift(25, 75, hours=9))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("below_75 = [1.00, 0.97,", "below_75 = [1.00,", "'up-to-1-hour'.*'below_75' needs one"),
        ("from_75 = [0.95, 0.92", "from_75 = [0.95, 0.96", "'up-to-2-hours'.*'from_75' must fall"),
        ("per_min = [0.2, 0.5", "per_min = [0.5, 0.2", "'per_min' must rise"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    assert_refused(frequency_tables, old, new, fault, tmp_path)


def test_the_tables_stand_from_short_to_long() -> None:
    """A duration takes the first table that covers it."""
    hours = [table.hours for table in frequency_tables().values()]

    assert hours == [1, 2, 8]
