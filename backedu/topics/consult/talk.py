"""Sentences that can do harm, and lists of words for those who say them again.

A list finds words and understands nothing: "no damage" is found like "damage".

Example:
    >>> harmful_phrases()["slipped_disc"].says
    'You’ve slipped a disc.'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.faults import Fault
from backedu.content.table import Data, Table


class WordKind(StrEnum):
    """What a list of words is for: two kinds to leave out, and one of which some is wanted."""

    FRIGHTENS = "frightens"
    FALSE_COMFORT = "false_comfort"
    PLAN = "plan"


@dataclass(frozen=True)
class HarmfulPhrase:
    """A sentence to say again; ``harmful_phrases.toml`` explains each field."""

    id: str
    says: str
    meant: str
    does: str
    one_way: str
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class WordList:
    """Words that the check looks for; ``word_lists.toml`` explains each field."""

    id: str
    kind: WordKind
    words: tuple[str, ...]
    why: str
    reviewed: date


def _faults(listed: WordList, _: Data) -> Iterator[Fault]:
    if not listed.words or any(word != word.lower().strip() or not word for word in listed.words):
        yield "words", "needs words in small letters, without spaces around them"


harmful_phrases = Table("harmful_phrases.toml", HarmfulPhrase, sourced=True)
"""The sentences."""

word_lists = Table("word_lists.toml", WordList, _faults)
"""The lists of words."""
