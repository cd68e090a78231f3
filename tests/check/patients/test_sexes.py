"""A word of one sex that is left in the other is found, and so is a mark the wrong way round."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.patients.sexes import RULES
from backedu.content import ContentError
from backedu.content.reader import find
from backedu.places import data_dir, notebooks_dir
from backedu.topics.patients.records import patients

(RULE,) = RULES
MARKED = "if {she|he} were muddled"


def spoilt(folder: Path, old: str, new: str) -> Path:
    """A folder with the patients, of whom one text is changed."""
    shutil.copytree(data_dir() / "patients", folder / "patients")
    path = find("patients.toml", folder)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (MARKED, None),
        ("if {her|her} sister, or {she|he}, were muddled", None),
        ("if you miss that {she|he} is muddled", None),
        ("if Miss Hill were muddled", "'too_fast' has “Miss”, which isn't marked"),
        ("if she were muddled", "'too_fast' has “she”, which isn't marked"),
        ("if he were muddled", "'too_fast' has “he”, which isn't marked"),
        ("if Joyce were muddled", "'too_fast' has “Joyce”, which isn't marked"),
        ("if {he|she} were muddled", "'too_fast' has {he|she} the wrong way round"),
    ],
)
def test_what_is_left_of_the_other_sex_is_found(tmp_path: Path, new: str, said: str | None) -> None:
    """By field and word; of the shipped patients nothing is said."""
    folder = spoilt(tmp_path, MARKED, new)
    corpus = read_corpus(folder, notebooks_dir(), date(2026, 11, 28))
    found = [str(each) for each in RULE.faults(corpus)]

    assert len(found) == (said is not None)
    assert all(str(said) in each for each in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (MARKED, "if {she} were muddled", "'too_fast' has a mark that can't be read"),
        ("By next week she", "By next week {she|he}", "or no [early-ces.other]"),
        ('name = "Geoffrey", look = "grey"', 'name = "Geoffrey", look = "tall"', "'other.look'"),
    ],
)
def test_what_cannot_be_read_stops_the_reading(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """So that no reader ever sees a brace."""
    with pytest.raises(ContentError) as refused:
        patients.load(spoilt(tmp_path, old, new))
    assert said in str(refused.value)
