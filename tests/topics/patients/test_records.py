"""The records of the patients: names that must be known."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.places import data_dir
from backedu.topics.patients.records import patients


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """A folder with one file, changed."""
    text = (data_dir() / "patients" / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('saddle_numbness = "yes"', 'saddle_numbness = "perhaps"', "'answers.saddle_numbness'"),
        ('saddle_numbness = "yes"', 'sadle = "yes"', "'answers.sadle'"),
        ('key = ["opening", ', 'key = ["openning", ', "'key'"),
        ('expert = ["saddle", ', 'expert = ["sadle", ', "'expert'"),
        ('net = ["goes-now", ', 'net = ["goes-later", ', "'net'"),
        ("[early-ces.says]\n", '[early-ces.says]\ntesticles = "No."\n', "'says'"),
        ("[early-ces.notes]\n", '[early-ces.notes]\nbladdr = "Slow"\n', "'notes'"),
        ('bowel = "Bowels not open for two days; feels them"\n', "", "'notes' lacks 'bowel'"),
        ("opening_tells = [", 'opening_tells = ["legs", ', "'opening_tells'"),
        ("[early-ces.too_slow]\n", '[early-ces.too_slow]\nlater = "Bad."\n', "'too_slow'"),
        ('look = "bun"', 'look = "ponytail"', "'look'"),
        ('sex = "female"', 'sex = "woman"', "'sex' is 'woman', not one of: female, male"),
        ("age = 39", "age = 390", "'age': expected a whole number from 0 to 120"),
        ("ages = [29", "ages = [290", "'ages': expected a whole number from 0 to 120"),
        ('expert = ["saddle", ', 'expert = ["skin", ', "asks.toml; do you mean"),
        ('expert = ["saddle", ', 'expert = ["testicles", ', "which only a male patient is asked"),
        ('partner = "sciatica-no-weakness"', 'partner = "tom"', "'contrast.partner'"),
        ('partner = "sciatica-no-weakness"', 'partner = "early-ces"', "'contrast.partner'"),
    ],
)
def test_an_unknown_name_is_refused(tmp_path: Path, old: str, new: str, where: str) -> None:
    """The error names the file, the record and the field."""
    folder = changed(tmp_path, "patients.toml", old, new)

    with pytest.raises(ContentError) as refused:
        patients.load(folder)
    assert "patients.toml: record 'early-ces'" in str(refused.value)
    assert where in str(refused.value)
