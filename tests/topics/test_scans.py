from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.scans import Basis, ages, basis, findings, headline, share_percent

PUBLISHED_AT_20_TO_50 = {  # Brinjikji 2015, as printed again by a later paper
    "disc-degeneration": [37, 52, 68, 80],
    "disc-signal-loss": [17, 33, 54, 73],
    "disc-height-loss": [24, 34, 45, 56],
    "disc-bulge": [30, 40, 50, 60],
    "disc-protrusion": [29, 31, 33, 36],
    "annular-fissure": [19, 20, 22, 23],
    "facet-degeneration": [4, 9, 18, 32],
    "spondylolisthesis": [3, 5, 8, 14],
}


@pytest.mark.parametrize("finding", PUBLISHED_AT_20_TO_50)
def test_shares_at_20_to_50_are_the_published_ones(finding: str) -> None:
    """The confirmed table is reproduced cell by cell."""
    shares = [share_percent(findings()[finding], age) for age in (20, 30, 40, 50)]

    assert shares == PUBLISHED_AT_20_TO_50[finding]


def test_every_finding_is_listed() -> None:
    """Nothing beyond the published table is shipped."""
    assert set(findings()) == set(PUBLISHED_AT_20_TO_50)


@pytest.mark.parametrize("finding", PUBLISHED_AT_20_TO_50)
def test_ages_20_to_50_are_confirmed(finding: str) -> None:
    """No number of the confirmed table is shown as unconfirmed."""
    sure = {basis(findings()[finding], age) for age in (20, 30, 40, 50)}

    assert Basis.UNCONFIRMED not in sure


@pytest.mark.parametrize(
    ("finding", "age", "expected"),
    [
        ("disc-bulge", 80, Basis.CONFIRMED),
        ("disc-bulge", 70, Basis.UNCONFIRMED),
        ("spondylolisthesis", 60, Basis.CONFIRMED),
        ("spondylolisthesis", 30, Basis.MODEL_ONLY),
        ("facet-degeneration", 80, Basis.UNCONFIRMED),
    ],
)
def test_standing_of_single_cells(finding: str, age: int, expected: Basis) -> None:
    """A number knows whether it was seen, and whether anyone was scanned."""
    assert basis(findings()[finding], age) is expected


@pytest.mark.parametrize("age", ages())
def test_the_headline_is_always_confirmed(age: int) -> None:
    """The sentence above the picture never rests on an unconfirmed number."""
    assert basis(headline(age), age) is Basis.CONFIRMED


@pytest.mark.parametrize("age", [0, 19, 45, 90, -20, float("nan"), float("inf")])
def test_an_age_without_numbers_is_refused_in_one_sentence(age: float) -> None:
    """Nothing is made up between or beyond the decades."""
    with pytest.raises(ValueError, match="choose one of 20, 30, 40, 50, 60, 70, 80"):
        share_percent(findings()["disc-bulge"], age)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("50 = 60, 60 = 69", "50 = 60, 60 = 59", "'disc-bulge'.*'percent_by_age' falls"),
        ("80 = 84 }\nchecked_ages = [20, 30, 40, 50, 80]", "80 = 184 }", "from 0 to 100"),
        ("model_only_ages = [20, 30]", "model_only_ages = [25]", "'model_only_ages' names age 25"),
        ("{ 20 = 30, 30", "{ 21 = 30, 30", "'disc-bulge'.*needs the ages of"),
        ("{ 20 = 30, 30", "{ twenty = 30, 30", "'disc-bulge'.*whole ages"),
        ('sources = ["brinjikji-2015a"]', "sources = []", "'sources' is empty"),
        ('sources = ["brinjikji-2015a"]', 'sources = ["hearsay"]', "'hearsay'"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("scans.toml").read_text(encoding="utf-8")
    assert old in text
    keep = "\nchecked_ages = [20, 30]" if "184" in new else ""
    (tmp_path / "scans.toml").write_text(text.replace(old, new + keep), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        findings.load(tmp_path)
