"""The staged patients as data: what is true of each person, and what they answer.

A patient's record holds only what differs from someone with plain back pain and nothing to report
(``healthy.toml``): the facts, in the names of the triage, and the words that bring them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from backedu.content.faults import Fault
from backedu.content.level import Level
from backedu.content.table import Data, Table
from backedu.topics.patients.jobs import jobs
from backedu.topics.patients.offer import Ask, asks, meant, nets, not_answers, usual_answers
from backedu.topics.patients.sexes import SEXES, Other, other_sex, texts, told
from backedu.triage.answers import contract

OPENING = "opening"
"""Stands in a record for what the patient says unasked."""


LOOKS = ("bun", "short", "long", "grey", "bald")
"""The hair that a portrait may have."""


@dataclass(frozen=True)
class Step:
    """Something to do, or to say: whether it helps this person, and what then happens."""

    text: str
    good: bool
    then: str


@dataclass(frozen=True)
class Contrast:
    """Another patient who seems alike: what is the same, and what tells them apart."""

    partner: str
    same: str
    differs: str


@dataclass(frozen=True)
class Patient:
    """An invented person, as a consultation unfolds.

    Attributes:
        title: Their own words, in a few.
        look: Which hair the portrait has.
        opening: What they say unasked.
        opening_note: The same in a line of the record.
        opening_tells: The triage's answers that the opening brings.
        level: How fast they should be seen.
        why: Why, in a sentence or two.
        minutes: How long the consultation is.
        answers: The answers of the triage in which they differ from ``healthy.toml``.
        says: What they answer, or what a test finds, by question; else its ``usual``.
        notes: The same in a line of the record, as a clinician would write it.
        key: Questions and tests (or ``opening``) whose answers decide the level.
        expert: What an expert asks and tests, in order.
        expert_first: The expert's first words.
        expert_why: Why those come first.
        plan: Things to do.
        words: Things to say.
        net: Ids of the lines of the safety net that this person needs.
        too_slow: What happens at each level below the right one.
        too_fast: What happens at a level above it; None for an emergency.
        contrast: Who seems alike.
        ages: Other ages that a variant may have, in years.
        jobs: Other jobs that a variant may have, by their names in ``jobs.toml``.
        mirrors: Whether a variant may have left and right the other way round.
        level_differs: Why the triage reaches another level; None where it doesn't.
        other: Who they are as one of the other sex, where a variant may be one.
        counterpart: The same patient as that person; made of ``other``, not written.
        on_purpose: Why words and facts contradict each other where they are meant to: by question,
            or ``opening``.
    """

    id: str
    title: str
    name: str
    sex: str
    age: int
    job: str
    context: str
    look: str
    opening: str
    opening_note: str
    opening_tells: tuple[str, ...]
    level: Level
    why: str
    minutes: int
    answers: dict[str, Any]
    says: dict[str, str]
    notes: dict[str, str]
    key: tuple[str, ...]
    expert: tuple[str, ...]
    expert_first: str
    expert_why: str
    plan: tuple[Step, ...]
    words: tuple[Step, ...]
    net: tuple[str, ...]
    contrast: Contrast
    sources: tuple[str, ...]
    reviewed: date
    too_slow: dict[str, str] = field(default_factory=dict)
    on_purpose: dict[str, str] = field(default_factory=dict)
    too_fast: str | None = None
    level_differs: str | None = None
    ages: tuple[int, ...] = ()
    jobs: tuple[str, ...] = ()
    mirrors: bool = False
    other: Other | None = None
    counterpart: Patient | None = None

    @property
    def facts(self) -> Mapping[str, Any]:
        """All that is true of this person, in the names of the triage."""
        return {**usual_answers(), **self.answers, "age": self.age, "sex": self.sex}

    @property
    def asks(self) -> Mapping[str, Ask]:
        """What may be asked of this person and tested, by id."""
        return {id_: ask for id_, ask in asks().items() if ask.for_sex in {None, self.sex}}

    @property
    def steps(self) -> tuple[Step, ...]:
        """The plan as it is offered: by its text, so that no place gives the good ones away."""
        return _by_text(self.plan)

    @property
    def speeches(self) -> tuple[Step, ...]:
        """The words as they are offered: by their text, like the plan."""
        return _by_text(self.words)

    def answer(self, ask: Ask) -> str:
        """Return what the person answers, or what the test finds."""
        return self.says.get(ask.id, ask.usual)

    def quoted(self, id_: str) -> str:
        """Return an answer as speech, or what a test finds as it is."""
        ask = self.asks[id_]
        return self.answer(ask) if ask.is_test else f"“{self.answer(ask)}”"

    def line(self, id_: str) -> str:
        """Return what an answer, or the opening, comes to in a line of the record."""
        if id_ == OPENING:
            return self.opening_note
        return self.notes.get(id_) or self.asks[id_].note


def _by_text(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.text.casefold()))


def _patient_faults(patient: Patient, data: Data) -> Iterator[Fault]:
    """Say which names are not known, and which fields cannot be; the check judges the rest."""
    yield from not_answers(patient.answers)
    for name, age in (("age", patient.age), *(("ages", age) for age in patient.ages)):
        yield from ((name, fault) for _, fault in not_answers({"age": age}))
    words = {"sex": SEXES, "look": LOOKS}
    for name, allowed in words.items():
        if (written := getattr(patient, name)) not in allowed:
            yield name, f"is '{written}', not one of: {', '.join(allowed)}"
    if patient.sex in SEXES:  # it decides what may be asked
        yield from _name_faults(patient, data)
    yield from _note_faults(patient)
    yield from _other_faults(patient, data)
    yield from _job_faults(patient, data)
    partner = patient.contrast.partner
    if partner not in data.read(patients):
        fault = f"is '{partner}', which isn't a patient; write a name in [brackets]"
        yield "contrast.partner", fault
    if partner == patient.id:
        yield "contrast.partner", "is this patient; name another one"


def _note_faults(patient: Patient) -> Iterator[Fault]:
    """Say which answers have no line for the record."""
    for id_ in patient.says:
        if id_ not in patient.notes:
            yield "notes", f"lacks '{id_}'; write what is said or found in a line for the record"


def _other_faults(patient: Patient, data: Data) -> Iterator[Fault]:
    """Say where a mark can't be read, and what doesn't fit one of the other sex."""
    for way, text in texts(replace(patient, counterpart=None)):
        if "{" in text or "}" in text:
            what = f"has a mark that can't be read, or no [{patient.id}.other]"
            yield ".".join(way), f"{what}; write {{she|he}}"
    if patient.other and patient.other.look not in LOOKS:
        yield "other.look", f"is '{patient.other.look}', not one of: {', '.join(LOOKS)}"
    if patient.counterpart:
        yield from _name_faults(patient.counterpart, data)


def _name_faults(patient: Patient, data: Data) -> Iterator[Fault]:
    known, levels = data.read(asks), [level.value for level in Level]
    for name, (allowed, file) in _allowed(patient, data).items():
        for id_ in getattr(patient, name):
            if id_ not in allowed:
                yield name, f"names '{id_}', {_not_named(id_, file, known)}"
    for level in patient.too_slow:
        if level not in levels:
            yield "too_slow", f"names '{level}', not one of: {', '.join(levels)}"


def _job_faults(patient: Patient, data: Data) -> Iterator[Fault]:
    """Say which jobs are not known, and whether they ask different things of the body."""
    known = data.read(jobs)
    for id_ in patient.jobs:
        if id_ not in known:
            yield "jobs", f"names '{id_}', which isn't a job of jobs.toml"
    loads = sorted({known[id_].load.value for id_ in patient.jobs if id_ in known})
    if len(loads) > 1:
        yield "jobs", f"names different loads ({', '.join(loads)}); name jobs of the same 'load'"


def _allowed(patient: Patient, data: Data) -> Mapping[str, tuple[set[str], str]]:
    """What each field may name, and the file that has the names."""
    known = data.read(asks).values()
    offered = {ask.id for ask in known if ask.for_sex in {None, patient.sex}}
    from_asks = dict.fromkeys(("says", "notes", "expert"), (offered, "asks.toml"))
    with_opening = dict.fromkeys(("key", "on_purpose"), (offered | {OPENING}, "asks.toml"))
    return {
        **from_asks,
        **with_opening,
        "opening_tells": ({*contract()}, "answers.toml"),
        "net": ({*data.read(nets)}, "nets.toml"),
    }


def _not_named(written: str, file: str, known: Mapping[str, Ask]) -> str:
    """Say where the names are, and which one may be meant."""
    if file == "asks.toml" and written in known:
        return f"which only a {known[written].for_sex} patient is asked"
    hint = meant(written, known) if file == "asks.toml" else ""
    return f"which isn't a name in [brackets] of {file}{hint}"


def _both(patient: Patient, data: Data) -> Patient:
    """Read the marks of a patient who may be of either sex."""
    if patient.other is None or patient.sex not in SEXES:
        return patient
    written = told(patient, as_other=False)
    return replace(written, counterpart=_counterpart(patient, patient.other, data))


def _counterpart(patient: Patient, other: Other, data: Data) -> Patient:
    """The patient as one of the other sex, without what only the written one is asked."""
    theirs = [ask for ask in data.read(asks).values() if ask.for_sex == patient.sex]
    only, facts = {ask.id for ask in theirs}, {name for ask in theirs for name in ask.tells}
    answers = {name: value for name, value in patient.answers.items() if name not in facts}
    if patient.sex == "male":
        answers["pregnancy"] = "no"
    made = replace(
        patient,
        name=other.name,
        look=other.look,
        sex=other_sex(patient.sex),
        answers=answers,
        says={id_: text for id_, text in patient.says.items() if id_ not in only},
        notes={id_: text for id_, text in patient.notes.items() if id_ not in only},
        on_purpose={id_: why for id_, why in patient.on_purpose.items() if id_ not in only},
        other=None,
    )
    return told(made, as_other=True)


patients = Table("patients.toml", Patient, _patient_faults, sourced=True, made=_both)
"""The patients, in the order in which they are taught."""


def is_usual(patient: Patient, name: str) -> bool:
    """Say whether a fact is what it is in a person with nothing to report.

    Example:
        >>> is_usual(patients()["early-ces"], "fever")
        True
    """
    fact = patient.facts.get(name)
    return fact == usual_answers().get(name) or (name, fact) == ("pregnancy", "no")
