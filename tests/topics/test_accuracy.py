"""Published accuracy: what its ratios are, and what the file must not say."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.accuracy import Accuracy, Likelihood, accuracies, both
from backedu.topics.likelihood import Interval

every_record = pytest.mark.parametrize("record", accuracies().values(), ids=lambda each: each.id)


@every_record
def test_ratios_lie_in_their_intervals(record: Accuracy) -> None:
    """Each ratio that is known lies between the ends; a range alone has no number."""
    for likelihood in filter(None, (record.present, record.absent)):
        assert likelihood.interval is not None
        low, high = likelihood.interval.low, likelihood.interval.high

        assert 0 < low < high
        assert likelihood.ratio is None or low <= likelihood.ratio <= high


@every_record
def test_shares_lie_in_their_intervals(record: Accuracy) -> None:
    """So do the sensitivity and the specificity, where there are any."""
    if record.shares is None or record.share_intervals is None:
        assert record.present.ratio is None
        return
    for share, interval in zip(record.shares, record.share_intervals, strict=True):
        assert interval.low <= share <= interval.high


@pytest.mark.parametrize(
    ("record_id", "sensitivity", "specificity"),
    [
        ("straight-leg-raise-pilot", (0.690, 0.957), (0.158, 0.750)),
        ("slump-pilot", (0.609, 0.911), (0.359, 0.918)),
        ("straight-leg-raise", (0.87, 0.95), (0.18, 0.40)),
        ("crossed-straight-leg-raise", (0.22, 0.35), (0.85, 0.94)),
    ],
)
def test_intervals_are_those_in_print(
    record_id: str, sensitivity: tuple[float, float], specificity: tuple[float, float]
) -> None:
    """Those worked out from counts agree with the pilot study to its three digits."""
    found = accuracies()[record_id].share_intervals
    assert found is not None

    for interval, printed in zip(found, (sensitivity, specificity), strict=True):
        assert (interval.low, interval.high) == pytest.approx(printed, abs=0.0005)


@pytest.mark.parametrize(
    ("record_id", "odds_ratio"),
    [("ces-leg-weakness", 5.35), ("ces-saddle", 3.03)],
)
def test_the_series_agrees_with_its_odds_ratios(record_id: str, odds_ratio: float) -> None:
    """LR+ / LR- is the odds ratio that the abstract prints, as near as its two digits allow."""
    record = accuracies()[record_id]
    assert record.absent is not None
    assert record.present.ratio is not None
    assert record.absent.ratio is not None

    assert record.present.ratio / record.absent.ratio == pytest.approx(odds_ratio, rel=0.05)
    assert record.doubtful is None


def test_the_record_that_contradicts_its_odds_ratio_says_so() -> None:
    """Pain in both legs: 0.60 and 0.70 make an odds ratio of 3.5, not the printed 5.03."""
    record = accuracies()["ces-both-legs"]
    assert record.absent is not None
    assert record.present.ratio is not None
    assert record.absent.ratio is not None

    assert record.present.ratio / record.absent.ratio == pytest.approx(3.5)
    assert "misprinted" in (record.doubtful or "")


def test_two_findings_as_one() -> None:
    """Ratios multiply; the interval is wider than either, and holds the product."""
    weak, bladder = accuracies()["ces-leg-weakness"].present, accuracies()["ces-saddle"].present
    joint = both(weak, bladder)
    assert joint.ratio is not None
    assert joint.interval is not None
    assert weak.ratio is not None
    assert weak.interval is not None

    assert joint.ratio == pytest.approx(weak.ratio * (bladder.ratio or 0))
    assert joint.interval.low < joint.ratio < joint.interval.high
    assert joint.interval.high / joint.interval.low > weak.interval.high / weak.interval.low


def test_two_findings_without_a_number() -> None:
    """The ends of ranges multiply, and a finding without an interval takes it from both."""
    trauma = accuracies()["fracture-severe-trauma"].present
    age = accuracies()["fracture-older-age"].present

    assert both(trauma, age) == Likelihood(None, Interval(12, 117))
    assert both(Likelihood(2, None), Likelihood(3, None)) == Likelihood(6, None)


@pytest.mark.parametrize("before", [0, 1])
@every_record
def test_certainty_stays(record: Accuracy, before: int) -> None:
    """If nobody or everybody is ill, no finding changes that."""
    point, interval = record.present.chances(before)

    assert point in {None, before}
    assert interval == Interval(before, before)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("lr_low = 3\n", "", "severe-trauma': field 'sensitivity'"),
        ("lr_low = 3\n", "lr_low = 30\n", "severe-trauma': field 'sensitivity'"),
        ("lr_high = 13\n", "lr_high = inf\n", "severe-trauma': field 'sensitivity'"),
        ("sensitivity = 0.31\n", "sensitivity = 31\n", "cancer-history': field 'sensitivity'"),
        ("ill = 13\n", "ill = 0\n", "cancer-history': field 'ill'"),
        ("ill = 13\n", "", "cancer-history': field 'sensitivity'"),
        ("specificity_low = 0.61\n", "specificity_low = 0.97\n", "ces-residual-urine'"),
        ("sensitivity_high = 0.90\n", "", "ces-residual-urine'"),
        ('sources = ["deyo-1992", "deyo-diehl-1988"]', "sources = []", "field 'sources' is empty"),
        ('sources = ["deyo-1992", ', 'sources = ["nobody-2000", ', "names 'nobody-2000'"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("accuracy.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "accuracy.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        accuracies.load(tmp_path)
