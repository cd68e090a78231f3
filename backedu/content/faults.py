"""What may be wrong with a record of any kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

Fault = tuple[str | None, str]
"""A field, or None for the whole record, and what is wrong with it: see ``ContentError``."""

FileFault = tuple[str | None, str | None, str]
"""A record, or None for the whole file; a field, or None; and what is wrong."""


def record_faults(record: Any, known_sources: Collection[str]) -> Iterator[Fault]:
    """Say what is wrong with a record, whatever its kind.

    Args:
        record: A record with ``id``; ``sources`` and ``reviewed`` are looked at where it has them.
        known_sources: The ids of the publications.

    Yields:
        A field and its fault where a text is empty, a source is not in ``sources.toml`` or is
        named twice, or the review date lies in the future.
    """
    for field in fields(record):
        if field.type in {"Any", Any}:  # a condition or a value: nothing that somebody reads
            continue
        if any(not text.strip() for text in _texts(getattr(record, field.name))):
            yield field.name, "has an empty text"
    named = getattr(record, "sources", ())
    for source in named:
        if source not in known_sources:
            meant = get_close_matches(source.lower().replace(" ", "-"), known_sources, 1, 0.8)
            instead = f"; do you mean '{meant[0]}'?" if meant else ""
            yield "sources", f"names '{source}', not in sources.toml{instead}"
    if len(set(named)) < len(named):
        yield "sources", "names the same source twice"
    if (reviewed := getattr(record, "reviewed", None)) and reviewed > datetime.now(tz=UTC).date():
        yield "reviewed", f"lies in the future ({reviewed})"


def _texts(value: Any) -> Iterator[str]:
    """Every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif is_dataclass(value):
        yield from _texts([getattr(value, field.name) for field in fields(value)])
