"""Rules of thumb that lessons, cards, claims, exercises and triage state, and must state alike.

:mod:`backedu.check.rules_of_thumb` compares the places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table


@dataclass(frozen=True)
class RuleOfThumb:
    """A statement on which all places agree; the head of the file explains each field."""

    id: str
    statement: str
    stated_as: tuple[str, ...]
    stated_in: tuple[str, ...]
    against: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: date


def _faults(rule: RuleOfThumb, _: Data) -> Iterator[Fault]:
    for field in ("stated_as", "against"):
        for pattern in getattr(rule, field):
            try:
                re.compile(pattern)
            except re.error as error:
                yield field, f"has the pattern '{pattern}', which cannot be read: {error}"


rules_of_thumb = Table("rules_of_thumb.toml", RuleOfThumb, _faults, sourced=True)
"""The agreed statements, by id."""
