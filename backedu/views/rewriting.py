"""Sentences to say again, and what is looked for in them, as a control takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from backedu.content.citing import cited
from backedu.topics.consult.talk import harmful_phrases, word_lists


def phrases() -> list[dict[str, str]]:
    """Return the sentences, without the way in which we would say them.

    Example:
        >>> sorted(phrases()[0])
        ['does', 'id', 'meant', 'says']
    """
    return [
        {"id": each.id, "says": each.says, "meant": each.meant, "does": each.does}
        for each in harmful_phrases().values()
    ]


def lists() -> list[dict[str, Any]]:
    """Return the lists of words, each with its kind and what a reader is told."""
    return [
        {"kind": each.kind.value, "find": list(each.words), "why": each.why}
        for each in word_lists().values()
    ]


def ways(written: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return one way to say each of some sentences, with what it rests on.

    Args:
        written: Ids of the sentences for which the reader has written something.
    """
    return {
        id_: {
            "text": harmful_phrases()[id_].one_way,
            "sources": cited(harmful_phrases()[id_].sources),
        }
        for id_ in written
    }
