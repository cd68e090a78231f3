"""Votes, counted: how many, for what, how sure, and who moved between two rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Vote:
    """One vote: of a phone, known by a random number, in one round of one question.

    Attributes:
        phone: A hash of the phone's random number.
        question: Id of the question.
        round: Number of the round, from 1.
        choice: Id of the option.
        sure: How sure, as ``[confidence]`` in the wording names it; empty when not said.
        turn: How many times this phone has spoken in this round; a later one replaces an earlier.
    """

    phone: str
    question: str
    round: int
    choice: str
    sure: str = ""
    turn: int = 0

    def __post_init__(self) -> None:
        """Refuse an empty vote: it isn't a vote.

        Raises:
            ValueError: There is no phone, no question or no choice.
        """
        if not (self.phone and self.question and self.choice):
            raise ValueError("an empty vote isn't a vote")


def by_round(votes: Iterable[Vote], rounds: Iterable[int]) -> list[list[Vote]]:
    """Return the votes of each of some rounds.

    Example:
        >>> [len(votes) for votes in by_round([Vote("p", "q", 2, "a")], (1, 2))]
        [0, 1]
    """
    known = [*votes]
    return [[vote for vote in known if vote.round == each] for each in rounds]


def moves(first: Iterable[Vote], second: Iterable[Vote]) -> Counter[tuple[str, str]]:
    """Return how many went from one option to another, of those who voted in both rounds.

    Example:
        >>> before = [Vote("p", "q", 1, "a"), Vote("r", "q", 1, "b")]
        >>> moves(before, [Vote("p", "q", 2, "b")])
        Counter({('a', 'b'): 1})
    """
    was: Mapping[str, str] = {vote.phone: vote.choice for vote in first}
    return Counter((was[vote.phone], vote.choice) for vote in second if vote.phone in was)
