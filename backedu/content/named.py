"""A record by its name, or a sentence for whoever misspelt it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")

_SHOWN_LENGTH = 40


def named(records: Mapping[str, T], name: str, kind: str) -> T:
    """Return a record.

    Args:
        records: All that there are, by name.
        name: The name that someone wrote.
        kind: What it is the name of: "question", "lesson".

    Raises:
        LookupError: There is no such record; the sentence names the nearest, or all.

    Example:
        >>> named({"early-ces": 1, "aaa": 2}, "early-cse", "patient")
        Traceback (most recent call last):
        LookupError: There is no patient 'early-cse'; do you mean 'early-ces'?
    """
    if isinstance(name, str) and name in records:
        return records[name]
    written = str(name)[:_SHOWN_LENGTH]
    raise LookupError(f"There is no {kind} '{written}'; {nearest(written, records)}")


def nearest(written: str, names: Iterable[str]) -> str:
    """Return the end of a sentence about a misspelt name: which one is meant, or what there is.

    Example:
        >>> nearest("pateint", ["ask", "patient"]), nearest("x", ["ask", "patient"])
        ("do you mean 'patient'?", 'choose one of ask, patient.')
    """
    known = list(names)
    same = {one.lower().replace("_", "-"): one for one in known}
    close = get_close_matches(written.lower().replace("_", "-").replace(" ", "-"), same, n=1)
    return f"do you mean '{same[close[0]]}'?" if close else f"choose one of {', '.join(known)}."
