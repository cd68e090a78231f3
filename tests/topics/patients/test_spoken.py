"""What words say of an answer: that it is so, that it isn't, or nothing."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.topics.patients.spoken import spoken


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("fever", "Yes, 39 since yesterday.", ("39", True)),
        ("fever", "39.2 at lunch", ("39", True)),
        ("fever", "I have no fever, shivers or sweats.", ("fever", False)),
        ("fever", "No fever. But I was shivering.", ("shivering", True)),
        ("fever", "I am well.", None),
        ("bladder_change", "I can’t feel it.", ("can’t feel", True)),
        ("missed_period", "No. My periods have stopped, and I am not bleeding.",
         ("periods have stopped", True)),
        ("leg_numbness", "The number of steps.", None),
    ],
)  # fmt: skip
def test_words_speak_of_an_answer(name: str, text: str, said: tuple[str, bool] | None) -> None:
    """A “not” counts in its own sentence alone, and not where it is part of the words."""
    assert spoken()[name].says(text, is_answer=True) == said


def test_some_words_only_speak_in_an_answer() -> None:
    """39 is a temperature to whoever was asked about fever, and an age in the first words."""
    assert spoken()["fever"].says("I am 39.", is_answer=False) is None


def test_a_record_is_named_as_an_answer(tmp_path: Path) -> None:
    """Words of an answer that nobody can give would never be looked for."""
    (tmp_path / "spoken.toml").write_text('[feever]\nwords = ["hot"]\n', encoding="utf-8")

    with pytest.raises(ContentError, match="isn't named as an answer of the triage is"):
        spoken.load(tmp_path)
