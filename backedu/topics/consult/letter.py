"""What a letter or a call about a patient can say: the facts that the case holds, by name.

Example:
    >>> from backedu.topics.patients.records import patients
    >>> leanne = patients()["early-ces"]
    >>> written("{reflexes}. {power}.", leanne)
    'Both ankle jerks absent. Right calf 4/5.'
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backedu.topics.patients.records import OPENING, Patient

PLAN = "plan"
"""Stands for what is done with this person: the steps that help."""

_NAMED = re.compile(r"\{([\w-]+)\}")


def held(patient: Patient) -> Mapping[str, str]:
    """Return what the case holds: each answer and finding in a line, and who it is.

    Names are those of the questions and tests that the patient answers in their own way, then
    those of the triage's answers in their record; besides ``opening``, ``age``, ``context`` and
    ``plan``.
    """
    asked = [id_ for id_ in patient.asks if id_ in {*patient.says, *patient.key}]
    return {
        **{name: str(value) for name, value in patient.answers.items()},
        **{id_: patient.line(id_) for id_ in asked},
        OPENING: patient.opening_note,
        "age": str(patient.age),
        "context": patient.context,
        PLAN: " ".join(step.text for step in patient.steps if step.good),
    }


def named_in(text: str) -> tuple[str, ...]:
    """Return the facts that a text names as ``{bladder}``."""
    return tuple(_NAMED.findall(text))


def written(text: str, patient: Patient) -> str:
    """Return a text with each fact that it names as the case has it; an unknown one stays."""
    facts = held(patient)
    return _NAMED.sub(lambda name: facts.get(name[1], name[0]), text)
