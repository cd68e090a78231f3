"""What backedu knows, read from ``data/`` and checked; :mod:`backedu.content.reader` reads.

A file ``data/claims.toml`` holds one table per record, named by its id::

    [posture-causes-pain]
    claim = "..."
    reviewed = 2026-11-22
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any

from backedu.content import model
from backedu.content.error import ContentError
from backedu.content.reader import load, parse, read_table

Fault = tuple[str | None, str]
"""A field, or None for the whole record, and what is wrong with it."""

__all__ = ["ContentError", "check_record", "load", "parse", "read_table", "record_faults"]

FILES: Mapping[str, type] = {
    "sources": model.Source,
    "sections": model.Section,
    "claims": model.Claim,
    "questions": model.Question,
    "cases": model.Case,
    "glossary": model.Term,
    "lessons": model.Lesson,
    "care": model.CareFact,
    "exercises": model.Exercise,
}
"""Kind of record by the name of its file; other modules read their own files beside these."""


@cache
def sources() -> Mapping[str, model.Source]:
    """Return every publication, by id.

    Example:
        >>> sources()["dahm-2010"].year
        2010
    """
    return load(model.Source, "sources.toml")


@cache
def sections() -> Mapping[str, model.Section]:
    """Return the parts of the article in its order, by id.

    Example:
        >>> next(iter(sections().values())).name
        'Posture'
    """
    return load(model.Section, "sections.toml")


@cache
def claims() -> Mapping[str, model.Claim]:
    """Return what the article says, appraised, by id.

    Example:
        >>> claims()["bed-rest-outdated"].verdict.value
        'supported'
    """
    return load(model.Claim, "claims.toml")


@cache
def questions() -> Mapping[str, model.Question]:
    """Return the questions of all lessons, by id."""
    return load(model.Question, "questions.toml")


@cache
def cases() -> Mapping[str, model.Case]:
    """Return the invented patients, by id."""
    return load(model.Case, "cases.toml")


@cache
def glossary() -> Mapping[str, model.Term]:
    """Return the words of the field, by id."""
    return load(model.Term, "glossary.toml")


@cache
def lessons() -> Mapping[str, model.Lesson]:
    """Return the lessons in their order on the shelf, by id.

    Example:
        >>> next(iter(lessons()))
        '01_what_is_a_spasm'
    """
    return load(model.Lesson, "lessons.toml")


@cache
def care_facts() -> Mapping[str, model.CareFact]:
    """Return what helps and what does not, by id."""
    return load(model.CareFact, "care.toml")


@cache
def exercises() -> Mapping[str, model.Exercise]:
    """Return the article's exercises, by id."""
    return load(model.Exercise, "exercises.toml")


def forget() -> None:
    """Read the files anew at the next call: their author has changed one."""
    for reader in (
        sources, sections, claims, questions, cases, glossary, lessons, care_facts, exercises
    ):  # fmt: skip
        reader.cache_clear()


def check_record(file: str, record: Any, known_sources: Mapping[str, model.Source]) -> None:
    """Refuse what every record of ``data/`` must not have, whatever its kind.

    Args:
        file: Name of the file, for the error.
        record: A record with ``id``; ``sources`` and ``reviewed`` are looked at where it has them.
        known_sources: The publications, by id.

    Raises:
        ContentError: The first of :func:`record_faults`.
    """
    for field, fault in record_faults(record, known_sources):
        raise ContentError(file, fault, record.id, field)


def record_faults(record: Any, known_sources: Mapping[str, model.Source]) -> Iterator[Fault]:
    """Say what is wrong with a record of any kind.

    Yields:
        A field and its fault where a text is empty, a source is not in
        ``sources.toml`` or named twice, or the review date lies in the future.
    """
    for field in fields_of(record):
        if any(not text.strip() for text in _texts(getattr(record, field.name))):
            yield field.name, "has an empty text"
    for source in getattr(record, "sources", ()):
        if source not in known_sources:
            meant = get_close_matches(source.lower().replace(" ", "-"), known_sources, 1, 0.8)
            instead = f"; do you mean '{meant[0]}'?" if meant else ""
            yield "sources", f"names '{source}', not in sources.toml{instead}"
    if len(set(getattr(record, "sources", ()))) < len(getattr(record, "sources", ())):
        yield "sources", "names the same source twice"
    if (reviewed := getattr(record, "reviewed", None)) and reviewed > datetime.now(tz=UTC).date():
        yield "reviewed", f"lies in the future ({reviewed})"


def _texts(value: Any) -> Iterator[str]:
    """Every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, model.Option):
        yield from (value.id, value.text, value.feedback)
