"""Tests of what may be wrong with a record of any kind."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from backedu.content.faults import record_faults


@dataclass(frozen=True)
class Part:
    """A record inside a record."""

    text: str


@dataclass(frozen=True)
class Record:
    """A record with a text at every depth."""

    id: str = "a"
    text: str = "Text."
    texts: tuple[str, ...] = ("Text.",)
    named: tuple[Part, ...] = (Part("Text."),)
    value: Any = ""
    sources: tuple[str, ...] = ("dahm-2010",)
    reviewed: date = date(2026, 11, 22)


def _faults(record: Record) -> list[tuple[str | None, str]]:
    return list(record_faults(record, {"dahm-2010": None, "nice-ng59": None}))


def test_a_sound_record_has_none() -> None:
    """A value of any type is nobody's text, and may be empty."""
    assert _faults(Record()) == []


@pytest.mark.parametrize(
    ("change", "field", "fault"),
    [
        ({"text": " "}, "text", "has an empty text"),
        ({"texts": ("",)}, "texts", "has an empty text"),
        ({"named": (Part(""),)}, "named", "has an empty text"),
        ({"sources": ("Dahm 2010",)}, "sources", "not in sources.toml; do you mean 'dahm-2010'?"),
        ({"sources": ("dahm-2010",) * 2}, "sources", "names the same source twice"),
        ({"reviewed": date(2999, 1, 1)}, "reviewed", "lies in the future (2999-01-01)"),
    ],
)
def test_each_fault_is_found(change: dict[str, Any], field: str, fault: str) -> None:
    """Empty texts at any depth, sources that are unknown or named twice, a date to come."""
    ((found, said),) = _faults(replace(Record(), **change))

    assert found == field
    assert said.endswith(fault)
