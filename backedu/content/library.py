"""The content that more than one room speaks of: a table for each file, and what it must be.

A file ``data/article/claims.toml`` holds one table per record, named by its id::

    [posture-causes-pain]
    claim = "..."
    reviewed = 2026-11-22

Example:
    >>> claims()["bed-rest-outdated"].verdict.value, sources()["dahm-2010"].year
    ('supported', 2010)
    >>> next(iter(sections().values())).name, next(iter(lessons()))
    ('Posture', '01_what_is_a_spasm')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backedu.content.faults import Fault
from backedu.content.model import Case, Claim, Lesson, Question, Section, Source, Term
from backedu.content.question import question_faults
from backedu.content.source import finding_faults
from backedu.content.table import Data, Table

_LABS = "labs.toml"
_IDENTIFIERS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"\d{6,9}"),
    "pmcid": re.compile(r"PMC\d{5,9}"),
    "isbn": re.compile(r"[\d-]{9,16}[\dX]"),
    "url": re.compile(r"https://\S+"),
}


def _source_faults(source: Source, _: Data) -> Iterator[Fault]:
    for field, pattern in _IDENTIFIERS.items():
        identifier = getattr(source, field)
        if identifier is not None and not pattern.fullmatch(identifier):
            yield field, f"is '{identifier}', which is not written as one"
    if source.checked and source.confirmed is None:
        yield "confirmed", "must say what was seen, because 'checked' is true"
    if source.uncertain is None and (source.year is None or not source.checked):
        yield "uncertain", "must say what was not seen"
    yield from (("found", fault) for fault in finding_faults(source))


def _claim_faults(claim: Claim, data: Data) -> Iterator[Fault]:
    known = data.read(claims)
    if claim.section not in (names := [part.name for part in data.read(sections).values()]):
        all_names = "; ".join(names)
        fault = (
            f"is '{claim.section}', which isn't a name in sections.toml; the names are: {all_names}"
        )
        yield "section", fault
    for field in ("could_happen", "instead"):
        if claim.unsafe and getattr(claim, field) is None:
            yield field, "is missing: a claim that is unsafe says so"
        if not claim.unsafe and getattr(claim, field) is not None:
            yield field, "belongs to a claim with 'unsafe = true'"
    if not claim.sources and claim.note is None:
        yield "sources", "is empty; name one, or let 'note' say why there is none"
    for other in claim.conflicts_with:
        if other not in known:
            yield "conflicts_with", f"names '{other}', which isn't a claim"
        elif claim.id not in known[other].conflicts_with:
            yield "conflicts_with", f"names '{other}', which does not name it back"


def _question_faults(question: Question, data: Data) -> Iterator[Fault]:
    return question_faults(
        question, {lesson.id: lesson.outcomes for lesson in data.read(lessons).values()}
    )


def _lesson_faults(lesson: Lesson, data: Data) -> Iterator[Fault]:
    if lesson.handout is not None and lesson.handout not in data.as_written(_LABS):
        yield "handout", f"names '{lesson.handout}', which isn't a lab; name one of {_LABS}"


sources = Table("sources.toml", Source, _source_faults)
"""Every publication."""

sections = Table("sections.toml", Section)
"""The parts of the article, in its order."""

claims = Table("claims.toml", Claim, _claim_faults)
"""What the article says, appraised."""

questions = Table("questions", Question, _question_faults, sourced=True)
"""The questions of all lessons: a file for each lesson, by its id."""

cases = Table("cases.toml", Case, sourced=True)
"""The invented patients."""

glossary = Table("glossary.toml", Term)
"""The words of the field."""

lessons = Table("lessons.toml", Lesson, _lesson_faults)
"""The lessons, in their order on the shelf."""
