"""Tests of what helps, what does not, and of the exercises."""

import re
from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.care import care_facts, exercises


def test_every_exercise_says_when_to_stop() -> None:
    """Nobody is sent to exercise without a dose, a way down and a sign to stop."""
    for exercise in exercises().values():
        assert exercise.start
        assert exercise.regressions
        assert exercise.stop_if


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("care.toml", r"sources = \[[^\]]*\]", "sources = []", "field 'sources' is empty; only a"),
        ("exercises.toml", r"claim = .*", 'claim = "gone"', "'claim' names 'gone', which isn't"),
        ("exercises.toml", r"sources = \[[^\]]*\]", "sources = []", "field 'sources' is empty"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    """The sentence names the record and the field."""
    text = re.sub(old, new, find(file).read_text(encoding="utf-8"), count=1)
    (tmp_path / file).write_text(text, encoding="utf-8")
    table = care_facts if file == "care.toml" else exercises

    with pytest.raises(ContentError, match=said):
        table.load(tmp_path)
