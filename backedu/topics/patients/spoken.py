"""What a person's words say of an answer of the triage: that it is so, or that it isn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.triage.answers import contract

_SENTENCE = re.compile(r"[.;:!?]\s|[.;:!?]$|\bbut\b|\bthough\b|, and\b")
_NOT = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nothing|nobody|without)\b|n[’']t\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Spoken:
    """The words that speak of an answer.

    Attributes:
        id: Its name in the triage's contract.
        words: Those that speak of it wherever they are said.
        answer: Those that do so in the answer to a question that brings it.
    """

    id: str
    words: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()

    def says(self, text: str, *, is_answer: bool) -> tuple[str, bool] | None:
        """Return the words that speak of it, and whether they say that it is so; None if none do.

        What is said to be so anywhere counts before what is said not to be.

        Args:
            text: What someone says.
            is_answer: Whether it answers a question that brings this answer of the triage.

        Example:
            >>> fever = Spoken("fever", ("fever*",), ("39",))
            >>> fever.says("Yes, 39 since yesterday.", is_answer=True)
            ('39', True)
            >>> fever.says("I am not feverish. I am 39.", is_answer=False)
            ('feverish', False)
        """
        found = [
            (match[0], not _NOT.search(sentence.replace(match[0], "")))
            for sentence in _SENTENCE.split(text)
            for word in (*self.words, *(self.answer if is_answer else ()))
            if (match := _pattern(word).search(sentence))
        ]
        return max(found, key=lambda one: one[1], default=None)


def _pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else r"\b"
    return re.compile(rf"\b{re.escape(word.rstrip('*'))}{ending}", re.IGNORECASE)


def _faults(spoken_: Spoken, _: Data) -> Iterator[Fault]:
    if spoken_.id not in contract():
        yield None, "isn't named as an answer of the triage is"


spoken: Table[Spoken] = Table("spoken.toml", Spoken, _faults)
"""By the name of the answer."""
