"""What the questions of a lesson must ask for together."""

from datetime import date
from pathlib import Path

import pytest

from backedu import content
from backedu.check.corpus import read_corpus
from backedu.check.question_bank import RULES

LESSON = '[01_a]\noutcomes = ["Say it.", "Do it."]\n'


def question(
    number: int, outcome: str = "Say it.", bloom: str = "apply", lesson: str = "01_a"
) -> str:
    """A question as far as these rules look at it."""
    return f'[q-{number}]\nlesson = "{lesson}"\nobjective = "{outcome}"\nbloom = "{bloom}"\n'


def found(folder: Path, questions: list[str]) -> list[str]:
    """All that the rules find."""
    (folder / "questions").mkdir()
    (folder / "lessons.toml").write_text(LESSON, encoding="utf-8")
    (folder / "questions" / "01_a.toml").write_text("\n".join(questions), encoding="utf-8")
    corpus = read_corpus(folder, folder, date(2026, 11, 28))
    return [str(each) for rule in RULES for each in rule.faults(corpus)]


BOTH = [question(1), question(2), question(3, "Do it."), question(4, "Do it.")]
MANY = [question(10 + i, bloom="remember") for i in range(20)]


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (BOTH[:3], "promises “Do it.”, and 1 of the questions"),
        (BOTH[:2], "promises “Do it.”, and 0 of the questions"),
        ([*BOTH, *MANY], "'bloom' is 'remember', as in 20 of 24 questions"),
        ([*BOTH, question(5, lesson="02_b")], "'lesson' is '02_b'; put the question into the file"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, questions: list[str], said: str) -> None:
    """Each rule names the record and what to do."""
    assert any(said in each for each in found(tmp_path, questions))


def test_two_for_each_outcome_are_enough(tmp_path: Path) -> None:
    """And a few that ask for recall are no fault."""
    assert found(tmp_path, [*BOTH, question(5, bloom="remember")]) == []


def test_there_is_a_bank_to_review() -> None:
    """Enough questions that a review does not repeat itself, in more than one format."""
    questions = content.questions().values()

    assert len(questions) >= 100
    assert len({question.format for question in questions}) >= 6
