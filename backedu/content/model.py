"""The nouns that more than one room speaks of: frozen dataclasses, one per kind of record.

A kind that one topic alone needs is in that topic's module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from backedu.content.certainty import Certainty as Certainty  # noqa: PLC0414 - a noun of the content, too
from backedu.content.level import Level as Level  # noqa: PLC0414 - a noun of the content, too
from backedu.content.question import Option as Option  # noqa: PLC0414 - a noun of the content, too
from backedu.content.question import Question as Question  # noqa: PLC0414 - a noun of the content, too
from backedu.content.source import Source as Source  # noqa: PLC0414 - a noun of the content, too


class Verdict(StrEnum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"


ClaimKind = Literal[
    "cause", "symptom", "treatment", "prevention", "statistic", "mechanism", "warning"
]


@dataclass(frozen=True)
class Section:
    """A part of the article under a heading of its own, by the name that we give it.

    ``in_article`` is False for a place where claims come from that isn't part of it.
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


class Group(StrEnum):
    """A leg of the path through the lessons, in the order in which it is walked."""

    UNDERSTAND = "understand"
    BE_SAFE = "be_safe"
    ACT = "act"
    PATIENTS = "patients"
    CONSULT = "consult"
    KEEP_WELL = "keep_well"
    JUDGE = "judge"


@dataclass(frozen=True)
class Lesson:
    """One notebook, as the shelf on the front page shows it.

    ``icon`` is the name of a drawing in ``backedu/serve/page/icons/``, ``scene`` that of a larger
    one for its title on the wall, if any; ``handout`` is the id of the lab whose figure the
    hand-out draws, if any. A class ends with ``take_home``, a sentence of the lesson's own;
    ``stressed`` is one of its first text that the hand-out prints in bold.
    """

    id: str
    notebook: str
    group: Group
    icon: str
    title: str
    question: str
    minutes: int
    audience: str
    outcomes: tuple[str, ...]
    reviewed: date
    handout: str | None = None
    scene: str | None = None
    take_home: str | None = None
    stressed: str | None = None

    @property
    def drawing(self) -> str:
        """What is drawn beside its title on the wall."""
        return self.scene or self.icon
