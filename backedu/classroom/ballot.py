"""What a class votes on, whatever it comes from: a stem, what can be chosen, and what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from backedu.classroom.tally import Vote

Kind = Literal["one"]


@dataclass(frozen=True)
class Choice:
    """Something to choose.

    Attributes:
        id: Its name.
        letter: What a class calls it by.
        text: What it says.
        why: What there is to say about it once the result is known.
        is_right: Whether it is right.
        group: The heading that it is found under, where there are many.
    """

    id: str
    letter: str
    text: str
    why: str = ""
    is_right: bool = False
    group: str = ""


@dataclass(frozen=True)
class Ballot:
    """What a class votes on.

    Attributes:
        id: Its name, under which votes are written down.
        stem: What is asked.
        options: What can be chosen.
        note: Where the answer is from, and how certain it is.
        lead: What the result says of the right answer, before its own explanation.

    Example:
        >>> asked = Ballot("q", "Which?", (Choice("a", "A", "This"), Choice("b", "B", "That")))
        >>> asked.accepts("a"), asked.accepts("z"), asked.right
        (True, False, None)
    """

    id: str
    stem: str
    options: tuple[Choice, ...]
    note: str = ""
    kind: Kind = "one"

    @property
    def right(self) -> Choice | None:
        """The option that is right; None where opinions may differ."""
        return next((each for each in self.options if each.is_right), None)

    def accepts(self, choice: str) -> bool:
        """Whether this can be chosen."""
        return choice in {each.id for each in self.options}

    def is_right(self, choice: str) -> bool:
        """Whether this choice is right."""
        return self.right is not None and choice == self.right.id

    def counts(self, votes: Iterable[Vote]) -> Counter[str]:
        """Return how many chose each option."""
        return Counter(vote.choice for vote in votes)


def lettered(options: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return ids and texts as options with letters, A to Z.

    Example:
        >>> lettered([("one", "This"), ("two", "That")])[1].letter
        'B'
    """
    pairs = zip(ascii_uppercase, options, strict=False)
    return tuple(Choice(id_, letter, text) for letter, (id_, text) in pairs)
