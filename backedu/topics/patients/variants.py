"""Variants of a patient: another age, sex, side or job, harmless things said besides; one level.

The level of every variant is proved by the triage, in ``backedu check``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.topics.patients.jobs import Job, jobs
from backedu.topics.patients.offer import asks
from backedu.topics.patients.records import Patient

VARIANTS = 16
"""So many variants there are of each patient, besides the one that is written."""

WORK = "work"
"""The question about work, and the answer of the triage that it brings."""

_SIDES = re.compile(r"(?<!all )(?<!All )\b(left|right|Left|Right)\b")
_LATE = 45  # age in years that the triage asks about: did it begin before?
_DAYS_OF_A_YEAR = 365.25
_OTHER = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Distractor:
    """A harmless thing that a person may say besides.

    Attributes:
        ask: The question that brings it.
        says: What is said.
        note: The same in a line of the record.
    """

    id: str
    ask: str
    says: str
    note: str


def _faults(distractor: Distractor, data: Data) -> Iterator[Fault]:
    if distractor.ask not in data.read(asks):
        yield "ask", f"is '{distractor.ask}', which isn't a question of asks.toml"


distractors = Table("distractors.toml", Distractor, _faults)
"""What a variant may say besides."""


def variant(patient: Patient, number: int) -> Patient:
    """Return a variant of a patient; the same number always gives the same one.

    Args:
        patient: The patient as written.
        number: From 1 to :data:`VARIANTS`; 0 is the patient as written.

    Raises:
        ValueError: There is no such variant.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> tom = patients()["sciatica-no-weakness"]
        >>> variant(tom, 1).answers["leg_side"], variant(tom, 2).answers["leg_side"]
        ('right', 'left')
    """
    if not 0 <= number <= VARIANTS:
        raise ValueError(f"There is no variant {number}; choose one from 0 to {VARIANTS}.")
    if number == 0:
        return patient
    chosen = patient.counterpart if number // 2 % 2 else None
    varied = chosen or patient
    varied = _mirrored(varied) if varied.mirrors and number % 2 else varied
    varied = _aged(varied, (*patient.ages, patient.age)[number % (len(patient.ages) + 1)])
    if job := _job(patient, number):
        varied = _employed(varied, job)
    besides = _besides(varied, number)
    return replace(
        varied,
        says=varied.says | {each.ask: each.says for each in besides},
        notes=varied.notes | {each.ask: each.note for each in besides},
    )


def began_before_45(patient: Patient) -> str | None:
    """Return whether the pain first began before 45, "yes" or "no", where age and duration tell.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> began_before_45(patients()["early-ces"]), began_before_45(patients()["persistent-work"])
        ('yes', 'yes')
    """
    years = patient.facts["duration_days"] / _DAYS_OF_A_YEAR
    if patient.age < _LATE:
        return "yes"
    if patient.facts["previous_episodes"] != "none":
        return None  # the first of them may have been at any age
    if patient.age - years >= _LATE:
        return "no"
    return "yes" if patient.age + 1 - years <= _LATE else None


def _aged(patient: Patient, age: int) -> Patient:
    """The patient at another age, and what follows from it."""
    aged = replace(patient, age=age)
    began = began_before_45(aged)
    return replace(aged, answers=aged.answers | ({"age_onset_under_45": began} if began else {}))


def _job(patient: Patient, number: int) -> Job | None:
    """The job of a variant, None for the one that is written; each age meets each job."""
    ages, choices = len(patient.ages) + 1, (*patient.jobs, None)
    chosen = choices[number // ages % len(choices)]
    return jobs()[chosen] if chosen else None


def _employed(patient: Patient, job: Job) -> Patient:
    """The patient in another job, and what follows from it."""
    return replace(
        patient,
        job=job.title,
        says=patient.says | {WORK: job.says},
        notes=patient.notes | {WORK: job.note},
        answers=patient.answers | {WORK: job.title},
    )


def _besides(patient: Patient, number: int) -> tuple[Distractor, ...]:
    """Two harmless things, where the person says nothing of their own."""
    fit = [
        each
        for each in distractors().values()
        if each.ask in patient.asks and each.ask not in patient.says and each.ask not in patient.key
    ]
    first = number % len(fit)
    second = (first + 1 + number // len(fit) % (len(fit) - 1)) % len(fit)
    return fit[first], fit[second]


def _mirrored(patient: Patient) -> Patient:
    side = patient.answers.get("leg_side")
    return replace(
        patient,
        opening=_other(patient.opening),
        opening_note=_other(patient.opening_note),
        says={id_: _other(text) for id_, text in patient.says.items()},
        notes={id_: _other(text) for id_, text in patient.notes.items()},
        answers=patient.answers | ({"leg_side": _OTHER.get(side, side)} if side else {}),
    )


def _other(text: str) -> str:
    return _SIDES.sub(lambda found: _OTHER[found[1]], text)
