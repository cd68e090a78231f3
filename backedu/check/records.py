"""What each kind of record must be, by itself and against the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from backedu.content import model
from backedu.content.error import ContentError
from backedu.content.library import FILES, Fault, record_faults
from backedu.content.reader import find, parse, read_table
from backedu.places import data_dir

_IDENTIFIERS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"\d{6,9}"),
    "pmcid": re.compile(r"PMC\d{5,9}"),
    "isbn": re.compile(r"[\d-]{9,16}[\dX]"),
    "url": re.compile(r"https://\S+"),
}

_Records = Mapping[str, Mapping[str, Any]]


def check(folder: Path | None = None) -> dict[str, int]:
    """Read every file of :data:`backedu.content.library.FILES` and count the records.

    Args:
        folder: Where the files are; the shipped ``data/`` by default.

    Returns:
        Number of records by kind, in the order of the files.

    Raises:
        ContentError: The first fault found.

    Example:
        >>> list(check())[:2]
        ['sources', 'sections']
    """
    records, faults = _read(folder or data_dir())
    for error in (*faults, *_faults(records)):
        raise error
    return {name: len(of_one_kind) for name, of_one_kind in records.items()}


def all_faults(folder: Path | None = None) -> Iterator[ContentError]:
    """Yield every fault of these files.

    Records are compared with one another only when each of them can be read.
    """
    records, faults = _read(folder or data_dir())
    yield from faults or _faults(records)


def _read(folder: Path) -> tuple[dict[str, dict[str, Any]], list[ContentError]]:
    """Read all that can be read, and say what cannot."""
    records: dict[str, dict[str, Any]] = {}
    faults: list[ContentError] = []
    for name, kind in FILES.items():
        file, records[name] = f"{name}.toml", {}
        try:
            tables = read_table(find(file, folder))
        except ContentError as error:
            faults.append(error)
            continue
        for id_, fields in tables.items():
            if not isinstance(fields, dict):
                fault = f"'{id_}' stands outside any record; put it under [id]"
                faults.append(ContentError(file, fault))
                continue
            try:
                records[name][id_] = parse(kind, file, id_, fields)
            except ContentError as error:
                faults.append(error)
    return records, faults


def _faults(records: _Records) -> Iterator[ContentError]:
    for name, of_one_kind in records.items():
        for record in of_one_kind.values():
            for field, fault in record_faults(record, records["sources"]):
                yield ContentError(f"{name}.toml", fault, record.id, field)
            for field, fault in _RULES.get(name, _no_rule)(record, records):
                yield ContentError(f"{name}.toml", fault, record.id, field)


def _source_faults(source: model.Source, _: _Records) -> Iterator[Fault]:
    for field, pattern in _IDENTIFIERS.items():
        identifier = getattr(source, field)
        if identifier is not None and not pattern.fullmatch(identifier):
            yield field, f"is '{identifier}', which is not written as one"
    if source.checked and source.confirmed is None:
        yield "confirmed", "must say what was seen, because 'checked' is true"
    if source.uncertain is None and (source.year is None or not source.checked):
        yield "uncertain", "must say what was not seen"


def _claim_faults(claim: model.Claim, records: _Records) -> Iterator[Fault]:
    if claim.section not in (names := [part.name for part in records["sections"].values()]):
        known = "; ".join(names)
        fault = f"is '{claim.section}', which is no name in sections.toml; the names are: {known}"
        yield "section", fault
    for field in ("could_happen", "instead"):
        if claim.unsafe and getattr(claim, field) is None:
            yield field, "is missing: a claim that is unsafe says so"
        if not claim.unsafe and getattr(claim, field) is not None:
            yield field, "belongs to a claim with 'unsafe = true'"
    if not claim.sources and claim.note is None:
        yield "sources", "is empty; name one, or let 'note' say why there is none"
    for other in claim.conflicts_with:
        if other not in records["claims"]:
            yield "conflicts_with", f"names '{other}', which is no claim"
        elif claim.id not in records["claims"][other].conflicts_with:
            yield "conflicts_with", f"names '{other}', which does not name it back"


def _question_faults(question: model.Question, records: _Records) -> Iterator[Fault]:
    yield from _needs_source(question, records)
    if question.lesson not in records["lessons"]:
        yield "lesson", f"names '{question.lesson}', which is no lesson"
    correct = sum(option.correct for option in question.options)
    if correct != 1:
        yield "options", f"has {correct} correct options; exactly one is needed"
    if len(question.options) < 3:
        yield "options", "needs at least three options"
    for field in ("id", "text", "feedback"):
        counted = Counter(getattr(option, field) for option in question.options)
        for value in (value for value, times in counted.items() if times > 1):
            yield "options", f"has the {field} '{value[:40]}' more than once"


def _exercise_faults(exercise: model.Exercise, records: _Records) -> Iterator[Fault]:
    yield from _needs_source(exercise, records)
    if exercise.claim not in records["claims"]:
        yield "claim", f"names '{exercise.claim}', which is no claim"


def _care_faults(fact: model.CareFact, records: _Records) -> Iterator[Fault]:
    if fact.certainty is not model.Certainty.CONSENSUS:
        yield from _needs_source(fact, records)


def _needs_source(record: Any, _: _Records) -> Iterator[Fault]:
    if not record.sources:
        yield "sources", "is empty"


def _no_rule(_record: Any, _: _Records) -> Iterator[Fault]:
    yield from ()


_RULES: Mapping[str, Callable[[Any, _Records], Iterator[Fault]]] = {
    "sources": _source_faults,
    "claims": _claim_faults,
    "questions": _question_faults,
    "cases": _needs_source,
    "care": _care_faults,
    "exercises": _exercise_faults,
}
