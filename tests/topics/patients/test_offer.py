"""What may be asked of everyone, and the answers that everyone begins with."""

import shutil
from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.places import data_dir
from backedu.topics.patients.offer import asks, healthy, nets, usual_answers
from backedu.topics.patients.records import patients
from tests.topics.patients.test_records import changed


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
        asks.load(changed(tmp_path, "asks.toml", old, new))


def test_a_bad_line_says_why(tmp_path: Path) -> None:
    """A line that helps nobody needs its reason, because a student will see it."""
    shutil.copy(data_dir() / "patients" / "nets.toml", tmp_path)
    with (tmp_path / "nets.toml").open("a", encoding="utf-8") as file:
        file.write('\n[bad]\ntext = "Wait."\ngood = false\n')

    with pytest.raises(ContentError, match="say why this line helps nobody"):
        nets.load(tmp_path)


def test_a_line_sends_home_or_to_hospital(tmp_path: Path) -> None:
    """Anywhere else the check would not know what to make of it."""
    folder = changed(tmp_path, "nets.toml", '\nsends = "hospital"', '\nsends = "hosptal"')

    with pytest.raises(ContentError, match="'sends'"):
        nets.load(folder)


def test_a_usual_answer_must_be_one(tmp_path: Path) -> None:
    """What everyone begins with is in the words of the triage."""
    folder = changed(tmp_path, "healthy.toml", 'fever = "no"', 'fever = "nope"')

    with pytest.raises(ContentError, match=r"answers\.fever"):
        healthy.load(folder)


def test_every_usual_answer_is_told_by_some_question() -> None:
    """Nobody's facts are out of reach."""
    assert set(usual_answers()) <= {name for ask in asks().values() for name in ask.tells}


def test_the_list_is_the_same_for_everyone_of_a_sex() -> None:
    """So the list itself does not cue."""
    tom, leanne = patients()["sciatica-no-weakness"], patients()["early-ces"]

    assert set(leanne.asks) ^ set(tom.asks) == {"pregnant", "testicles"}
