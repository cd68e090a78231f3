from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.recovery import (
    LAST_DAY,
    RecoveryDefinition,
    curve,
    definitions,
    percent_recovered,
    points,
)

with_curve = [each for each in definitions().values() if curve(each)]
days = st.floats(min_value=0, max_value=LAST_DAY)


@pytest.mark.parametrize(
    ("definition", "published"),
    [
        ("back-to-work", ((14, 50.0), (91, 83.0))),
        ("nearly-no-pain", ((17, 50.0), (84, 84.0))),
        ("no-disability", ((31, 50.0),)),
        ("no-pain", ((58, 50.0),)),
        ("fully-recovered", ((365, 72.0),)),
    ],
)
def test_published_points(definition: str, published: tuple[tuple[int, float], ...]) -> None:
    """Medians and shares are those of Henschke 2008 and of the PACE trial."""
    assert points(definitions()[definition]) == published


@pytest.mark.parametrize("definition", with_curve, ids=lambda each: each.id)
def test_the_curve_passes_through_every_published_point(definition: RecoveryDefinition) -> None:
    """An illustrative line never contradicts what was measured."""
    drawn = [percent_recovered(definition, day) for day, _ in points(definition)]

    assert drawn == pytest.approx([percent for _, percent in points(definition)])


def test_the_curve_of_the_trial_is_the_documented_fit() -> None:
    """Shape 0.609 and scale 31 days give 46, 70 and 84 of 100 at 2, 6 and 12 weeks."""
    trial = definitions()["nearly-no-pain"]
    shares = [percent_recovered(trial, day) for day in (14, 42, 84)]

    assert shares == pytest.approx([46, 70, 84], abs=0.6)


@pytest.mark.parametrize("definition", ["no-disability", "no-pain"])
def test_a_median_alone_borrows_a_shape_and_says_so(definition: str) -> None:
    """The curve carries the name of the definition that lent its shape."""
    drawn, lender = curve(definitions()[definition]), curve(definitions()["nearly-no-pain"])

    assert drawn is not None
    assert lender is not None
    assert drawn.shape_from == "nearly-no-pain"
    assert drawn.shape == lender.shape


def test_no_curve_without_a_median() -> None:
    """One share after a year holds up no curve over three months."""
    assert curve(definitions()["fully-recovered"]) is None
    assert percent_recovered(definitions()["fully-recovered"], 28) is None


@given(st.sampled_from(with_curve), days, days)
def test_the_share_recovered_only_rises(
    definition: RecoveryDefinition, one: float, other: float
) -> None:
    """It stays between 0 and 100 and never falls."""
    early, late = sorted((one, other))
    before, after = percent_recovered(definition, early), percent_recovered(definition, late)

    assert before is not None
    assert after is not None
    assert 0 <= before <= after < 100


@given(days)
def test_a_stricter_meaning_is_never_reached_earlier_in_one_cohort(day: float) -> None:
    """In the Australian cohort work comes before function, and function before pain."""
    cohort = ["back-to-work", "no-disability", "no-pain"]
    shares = [percent_recovered(definitions()[each], day) or 0 for each in cohort]

    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("day", [-1, LAST_DAY + 1, float("nan"), float("inf")])
@pytest.mark.parametrize("definition", ["no-pain", "fully-recovered"])
def test_a_day_outside_the_curve_is_refused(definition: str, day: float) -> None:
    """Nothing is drawn beyond three months."""
    with pytest.raises(ValueError, match="from day 0 to day 91"):
        percent_recovered(definitions()[definition], day)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("median_days = 14", "median_days = 19", "'back-to-work'.*between its low and high"),
        ("median_high_days = 17\n", "", "'back-to-work'.*between its low and high"),
        ("{ 91 = 83.0 }", "{ 91 = 43.0 }", "'back-to-work'.*shares that rise"),
        ("{ 91 = 83.0 }", "{ 91 = 183.0 }", "'back-to-work'.*between 0 and 100"),
        ("{ 91 = 83.0 }", "{ late = 83.0 }", "'back-to-work'.*whole days"),
        ("percent_by_day = { 365 = 72.0 }\n", "", "'fully-recovered'.*is needed"),
        ('shape_from = "nearly-no-pain"\n', "", "'no-disability'.*'shape_from' is missing"),
        ('shape_from = "nearly-no-pain"', 'shape_from = "no-pain"', "record with two points"),
        ('sources = ["henschke-2008"]', "sources = []", "'sources' is empty"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("recovery.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "recovery.toml").write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        definitions.load(tmp_path)
