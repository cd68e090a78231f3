"""Does the formula say what the function says? Compared answer by answer on random people.

Compared are the level, whether an open question decided it, every reason with its level, certainty
and cited answers, the open questions, the contradictions, and every piece of advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backedu.content.model import Level
from backedu.triage import triage
from backedu.triage.answers import contract, emergency_names
from backedu.triage.result import TriageResult
from backedu.triage.rules import RuleBook
from tests.proof.answers import Formula, every, some
from tests.proof.bulk import Bulk, bits, first_place
from tests.proof.encoder import Encoding
from tests.proof.sample import Sample

_CHUNK = 20_000
SEED = 20261122

Key = tuple[str, ...]


def differences(
    encoding: Encoding, book: RuleBook, count: int, seed: int = SEED
) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Give what formula and function disagree about, each with the answers of one such person.

    Args:
        encoding: The formula.
        book: The rule book that the function uses; its advice is the shipped one.
        count: How many people.
        seed: Of the random people.
    """
    formulas = dict(_formulas(encoding))
    sample = Sample(book, encoding.tags)
    for start in range(0, count, _CHUNK):
        people = list(sample.people(seed + start, min(_CHUNK, count - start)))
        bulk = Bulk(encoding.answers, people)
        places: dict[Key, list[int]] = {key: [] for key in formulas}
        for place, person in enumerate(people):
            for key in _said(triage(person, book), encoding):
                places.setdefault(key, []).append(place)
        for key, held in places.items():
            by_formula = bulk.says(formulas[key]) if key in formulas else 0
            if different := by_formula ^ bits(held, len(people)):
                yield key, people[first_place(different, len(people))]


def _formulas(encoding: Encoding) -> Iterator[tuple[Key, Formula]]:
    """Give the formula for each thing that a result can say."""
    for level in Level:
        yield ("level", level.value), encoding.level_is(level)
    sure: dict[Level, list[Formula]] = {level: [] for level in Level}
    for id_, (_, condition) in encoding.rules.items():
        yield ("reason", id_), encoding.in_reasons(id_)
        certain = encoding.certain(id_)
        yield ("certain", id_), every([encoding.in_reasons(id_), certain])
        for level, when in encoding.counts[id_].items():
            yield ("counts", id_, level.value), when
            sure[level].append(every([when, certain]))
        for name in sorted(set(condition.names())):
            cited = every([encoding.in_reasons(id_), encoding.cited(id_, name)])
            yield ("cites", id_, name), cited
    for id_ in encoding.otherwise:
        yield ("reason", id_), encoding.in_reasons(id_)
    yield (
        ("decided_by_unknown",),
        some(
            every(
                [
                    encoding.level_is(level),
                    *(~some(sure[one]) for one in Level if one >= level),
                ]
            )
            for level in Level
            if level is not Level.SELF_CARE
        ),
    )
    for name in contract():
        yield ("open", name), encoding.listed_as_open(name)
    for name in emergency_names():
        yield ("unanswered", name), encoding.unanswered(name)
    for id_, holds in encoding.contradictions.items():
        yield ("contradiction", id_), holds
    for tag, advised in encoding.advice.items():
        yield ("recommended", tag), advised.recommended
        yield ("withheld", tag), advised.withheld


def _said(result: TriageResult, encoding: Encoding) -> Iterator[Key]:
    """Give what a result says, under the same names."""
    yield "level", result.level.value
    yield from _reasons_said(result, encoding)
    conflicts = {(one.names, one.sentence) for one in result.contradictions}
    for one, _ in encoding.book.contradictions:
        if (one.names, one.sentence) in conflicts:
            yield "contradiction", one.id
    for kind, names in (
        ("open", [question.name for question in result.unknown]),
        ("unanswered", result.unanswered_emergency),
        ("recommended", result.recommended),
        ("withheld", result.withheld),
    ):
        for name in names:
            yield kind, name


def _reasons_said(result: TriageResult, encoding: Encoding) -> Iterator[Key]:
    for reason in result.reasons:
        yield "reason", reason.rule
        if reason.rule not in encoding.otherwise:
            yield "counts", reason.rule, reason.level.value
            if reason.certain:
                yield "certain", reason.rule
        for because in reason.because:
            yield "cites", reason.rule, because.name
    if result.decided_by_unknown:
        yield ("decided_by_unknown",)
