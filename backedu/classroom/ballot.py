"""What a class votes on, whatever it comes from: a stem, what can be chosen, and what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from backedu.classroom.scale import Scale
from backedu.classroom.tally import Vote

Kind = Literal["one", "several", "places", "order", "match", "number", "words"]

LONGEST_WORDS = 140
"""Letters of an answer in a phone's own words; five of them fit a wall."""


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
        partner: Number of what it is rightly matched with.
        short: What the panel calls it, and the wall after the vote, where it has one line for each.
    """

    id: str
    letter: str
    text: str
    why: str = ""
    is_right: bool = False
    group: str = ""
    partner: str = ""
    short: str = ""


@dataclass(frozen=True)
class Ballot:
    """What a class votes on.

    A vote for ``several`` options, or for ``places`` of a body, names them with a space between;
    one for an ``order`` names all of them, one for a ``match`` each with the number of its partner
    (``a=2 b=1``). Of a ``number`` the options are the ranges that it is
    counted in; one in ``words`` is free text, which is counted for nothing.

    Attributes:
        id: Its name, under which votes are written down.
        stem: What is asked.
        options: What can be chosen; for an order, in the right one if there is one.
        note: Where the answer is from, and how certain it is.
        kind: How it is voted on.
        scale: The numbers that can be chosen.
        more: What must be said beside the right answer: for each a heading and a sentence.
        partners: What options are matched with: for each its number and what it says.

    Example:
        >>> asked = Ballot("q", "Which?", (Choice("a", "A", "This"), Choice("b", "B", "That")))
        >>> asked.accepts("a"), asked.accepts("a b"), asked.right
        (True, False, ())
    """

    id: str
    stem: str
    options: tuple[Choice, ...]
    note: str = ""
    kind: Kind = "one"
    scale: Scale | None = None
    more: tuple[tuple[str, str], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()

    @property
    def right(self) -> tuple[Choice, ...]:
        """The options that are right; none where opinions may differ."""
        return tuple(each for each in self.options if each.is_right)

    @property
    def answer(self) -> str:
        """What is right, as a class calls it.

        Example:
            >>> options = (Choice("a", "A", "", is_right=True), Choice("b", "B", "", is_right=True))
            >>> Ballot("q", "Which?", options, kind="several").answer
            'A, B'
        """
        if self.scale:
            return self.scale.in_words(self.scale.answer)
        if self.kind == "match":
            return self.in_words(self.pairs)[0]
        return ", ".join(each.letter for each in self.right)

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The options as they are offered: of an order, by their letters, which give nothing away.

        Example:
            >>> options = (Choice("a", "B", ""), Choice("b", "A", ""))
            >>> [each.id for each in Ballot("q", "Order!", options, kind="order").shown]
            ['b', 'a']
        """
        if self.kind != "order":
            return self.options
        return tuple(sorted(self.options, key=lambda each: each.letter))

    @property
    def pairs(self) -> str:
        """What is matched rightly, as a vote says it.

        Example:
            >>> Ballot("q", "", (Choice("a", "A", "", partner="2"),), kind="match").pairs
            'a=2'
        """
        return " ".join(f"{each.id}={each.partner}" for each in self.options)

    def accepts(self, choice: str) -> bool:
        """Whether this can be chosen."""
        known = {each.id for each in self.options}
        parts = choice.split(" ")
        match self.kind:
            case "one":
                return choice in known
            case "words":
                return 0 < len(choice) <= LONGEST_WORDS and choice == tidied(choice)
            case "number":
                return self.scale is not None and self.scale.accepts(choice)
            case "order":
                return sorted(parts) == sorted(known)
            case "match":
                said = [part.partition("=") for part in parts]
                numbers = {number for number, _ in self.partners}
                is_whole = [id_ for id_, _, _ in said] == [each.id for each in self.options]
                return is_whole and {number for *_, number in said} <= numbers
            case _:
                return len(set(parts)) == len(parts) and set(parts) <= known

    def is_right(self, choice: str) -> bool:
        """Whether this choice is right; a number, whether it is close."""
        if self.scale:
            return self.accepts(choice) and self.scale.is_close(choice)
        right = [each.id for each in self.right]
        parts = choice.split(" ")
        if self.kind == "order":
            return bool(right) and parts == right
        if self.kind == "match":
            return choice == self.pairs
        return bool(right) and sorted(parts) == sorted(right)

    def mistaken(self, choice: str) -> list[str]:
        """Return the options that a vote is wrong about: chosen or left out, placed or matched.

        Example:
            >>> options = (Choice("a", "A", "", is_right=True), Choice("b", "B", ""))
            >>> Ballot("q", "Which?", options).mistaken("b")
            ['b']
        """
        if not self.accepts(choice) or self.is_right(choice):
            return []
        right, parts = [each.id for each in self.right], choice.split(" ")
        match self.kind:
            case "order":
                return [id_ for id_, was in zip(right, parts, strict=True) if id_ != was]
            case "match":
                return [each.id for each in self.options if each.id not in self.counted(choice)]
            case "several":
                return [each.id for each in self.options if (each.id in parts) != each.is_right]
            case _:
                return self.counted(choice)

    def counted(self, choice: str) -> list[str]:
        """Return the options that a vote counts for.

        Of an order it is the one that the vote puts first, of a match each with its right partner.
        """
        if self.kind == "words":
            return []
        parts = choice.split(" ")
        if self.scale:
            return [self.scale.range_of(choice)]
        if self.kind == "match":
            return [part.partition("=")[0] for part in parts if part in self.pairs.split(" ")]
        return parts[:1] if self.kind == "order" else parts

    def counts(self, votes: Iterable[Vote]) -> Counter[str]:
        """Return how many chose each option; what can no longer be chosen counts for none."""
        valid = (vote.choice for vote in votes if self.accepts(vote.choice))
        return Counter(id_ for choice in valid for id_ in self.counted(choice))

    def in_words(self, choice: str) -> tuple[str, str]:
        """Return a choice by its letters, and by its text.

        Example:
            >>> Ballot("q", "Which?", (Choice("a", "A", "This"),)).in_words("a")
            ('A', 'This')
        """
        if self.kind == "words":
            return "", choice
        if self.scale:
            return choice, self.scale.in_words(choice)
        known = {each.id: each for each in self.options}
        if self.kind == "match":
            return self._pairs_in_words(choice)
        found = [known[id_] for id_ in choice.split(" ") if id_ in known]
        return " ".join(each.letter for each in found), "; ".join(each.text for each in found)

    def _pairs_in_words(self, choice: str) -> tuple[str, str]:
        partner = dict(self.partners)
        number = dict(part.split("=") for part in choice.split(" "))
        letters = (f"{each.letter} {number[each.id]}" for each in self.options)
        texts = (f"{each.text}: {partner[number[each.id]]}" for each in self.options)
        return ", ".join(letters), "; ".join(texts)


def tidied(text: str) -> str:
    r"""Return free text in one line, without what isn't printed: no text turns another around.

    Example:
        >>> tidied(" Why\n \u202enot?\0 ")
        'Why not?'
    """
    return " ".join("".join(each for each in text if each.isprintable() or each.isspace()).split())


def lettered(options: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return ids and texts as options with letters, A to Z.

    Example:
        >>> lettered([("one", "This"), ("two", "That")])[1].letter
        'B'
    """
    pairs = zip(ascii_uppercase, options, strict=False)
    return tuple(Choice(id_, letter, text) for letter, (id_, text) in pairs)
