"""What helps in the first weeks of low back pain, what does not, and the article's exercises.

Example:
    >>> care_facts()["bed_rest"].certainty.value, len(exercises()) >= 9
    ('moderate', True)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backedu.content import claims
from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table

Phase = Literal["acute", "subacute", "maintenance"]  # to 6 weeks, to 12, after recovery


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


def _fact_faults(fact: CareFact, _: Data) -> Iterator[Fault]:
    if fact.certainty is not Certainty.CONSENSUS and not fact.sources:
        yield "sources", "is empty; only a consensus needs none"


care_facts = Table("care.toml", CareFact, _fact_faults)
"""What helps and what does not."""


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


def _exercise_faults(exercise: Exercise, data: Data) -> Iterator[Fault]:
    if exercise.claim not in data.read(claims):
        yield "claim", f"names '{exercise.claim}', which isn't a claim"


exercises = Table("exercises.toml", Exercise, _exercise_faults, sourced=True)
"""The article's exercises."""
