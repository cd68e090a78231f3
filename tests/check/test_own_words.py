"""What counts as said by ourselves, and what as said by someone else."""

from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.own_words import own_words

CLAIM = '[a]\nclaim = "The article says so."\nwhy = "We\\nsay so."\nsources = ["b-2000"]\n'
QUESTION = """
[q]
stem = "She asks."
[[q.options]]
text = "Wrong."
feedback = "Why it is wrong."
[[q.options]]
text = "Right."
feedback = "Why it is right."
correct = true
"""
NET = '[signs.a]\ntext = "It hurts."\nkind = "misleading"\nwhy = "It does."\n'


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("claims", CLAIM, ["We say so."]),
        ("questions", QUESTION, ["Why it is wrong.", "Right.", "Why it is right."]),
        ("safety_net", NET, ["It does."]),
        ("sources", '[b-2000]\ntitle = "Pain is damage"\n', []),
    ],
)
def test_others_are_left_out(tmp_path: Path, file: str, content: str, said: list[str]) -> None:
    """The article, the asker, wrong options, false warnings and titles are not our voice."""
    folder = tmp_path / file
    folder.mkdir()
    (folder / f"{file}.toml").write_text(content, encoding="utf-8")

    passages = own_words(read_corpus(tmp_path, tmp_path, date(2026, 11, 28)))

    assert [each.text for each in passages] == said
