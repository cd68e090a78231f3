"""The staged patients as data: what may be asked of everyone, and what this person answers.

Every patient is offered the same questions and tests, so that the list gives nothing away. A
patient's record holds only what differs from someone with plain back pain and nothing to report
(``healthy.toml``): the facts, in the names of the triage, and the words that bring them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backedu.content.cached import cached
from backedu.content.faults import Fault
from backedu.content.level import Level
from backedu.content.table import Data, Table
from backedu.triage.answer_check import AnswerError, normalise
from backedu.triage.answers import contract

PARTS = ("history", "signs", "person", "tests")
"""Where a question belongs; the last are the tests of the examination."""

OPENING = "opening"
"""Stands in a record for what the patient says unasked."""


LOOKS = ("bun", "short", "long", "grey", "bald")
"""The hair that a portrait may have."""


@dataclass(frozen=True)
class Ask:
    """A question or a test that is on offer with every patient.

    Attributes:
        part: One of :data:`PARTS`.
        text: The question, or the name of the test.
        minutes: What it costs.
        tells: Names of the triage's answers that it brings.
        search: Words by which it is found, besides its own.
        usual: What someone answers who has nothing to report.
        open: Its line among what was not asked, if no first consultation should miss it.
        for_sex: Whom it is asked, if not everyone.
    """

    id: str
    part: str
    text: str
    minutes: int
    tells: tuple[str, ...]
    search: str
    usual: str
    open: str | None = None
    for_sex: str | None = None

    @property
    def is_test(self) -> bool:
        """Whether it is a test rather than a question."""
        return self.part == PARTS[-1]


@dataclass(frozen=True)
class Healthy:
    """The answers to the triage of a person with nothing to report."""

    id: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class Net:
    """A line of the safety net that a student may give.

    Attributes:
        sends: ``hospital`` or ``home``, for a line that sends a person there.
        then: Why a line that isn't ``good`` helps nobody.
    """

    id: str
    text: str
    good: bool = True
    then: str | None = None
    sends: str | None = None


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
        notes: The same in a line of the record, where their words are too long for one.
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
        mirrors: Whether a variant may have left and right the other way round.
        level_differs: Why the triage reaches another level; None where it doesn't.
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
    notes: dict[str, str] = field(default_factory=dict)
    too_slow: dict[str, str] = field(default_factory=dict)
    too_fast: str | None = None
    level_differs: str | None = None
    ages: tuple[int, ...] = ()
    mirrors: bool = False

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
        ask = self.asks[id_]
        return self.notes.get(id_) or f"{ask.text.rstrip('?')}: {self.answer(ask)}"


def _by_text(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.text.casefold()))


def _ask_faults(ask: Ask, _: Data) -> Iterator[Fault]:
    if ask.part not in PARTS:
        yield "part", f"is '{ask.part}', not one of: {', '.join(PARTS)}"
    if ask.minutes < 1:
        yield "minutes", "is below 1; every question takes time"
    if ask.for_sex not in {None, "female", "male"}:
        yield "for_sex", f"is '{ask.for_sex}', not 'female' or 'male'"
    for name in ask.tells:
        if name not in contract():
            yield "tells", f"names '{name}', which isn't an answer of the triage"


def _healthy_faults(healthy: Healthy, _: Data) -> Iterator[Fault]:
    yield from _not_answers(healthy.answers)


def _patient_faults(patient: Patient, data: Data) -> Iterator[Fault]:
    """Say which names are not known, and which fields cannot be; the check judges the rest."""
    yield from _not_answers(patient.answers)
    for name, allowed in _allowed(patient, data).items():
        for id_ in getattr(patient, name):
            if id_ not in allowed:
                yield name, f"names '{id_}', which isn't on offer with this person"
    if patient.look not in LOOKS:
        yield "look", f"is '{patient.look}', not one of: {', '.join(LOOKS)}"
    partner = patient.contrast.partner
    if partner not in data.read(patients):
        yield "contrast.partner", f"is '{partner}', which isn't a patient"
    if partner == patient.id:
        yield "contrast.partner", "is this patient; name another one"


def _allowed(patient: Patient, data: Data) -> Mapping[str, set[str]]:
    """What each field may name."""
    known = data.read(asks).values()
    offered = {ask.id for ask in known if ask.for_sex in {None, patient.sex}}
    return {
        "says": offered,
        "notes": offered,
        "key": offered | {OPENING},
        "expert": offered,
        "opening_tells": set(contract()),
        "net": set(data.read(nets).keys()),
        "too_slow": {level.value for level in Level},
    }


def _not_answers(answers: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in answers.items():
        try:
            normalise({name: value})
        except AnswerError as error:
            yield f"answers.{name}", f"isn't an answer of the triage: {error}"


asks = Table("asks.toml", Ask, _ask_faults)
"""What may be asked and tested, in the order of the list."""

healthy = Table("healthy.toml", Healthy, _healthy_faults)
"""One record: the answers that everyone begins with."""


def _net_faults(net: Net, _: Data) -> Iterator[Fault]:
    if not net.good and not net.then:
        yield "then", "is missing; say why this line helps nobody"
    if net.sends not in {None, "home", "hospital"}:
        yield "sends", f"is '{net.sends}', not 'home' or 'hospital'"


nets: Table[Net] = Table("nets.toml", Net, _net_faults)
"""The lines of a safety net that are on offer."""

patients = Table("patients.toml", Patient, _patient_faults, sourced=True)
"""The patients, in the order in which they are taught."""


@cached
def usual_answers() -> Mapping[str, Any]:
    """Return the answers of a person with nothing to report.

    Example:
        >>> usual_answers()["bladder_change"]
        'none'
    """
    return next(iter(healthy().values())).answers
