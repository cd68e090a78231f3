"""What a reader guesses before a lab answers: a number, or one of several options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.topics.labs import labs

CLOSE = 0.05
"""How far off, as a share of the range, a number may be and still count as close."""


@dataclass(frozen=True)
class GuessOption:
    """One of the answers that may be guessed."""

    id: str
    label: str
    correct: bool = False


@dataclass(frozen=True)
class Guess:
    """What is asked before a lab answers; ``guesses.toml`` explains each field.

    A number has ``min``, ``max`` and ``answer``; where they are missing, ``options`` are offered.
    With ``x_per_unit`` the number is marked in the figure, on its x axis.
    """

    id: str
    question: str
    reviewed: date
    options: tuple[GuessOption, ...] = ()
    min: float | None = None
    max: float | None = None
    step: float = 1
    answer: float | None = None
    said: str = "{n}"
    x_per_unit: float | None = None

    @property
    def correct(self) -> str:
        """What is right: the id of an option, or the number as text.

        Example:
            >>> guesses()["scans"].correct, guesses()["disc_pressure"].correct
            ('50', 'disagree')
        """
        if self.answer is not None:
            return f"{self.answer:g}"
        return next(option.id for option in self.options if option.correct)

    def in_words(self, guess: str) -> str:
        """Return a guess as it is said.

        Args:
            guess: Id of an option, or a number as text.

        Example:
            >>> guesses()["recovery"].in_words("30")
            'day 30'
        """
        labels = {option.id: option.label for option in self.options}
        return labels[guess] if labels else self.said.format(n=guess)

    def is_close(self, guess: str) -> bool:
        """Say whether a number is nearly right.

        Example:
            >>> guesses()["scans"].is_close("47"), guesses()["scans"].is_close("25")
            (True, False)
        """
        if self.answer is None or self.min is None or self.max is None:
            return False
        return abs(float(guess) - self.answer) <= CLOSE * (self.max - self.min)


def _faults(guess: Guess, data: Data) -> Iterator[Fault]:
    """Say what is wrong with a guess: no such lab, an answer that cannot be given, no question."""
    if guess.id not in data.read(labs):
        yield None, "is a guess about a lab that isn't in labs.toml"
    if guess.options:
        if len({option.id for option in guess.options}) < max(2, len(guess.options)):
            yield "options", "needs at least two, each with its own id"
        if sum(option.correct for option in guess.options) != 1:
            yield "options", "needs one that is correct"
        if guess.answer is not None:
            yield "answer", "belongs to a number; here an option is correct"
    elif guess.answer is None or guess.min is None or guess.max is None:
        yield "options", "is missing, and so is 'min', 'max' or 'answer' of a number"
    elif not guess.min <= guess.answer <= guess.max:
        yield "answer", f"has {guess.answer:g}, which isn't between 'min' and 'max'"
    elif (guess.answer - guess.min) % guess.step:
        yield "answer", f"has {guess.answer:g}, which no step of {guess.step:g} reaches"
    if "{n}" not in guess.said:
        yield "said", "needs {n}, the place of the number"


guesses = Table("guesses.toml", Guess, _faults)
"""What is guessed before each lab answers, by the lab's id."""
