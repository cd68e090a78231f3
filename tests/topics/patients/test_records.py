"""The records of the patients: what may be asked, and names that must be known."""

import shutil
from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.places import data_dir
from backedu.topics.patients.records import asks, healthy, nets, patients, usual_answers


def _changed(folder: Path, file: str, old: str, new: str) -> Path:
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
        ("opening_tells = [", 'opening_tells = ["legs", ', "'opening_tells'"),
        ("[early-ces.too_slow]\n", '[early-ces.too_slow]\nlater = "Bad."\n', "'too_slow'"),
        ('look = "bun"', 'look = "ponytail"', "'look'"),
        ('partner = "sciatica-no-weakness"', 'partner = "tom"', "'contrast.partner'"),
        ('partner = "sciatica-no-weakness"', 'partner = "early-ces"', "'contrast.partner'"),
    ],
)
def test_an_unknown_name_is_refused(tmp_path: Path, old: str, new: str, where: str) -> None:
    """The error names the file, the record and the field."""
    folder = _changed(tmp_path, "patients.toml", old, new)

    with pytest.raises(ContentError) as refused:
        patients.load(folder)
    assert "patients.toml: record 'early-ces'" in str(refused.value)
    assert where in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('part = "history"', 'part = "story"', "part"),
        ("minutes = 1", "minutes = 0", "minutes"),
        ('tells = ["onset", ', 'tells = ["start", ', "tells"),
        ('for_sex = "female"', 'for_sex = "woman"', "for_sex"),
    ],
)
def test_a_question_that_cannot_be_is_refused(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    """So is what costs no time, or tells the triage something that it doesn't ask."""
    with pytest.raises(ContentError, match=f"field '{field}'"):
        asks.load(_changed(tmp_path, "asks.toml", old, new))


def test_a_bad_line_says_why(tmp_path: Path) -> None:
    """A line that helps nobody needs its reason, because a student will see it."""
    shutil.copy(data_dir() / "patients" / "nets.toml", tmp_path)
    with (tmp_path / "nets.toml").open("a", encoding="utf-8") as file:
        file.write('\n[bad]\ntext = "Wait."\ngood = false\n')

    with pytest.raises(ContentError, match="say why this line helps nobody"):
        nets.load(tmp_path)


def test_a_line_sends_home_or_to_hospital(tmp_path: Path) -> None:
    """Anywhere else the check would not know what to make of it."""
    folder = _changed(tmp_path, "nets.toml", '\nsends = "hospital"', '\nsends = "hosptal"')

    with pytest.raises(ContentError, match="'sends'"):
        nets.load(folder)


def test_a_usual_answer_must_be_one(tmp_path: Path) -> None:
    """What everyone begins with is in the words of the triage."""
    folder = _changed(tmp_path, "healthy.toml", 'fever = "no"', 'fever = "nope"')

    with pytest.raises(ContentError, match=r"answers\.fever"):
        healthy.load(folder)


def test_every_usual_answer_is_told_by_some_question() -> None:
    """Nobody's facts are out of reach."""
    assert set(usual_answers()) <= {name for ask in asks().values() for name in ask.tells}


def test_the_list_is_the_same_for_everyone_of_a_sex() -> None:
    """So the list itself does not cue."""
    tom, leanne = patients()["sciatica-no-weakness"], patients()["early-ces"]

    assert set(leanne.asks) ^ set(tom.asks) == {"pregnant", "testicles"}
