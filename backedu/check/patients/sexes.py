"""Is every word that depends on a patient's sex marked, where the patient may be of either?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.topics.patients.sexes import MARK, SEXES, other_sex, texts

_WORDS: Mapping[str, tuple[str, ...]] = {
    "female": ("she", "her", "hers", "herself", "woman", "lady", "girl"),
    "male": ("he", "him", "his", "himself", "man", "gentleman", "boy", "lad"),
}
_TITLES = {"female": ("Mrs", "Ms", "Miss"), "male": ("Mr",)}  # a small “miss” is a verb
_NAMES = {"name", "sex", "other", "sources", "look"}
"""Fields whose text isn't told."""


def _pattern(sex: str, name: str) -> re.Pattern[str]:
    words, titles = "|".join((*_WORDS[sex], re.escape(name))), "|".join(_TITLES[sex])
    return re.compile(rf"\b(?:(?i:{words})|{titles})(?:'s)?\b")


def unmarked(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the way to each text in which a word of one sex would be left in the other, and why.

    Args:
        record: A patient as written, with ``other``.

    Example:
        >>> case = {"sex": "female", "name": "Ann", "other": {"name": "Ben"}}
        >>> [why for _, why in unmarked(case | {"why": "She and {he|he} wait for {her|his} turn."})]
        ["has “She”, which isn't marked; write {she|he}, or {she|she} for somebody else"]
    """
    sex, name, other = record["sex"], record["name"], record["other"]["name"]
    own, others = _pattern(sex, name), _pattern(other_sex(sex), other)
    for way, text in texts({key: each for key, each in record.items() if key not in _NAMES}):
        for pattern in (own, others):
            if found := pattern.search(MARK.sub(" ", text)):
                marks = "write {she|he}, or {she|she} for somebody else"
                yield way, f"has “{found[0]}”, which isn't marked; {marks}"
        for written, read in MARK.findall(text):
            if written != read and (others.search(written) or own.search(read)):
                yield way, f"has {{{written}|{read}}} the wrong way round; the written one is first"


def _left(corpus: Corpus) -> Iterator[Finding]:
    for document, id_, record in corpus.of("patients"):
        other = record.get("other")
        if record.get("sex") in SEXES and isinstance(other, Mapping) and "name" in other:
            for way, fault in unmarked(record):
                yield document.finding(id_, way, fault)


RULES = (
    Rule(
        "patient-sexes",
        "Where a staged patient may be of either sex, every word that depends on it is marked",
        "A “he” that is left in a woman's case stops the reader, and may be taken for somebody "
        "else. The level is proved for both, like that of every variant.",
        _left,
    ),
)
