"""A sentence or an action that says the time of another level is found."""

from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.one_time import RULES

(RULE,) = RULES


@pytest.mark.parametrize(
    ("file", "record", "count"),
    [
        ("rules", '[a]\nlevel = "soon"\nsentence = "It should be examined within days."', 1),
        ("rules", '[a]\nlevel = "soon"\nsentence = "It should be examined."', 0),
        ("rules", '[a]\nlevel = "emergency"\nsentence = "See someone today."', 1),
        ("rules", '[a]\nlevel = "urgent"\nsentence = "See someone today."', 0),
        ("rules", '[a]\nlevel = "urgent"\nsentence = "See someone within two weeks."', 1),
        ("rules", '[a]\nlevel = "self_care"\nwhile_open = "Get help at once."', 1),
        ("triage", '[soon]\naction = "Phone today."', 1),
        ("triage", '[soon]\nsafety_net = ["Call 999 at once if it changes."]', 0),
        ("triage", '[rulebook]\naction = "Phone today."', 0),
    ],
)
def test_two_times_are_found(tmp_path: Path, file: str, record: str, count: int) -> None:
    """What to watch for may be faster than the level; what to do now may not."""
    (tmp_path / f"{file}.toml").write_text(record, encoding="utf-8")

    found = list(RULE.faults(read_corpus(tmp_path, tmp_path, date(2026, 11, 28))))

    assert len(found) == count
