"""What a rule of the check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding


@dataclass(frozen=True)
class Rule:
    """One thing that content must do.

    Attributes:
        id: Its short name.
        title: What it asks, in a few words.
        why: The reason, for whoever meets it; with a source where it rests on one.
        faults: Finds what breaks it.
    """

    id: str
    title: str
    why: str
    faults: Callable[[Corpus], Iterable[Finding]]
