"""A rule that rests only on what nobody has seen is found, unless it says so."""

from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.seen import RULES

(RULE,) = RULES
SOURCES = "[seen-2000]\nchecked = true\n[unseen-2000]\nchecked = false\n"


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ('sources = ["unseen-2000"]', 1),
        ('sources = ["unseen-2000", "seen-2000"]', 0),
        ('sources = ["misspelt-2000"]', 0),
        ('sources = ["unseen-2000"]\nnote = "The guideline was not opened."', 0),
        ('sources = ["unseen-2000"]\nnote = "The weeks are asked for, too."', 1),
        ('sources = ["unseen-2000"]\nnote = "NG41 was read. The other was not seen."', 1),
        ('sources = ["unseen-2000"]\nconfirmed = false', 0),
        ('[a.part]\nsources = ["unseen-2000"]', 1),
    ],
)
def test_only_unseen_sources_are_found(tmp_path: Path, rule: str, count: int) -> None:
    """One that was seen, or a note about the source, is enough; a note on something else is not."""
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "rules.toml").write_text(f"[a]\n{rule}\n", encoding="utf-8")

    found = list(RULE.faults(read_corpus(tmp_path, tmp_path, date(2026, 11, 28))))

    assert len(found) == count
