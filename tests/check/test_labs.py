"""A setting of a lab that no record answers is found before a reader chooses it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.labs import RULES
from backedu.content.reader import find
from backedu.places import data_dir, notebooks_dir

(RULE,) = RULES


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('{ id = "opioid_unwanted",', '{ id = "opioid",', "setting 'opioid' of 'effect'"),
        ("max = 80\nstep = 10", "max = 90\nstep = 10", "setting '90' of 'age'"),
        ("", "", None),
    ],
)
def test_what_cannot_be_drawn_is_named(
    tmp_path: Path, right: str, wrong: str, said: str | None
) -> None:
    """With the line of the control; and nothing is said of the labs as they are."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    path = find("labs.toml", folder)
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")

    found = [
        str(each) for each in RULE.faults(read_corpus(folder, notebooks_dir(), date(2026, 11, 28)))
    ]

    assert len(found) == (said is not None)
    assert all(str(said) in each and "which can't be drawn" in each for each in found)
