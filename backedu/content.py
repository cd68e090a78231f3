"""What backedu knows, read from ``data/`` and checked; :mod:`backedu.reader` does the reading.

A file ``data/claims.toml`` holds one table per record, named by its id::

    [posture-causes-pain]
    claim = "..."
    reviewed = 2026-11-22
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from backedu import model
from backedu.reader import ContentError, load, parse, read_table

__all__ = ["ContentError", "check", "check_record", "load", "parse", "read_table"]

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

_IDENTIFIERS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"\d{6,9}"),
    "pmcid": re.compile(r"PMC\d{5,9}"),
    "isbn": re.compile(r"[\d-]{9,16}[\dX]"),
    "url": re.compile(r"https://\S+"),
}

_Records = Mapping[str, Mapping[str, Any]]


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
        ContentError: A text is empty, a source is not in ``sources.toml`` or named twice, or the
            review date lies in the future.
    """
    where = f"{file}: record '{record.id}'"
    for field in fields_of(record):
        if any(not text.strip() for text in _texts(getattr(record, field.name))):
            raise ContentError(f"{where}: field '{field.name}' has an empty text.")
    for source in getattr(record, "sources", ()):
        if source not in known_sources:
            raise ContentError(f"{where}: field 'sources' names '{source}', not in sources.toml.")
    if len(set(getattr(record, "sources", ()))) < len(getattr(record, "sources", ())):
        raise ContentError(f"{where}: field 'sources' names the same source twice.")
    if (reviewed := getattr(record, "reviewed", None)) and reviewed > datetime.now(tz=UTC).date():
        raise ContentError(f"{where}: field 'reviewed' lies in the future ({reviewed}).")


def check(folder: Path | None = None) -> dict[str, int]:
    """Read every file of :data:`FILES`, check records against one another, and count them.

    Args:
        folder: Where the files are; the shipped ``data/`` by default.

    Returns:
        Number of records by kind, in the order of :data:`FILES`.

    Raises:
        ContentError: The first fault found.

    Example:
        >>> list(check())[:2]
        ['sources', 'sections']
    """
    records: dict[str, Mapping[str, Any]] = {
        name: load(kind, f"{name}.toml", folder) for name, kind in FILES.items()
    }
    for name, of_one_kind in records.items():
        for record in of_one_kind.values():
            check_record(f"{name}.toml", record, records["sources"])
            for fault in _RULES.get(name, _no_rule)(record, records):
                raise ContentError(f"{name}.toml: record '{record.id}': {fault}.")
    return {name: len(of_one_kind) for name, of_one_kind in records.items()}


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


def _source_faults(source: model.Source, _: _Records) -> Iterator[str]:
    for field, pattern in _IDENTIFIERS.items():
        identifier = getattr(source, field)
        if identifier is not None and not pattern.fullmatch(identifier):
            yield f"field '{field}' is '{identifier}', which is not written as one"
    if source.checked and source.confirmed is None:
        yield "field 'confirmed' must say what was seen, because 'checked' is true"
    if source.uncertain is None and (source.year is None or not source.checked):
        yield "field 'uncertain' must say what was not seen"


def _claim_faults(claim: model.Claim, records: _Records) -> Iterator[str]:
    if claim.section not in (names := [part.name for part in records["sections"].values()]):
        yield (
            f"field 'section' is '{claim.section}', which is no name in sections.toml; "
            f"the names are: {', '.join(names)}"
        )
    for field in ("could_happen", "instead"):
        if claim.unsafe and getattr(claim, field) is None:
            yield f"field '{field}' is missing: a claim that is unsafe says so"
        if not claim.unsafe and getattr(claim, field) is not None:
            yield f"field '{field}' belongs to a claim with 'unsafe = true'"
    if not claim.sources and claim.note is None:
        yield "field 'sources' is empty; name one, or let 'note' say why there is none"
    for other in claim.conflicts_with:
        if other not in records["claims"]:
            yield f"field 'conflicts_with' names '{other}', which is no claim"
        elif claim.id not in records["claims"][other].conflicts_with:
            yield f"field 'conflicts_with' names '{other}', which does not name it back"


def _question_faults(question: model.Question, records: _Records) -> Iterator[str]:
    yield from _needs_source(question, records)
    if question.lesson not in records["lessons"]:
        yield f"field 'lesson' names '{question.lesson}', which is no lesson"
    correct = sum(option.correct for option in question.options)
    if correct != 1:
        yield f"field 'options' has {correct} correct options; exactly one is needed"
    if len(question.options) < 3:
        yield "field 'options' needs at least three options"
    for field in ("id", "text", "feedback"):
        counted = Counter(getattr(option, field) for option in question.options)
        for value in (value for value, times in counted.items() if times > 1):
            yield f"field 'options' has the {field} '{value[:40]}' more than once"


def _exercise_faults(exercise: model.Exercise, records: _Records) -> Iterator[str]:
    yield from _needs_source(exercise, records)
    if exercise.claim not in records["claims"]:
        yield f"field 'claim' names '{exercise.claim}', which is no claim"


def _care_faults(fact: model.CareFact, records: _Records) -> Iterator[str]:
    if fact.certainty is not model.Certainty.CONSENSUS:
        yield from _needs_source(fact, records)


def _needs_source(record: Any, _: _Records) -> Iterator[str]:
    if not record.sources:
        yield "field 'sources' is empty"


def _no_rule(_record: Any, _: _Records) -> Iterator[str]:
    yield from ()


_RULES: Mapping[str, Callable[[Any, _Records], Iterator[str]]] = {
    "sources": _source_faults,
    "claims": _claim_faults,
    "questions": _question_faults,
    "cases": _needs_source,
    "care": _care_faults,
    "exercises": _exercise_faults,
}
