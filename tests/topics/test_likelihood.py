"""Chances before and after a finding: published examples to their digits, and laws for all."""

from itertools import pairwise
from math import inf, isfinite, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backedu.topics.likelihood import (
    Counts,
    Interval,
    chance_after,
    lr_absent,
    lr_interval,
    lr_interval_of_shares,
    lr_present,
    natural_frequencies,
    wilson,
)

SHARES = st.floats(0, 1)
INNER = st.floats(0.001, 0.999)
RATIOS = st.floats(0, 1e6)
QUICK = settings(max_examples=200, deadline=None)


def test_the_liver_scan() -> None:
    """Altman and Bland 1994: of 258 ill people 231 have it, of 86 well people 32."""
    sensitivity, specificity = 231 / 258, 54 / 86

    assert (round(sensitivity, 2), round(specificity, 2)) == (0.90, 0.63)
    prevalence = 258 / 344
    ratio = lr_present(sensitivity, specificity)
    assert ratio is not None
    assert chance_after(prevalence, ratio) == pytest.approx(231 / 263)
    assert natural_frequencies(344, prevalence, sensitivity, specificity) == Counts(231, 27, 32, 54)


@pytest.mark.parametrize(
    ("sensitivity", "specificity", "present", "absent"),
    [
        (0.68, 0.75, "2.7", "0.43"),  # palpation for an aneurysm, Fink 2000
        (0.77, 0.69, "2.5", "0.33"),  # age over 65, Suri 2010 (prints 0.34 for the pooled one)
        (0.06, 0.99, "6", "0.95"),
        (0.9348, 0.2821, "1.3", "0.23"),  # cut-points of one scale, PMC4910190, table 4
        (0.8696, 0.5278, "1.8", "0.25"),
        (0.6522, 0.7265, "2.4", "0.48"),
        (0.2826, 0.9487, "5.5", "0.76"),
        (0.1304, 0.9915, "15", "0.88"),
    ],
)
def test_published_likelihood_ratios(
    sensitivity: float, specificity: float, present: str, absent: str
) -> None:
    """Both ratios agree with print, to two digits."""
    assert f"{lr_present(sensitivity, specificity):.2g}" == present
    assert f"{lr_absent(sensitivity, specificity):.2g}" == absent


def test_fever_and_spinal_infection() -> None:
    """One in 10,000 has it, fever in 83 % of them and 2 % of the rest: still 1 in 240."""
    ratio = lr_present(0.83, 0.98)

    assert ratio == pytest.approx(41.5)
    assert chance_after(0.0001, 41.5) == pytest.approx(0.0041, abs=5e-5)


@pytest.mark.parametrize(
    ("before", "ratio", "percent"),
    [(0.007, 10, 6.6), (0.007, 4, 2.7), (0.19, 12.8, 75.0), (0.19, 0.18, 4.1), (0.0008, 2, 0.16)],
)
def test_chances_worked_by_hand(before: float, ratio: float, percent: float) -> None:
    """Odds times ratio, as on paper."""
    after = chance_after(before, ratio)

    assert after is not None
    assert 100 * after == pytest.approx(percent, abs=0.05)


def test_the_mammogram() -> None:
    """Gigerenzer's example: 10 of 1,000 ill, 9 found, 89 false alarms, so 9 of 98."""
    counts = natural_frequencies(1000, 0.01, 0.9, 0.91)

    assert counts == Counts(9, 1, 89, 901)
    assert (counts.with_finding, counts.ill, counts.people) == (98, 10, 1000)


def test_the_mammogram_of_calculated_risks() -> None:
    """8 of 1,000 ill, 7 found, and some 70 of 992 well women have it: 7 of about 77."""
    counts = natural_frequencies(1000, 0.008, 0.9, 0.93)

    assert (counts.ill_with, counts.ill) == (7, 8)
    assert counts.well_with == pytest.approx(70, abs=1)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (8, 1172, 0.004, 0.013),  # Underwood 2009 on Henschke 2009: fracture 0.4 to 1.3 %
        (0, 1172, 0.000, 0.003),  # the same: malignancy 0 to 0.3 %
        (21, 24, 0.690, 0.957),  # the pilot study of the straight leg raise
        (3, 7, 0.158, 0.750),
        (20, 25, 0.609, 0.911),
        (5, 7, 0.359, 0.918),
    ],
)
def test_published_intervals_of_a_share(part: int, whole: int, low: float, high: float) -> None:
    """The score interval agrees with print; one that rounds 0.35 % up is within that rounding."""
    interval = wilson(part, whole)

    assert interval.low == pytest.approx(low, abs=0.00055)
    assert interval.high == pytest.approx(high, abs=0.0005)


def test_the_interval_of_a_ratio_by_hand() -> None:
    """The log method, worked on paper for 15 of 25 against 102 of 309."""
    interval = lr_interval(15, 25, 102, 309)
    assert interval is not None

    # ln(0.6/0.3301) = 0.5976; sqrt(1/15 - 1/25 + 1/102 - 1/309) = 0.1823
    assert interval.low == pytest.approx(1.272, abs=0.001)
    assert interval.high == pytest.approx(2.598, abs=0.001)


def test_no_interval_without_people() -> None:
    """Where nobody has the finding, the method gives none."""
    assert lr_interval(0, 25, 3, 309) is None
    assert lr_interval(3, 25, 0, 309) is None
    assert lr_interval_of_shares(0.5, Interval(0, 1), 0.5, Interval(0.4, 0.6)) is None


@pytest.mark.parametrize(
    ("sensitivity", "specificity", "present", "absent"),
    [(1, 1, inf, 0), (0, 1, None, 1), (1, 0, 1, None), (0, 0, 0, inf), (0.5, 0.5, 1, 1)],
)
def test_ratios_at_the_ends(
    sensitivity: float, specificity: float, present: float | None, absent: float | None
) -> None:
    """A finding that nobody can have, or everybody has, has no ratio; a perfect one is endless."""
    assert lr_present(sensitivity, specificity) == present
    assert lr_absent(sensitivity, specificity) == absent


@pytest.mark.parametrize(
    ("before", "ratio", "after"),
    [
        (0, 5, 0),
        (1, 5, 1),
        (0.5, 0, 0),
        (0.5, inf, 1),
        (0, 0, 0),
        (1, inf, 1),
        (0, inf, None),
        (1, 0, None),
    ],
)
def test_chances_at_the_ends(before: float, ratio: float, after: float | None) -> None:
    """Certainty stays certainty; a finding that contradicts it cannot occur."""
    assert chance_after(before, ratio) == after


@pytest.mark.parametrize(
    ("before", "ratio"), [(-0.1, 1), (1.1, 1), (nan, 1), (0.5, -1), (0.5, nan)]
)
def test_what_is_no_chance_is_refused(before: float, ratio: float) -> None:
    """A sentence says what a chance or a ratio can be."""
    with pytest.raises(ValueError, match=r"from 0 to 1|0 or more"):
        chance_after(before, ratio)


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_count_is_refused(part: int, whole: int) -> None:
    """More than all, or fewer than none, is no share."""
    with pytest.raises(ValueError, match="not a count"):
        wilson(part, whole)


def test_counting_nobody_is_refused() -> None:
    """Natural frequencies are of people."""
    with pytest.raises(ValueError, match="at least one person"):
        natural_frequencies(0, 0.1, 0.5, 0.5)


@QUICK
@given(SHARES, RATIOS)
def test_a_chance_is_a_chance(before: float, ratio: float) -> None:
    """After any finding it lies from 0 to 1, or there is none."""
    after = chance_after(before, ratio)

    assert after is None or 0 <= after <= 1


@QUICK
@given(INNER, st.floats(1e-3, 1e3), st.floats(1e-3, 1e3))
def test_the_order_of_flags_does_not_matter(before: float, a: float, b: float) -> None:
    """Two independent findings give the same chance either way round, and as one product."""
    one, other = (
        chance_after(chance_after(before, first) or 0.0, second)
        for first, second in ((a, b), (b, a))
    )

    assert one == pytest.approx(other)
    assert one == pytest.approx(chance_after(before, a * b))


@QUICK
@given(INNER, st.lists(st.floats(0, 1e3), min_size=2, max_size=5))
def test_a_stronger_finding_moves_further(before: float, ratios: list[float]) -> None:
    """The chance rises with the ratio; above 1 it rises, below 1 it falls, at 1 it stays."""
    after = [chance_after(before, each) for each in sorted(ratios)]
    assert all(low <= high for low, high in pairwise(each or 0.0 for each in after))

    for ratio in ratios:
        moved = (chance_after(before, ratio) or 0.0) - before
        assert moved * (ratio - 1) >= -1e-12


@QUICK
@given(st.lists(SHARES, min_size=2, max_size=5), st.floats(0.01, 100))
def test_a_commoner_disease_stays_commoner(befores: list[float], ratio: float) -> None:
    """The chance after rises with the chance before."""
    after = [chance_after(each, ratio) or 0.0 for each in sorted(befores)]

    assert after == sorted(after)


@QUICK
@given(SHARES, SHARES)
def test_ratios_agree_with_bayes(sensitivity: float, specificity: float) -> None:
    """Ratios are 0 or more, and lie on either side of 1."""
    present, absent = lr_present(sensitivity, specificity), lr_absent(sensitivity, specificity)

    assert all(each is None or each >= 0 for each in (present, absent))
    if present is not None and absent is not None and isfinite(present) and isfinite(absent):
        assert (present - 1) * (absent - 1) <= 1e-9


@QUICK
@given(st.integers(1, 100_000), SHARES, SHARES, SHARES)
def test_natural_frequencies_add_up(people: int, ill: float, with_: float, without: float) -> None:
    """Nobody is lost, nobody is negative, and each count is within one of its share."""
    counts = natural_frequencies(people, ill, with_, without)
    parts = (counts.ill_with, counts.ill_without, counts.well_with, counts.well_without)

    assert sum(parts) == counts.people == people
    assert min(parts) >= 0
    assert abs(counts.ill - people * ill) <= 0.51
    assert abs(counts.ill_with - counts.ill * with_) <= 0.51
    assert abs(counts.well_without - (people - counts.ill) * without) <= 0.51


@QUICK
@given(st.integers(1, 100_000), st.integers(1, 5000), SHARES)
def test_natural_frequencies_grow(people: int, more: int, share: float) -> None:
    """A better flag finds at least as many, a commoner disease has at least as many."""
    few = natural_frequencies(people, share, share, 0.5)
    many = natural_frequencies(people, min(1, share + more / 5000), share, 0.5)

    assert many.ill >= few.ill
    assert natural_frequencies(people, share, 1, 0.5).ill_with >= few.ill_with


@QUICK
@given(st.integers(1, 5000), st.floats(0, 1))
def test_an_interval_holds_its_share(whole: int, share: float) -> None:
    """The interval lies from 0 to 1, holds the share, and mirrors with its complement."""
    part = round(whole * share)
    interval, mirror = wilson(part, whole), wilson(whole - part, whole)

    assert 0 <= interval.low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= interval.high <= 1
    assert interval.low == pytest.approx(1 - mirror.high, abs=1e-12)


@QUICK
@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))
def test_the_interval_of_a_ratio_holds_it(a: int, more_a: int, b: int, more_b: int) -> None:
    """Low, ratio, high; turned round it is the interval of the inverse."""
    interval, turned = (
        lr_interval(a, a + more_a, b, b + more_b),
        lr_interval(b, b + more_b, a, a + more_a),
    )
    assert interval is not None
    assert turned is not None

    assert 0 < interval.low <= (a / (a + more_a)) / (b / (b + more_b)) <= interval.high
    assert interval.low * turned.high == pytest.approx(1)
