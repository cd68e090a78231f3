"""Does every record with sources rest on one that somebody has seen?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

_LOOKED_AT_BESIDE = ("claims", "care", "questions", "cases", "exercises", "glossary", "protocols")
"""Their rule is in :mod:`backedu.check.sourcing`."""

_SAYS_SO = re.compile(
    r"\b(?:sources?|guidelines?|publications?|papers?|books?)\b[^.;]*\bnot (?:opened|seen|read)\b",
    re.IGNORECASE,
)


def _cited(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every table with sources inside a record, with the way to it."""
    if isinstance(value, Mapping):
        if isinstance(value.get("sources"), list):
            yield path, value
        for key, item in value.items():
            yield from _cited(item, (*path, key))


def _says_so(record: Mapping[str, Any]) -> bool:
    return record.get("confirmed") is False or bool(_SAYS_SO.search(record.get("note", "")))


def _only_unseen(corpus: Corpus) -> Iterator[Finding]:
    seen = {id_: source.get("checked", False) for _, id_, source in corpus.of("sources")}
    for document, id_, record in corpus.all():
        if document.kind in _LOOKED_AT_BESIDE:
            continue
        for path, part in _cited(record):
            # A name that no source has is told by a rule of its own.
            named = [seen[one] for one in part["sources"] if one in seen]
            if named and not any(named) and not _says_so(part):
                yield document.finding(
                    id_,
                    (*path, "sources"),
                    "names only publications that nobody has seen (checked = false); add one that "
                    "was seen, or say under 'note' that none was",
                )


RULES = (
    Rule(
        "rule-seen-by-someone",
        "A rule or a number does not rest only on publications that nobody has seen",
        "The page of rules marks each source as confirmed or not; a rule with none that is "
        "confirmed is what its authors remember, and must say so.",
        _only_unseen,
    ),
)
