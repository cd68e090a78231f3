"""The nouns of the content: frozen dataclasses, one per kind of record in ``data/``.

Every record is read by :mod:`backedu.content.library`, which refuses a bad one with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from backedu.content.level import Level as Level  # noqa: PLC0414 - a noun of the content, too
from backedu.content.source import Source as Source  # noqa: PLC0414 - a noun of the content, too


class Verdict(StrEnum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"


class Certainty(StrEnum):
    """Certainty of the evidence that bears on a statement, in the words of GRADE.

    ``consensus`` marks professional agreement without a trial.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    CONSENSUS = "consensus"


ClaimKind = Literal[
    "cause", "symptom", "treatment", "prevention", "statistic", "mechanism", "warning"
]
Phase = Literal["acute", "subacute", "maintenance"]  # to 6 weeks, to 12, after recovery


@dataclass(frozen=True)
class Section:
    """A part of the article under a heading of its own, by the name that we give it.

    ``in_article`` is False for a place where claims come from that is no part of it.
    """

    id: str
    name: str
    about: str
    reviewed: date
    in_article: bool = True


@dataclass(frozen=True)
class Claim:
    """Something the article says, in our words, with the appraisal.

    ``section`` is the name of a :class:`Section`. A claim that is ``unsafe`` says what
    ``could_happen`` to someone who follows it, and what to do ``instead``.
    """

    id: str
    section: str
    claim: str
    kind: ClaimKind
    verdict: Verdict
    certainty: Certainty
    why: str
    teaching_point: str
    sources: tuple[str, ...]
    reviewed: date
    conflicts_with: tuple[str, ...] = ()
    unsafe: bool = False
    could_happen: str | None = None
    instead: str | None = None
    core: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Option:
    """One answer to a question, with the feedback that belongs to it alone."""

    id: str
    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True)
class Question:
    """A single-best-answer question: the student commits, then sees the option's own feedback."""

    id: str
    lesson: str
    stem: str
    options: tuple[Option, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date


@dataclass(frozen=True)
class Case:
    """An invented patient to judge; ``answers`` go through the triage, which marks the student."""

    id: str
    title: str
    story: str
    answers: dict[str, object]
    teaching_point: str
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Term:
    """A word of the field with its plain meaning."""

    id: str
    term: str
    meaning: str
    reviewed: date
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """One notebook, as the shelf on the front page shows it."""

    id: str
    notebook: str
    title: str
    question: str
    minutes: int
    audience: str
    outcomes: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class CareFact:
    """Something that helps, or does not, for low back pain in the first weeks.

    ``do_not_use``, ``ask_first`` and ``stop_if`` are agreement among professionals.
    """

    id: str
    topic: str
    advice: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    effect: str | None = None
    do_not_use: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    stop_if: str | None = None


@dataclass(frozen=True)
class Exercise:
    """One of the article's exercises with a conventional starting dose."""

    id: str
    name: str
    claim: str
    phase: tuple[Phase, ...]
    purpose: str
    start: str
    progression: tuple[str, ...]
    regressions: tuple[str, ...]
    precautions: tuple[str, ...]
    stop_if: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date


class ThermalMode(StrEnum):
    """What is put on the skin."""

    COLD = "cold"
    HEAT = "heat"
    EITHER = "either"


@dataclass(frozen=True)
class ThermalProtocol:
    """A timing for heat or cold; a time that was not given is None.

    ``once_a_day`` marks a single application, which needs no pause. ``claim`` is the id of the
    article's claim, or None where the timing comes from elsewhere.
    """

    id: str
    name: str
    mode: ThermalMode
    says: str
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    on_min: int | None = None
    off_min: int | None = None
    once_a_day: bool = False
    claim: str | None = None


@dataclass(frozen=True)
class ScanFinding:
    """Share of people WITHOUT back pain who show a finding on a scan, by age in years.

    ``plain`` completes the sentence "50 of 100 people have ...". At an age outside
    ``checked_ages`` the figure was seen in second-hand copies only; at one of
    ``model_only_ages`` the review had no scans and its figure comes from its model alone.
    ``report_says`` is how a report may put it, ``could_say`` the same in words for the person.
    """

    id: str
    name: str
    plain: str
    meaning: str
    report_says: str
    could_say: str
    percent_by_age: dict[str, int]
    checked_ages: tuple[int, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    model_only_ages: tuple[int, ...] = ()


@dataclass(frozen=True)
class RecoveryDefinition:
    """One meaning of "recovered", with what was measured for it.

    ``plain`` completes the sentence "50 of 100 people are ..."; ``of_whom`` says which people
    were counted. ``median_days`` is the day by which half had recovered, None where it was not
    confirmed. ``percent_by_day`` holds the published shares. ``shape_from`` names the definition
    whose curve lends its shape where only a median was published.
    """

    id: str
    name: str
    short: str
    plain: str
    of_whom: str
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    median_days: int | None = None
    median_low_days: int | None = None
    median_high_days: int | None = None
    percent_by_day: dict[str, float] = field(default_factory=dict)
    shape_from: str | None = None
    note: str | None = None
