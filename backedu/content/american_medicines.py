"""Medicines, or names of them, that readers in the UK don't meet.

:mod:`backedu.check.medicines` looks for them in what the project says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backedu.content.table import Table


@dataclass(frozen=True)
class AmericanMedicine:
    """A medicine that isn't met in the UK; the head of the file explains each field."""

    id: str
    names: tuple[str, ...]
    why: str
    instead: str
    reviewed: date
    explained_in: tuple[str, ...] = ()


american_medicines = Table("american_medicines.toml", AmericanMedicine)
"""The list, by id."""
