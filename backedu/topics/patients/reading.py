"""What the triage makes of a consultation: of what was asked, and of all that there is to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backedu.topics.patients.records import Patient
from backedu.triage import TriageResult, triage


def told(patient: Patient, asked: Iterable[str]) -> Mapping[str, Any]:
    """Return the answers to the triage that the opening and some questions have brought.

    Age and sex are known from the start; whatever was not asked is not known, which is not a no.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> known = told(patients()["early-ces"], ["bladder"])
        >>> known["bladder_change"], "saddle_numbness" in known
        ('altered_sensation_or_flow', False)
    """
    names = {"age", "sex", *patient.opening_tells}
    names |= {name for id_ in asked for name in patient.asks[id_].tells}
    return {name: value for name, value in patient.facts.items() if name in names}


def decisive(result: TriageResult) -> list[str]:
    """Return what decides a result for certain: the reasons of the most urgent level that has one.

    Those of a lower level add nothing, and may read as if something else were the matter.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> decisive(reading(patients()["early-ces"], ["start"]))
        ['New trouble in both legs: nerves, muscles or joints']
    """
    certain = [reason for reason in result.reasons if reason.certain]
    top = max((reason.level.rank for reason in certain), default=0)
    return [reason.topic for reason in certain if reason.level.rank == top]


def reading(patient: Patient, asked: Iterable[str] | None = None) -> TriageResult:
    """Return what the triage says of what was asked; of everything, by default.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> reading(patients()["early-ces"]).level.value
        'emergency'
    """
    return triage(patient.facts if asked is None else told(patient, asked))
