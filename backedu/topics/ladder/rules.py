"""The rungs of the ladder back to activity and the rules for climbing it, from four files.

All limits are professional consensus: no trial has tested them. What is checked is that they make
a ladder: more pain must never lead higher, and every pain must lead somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from backedu.content.cached import cached
from backedu.content.faults import Fault, FileFault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table
from backedu.topics.care import exercises

MOST_PAIN = 10
"""Highest pain on the numeric scale (NPRS)."""


@dataclass(frozen=True)
class Rung:
    """One rung; ``ladder.toml`` explains each field."""

    id: str
    name: str
    gist: str
    aim: str
    walking: str
    sitting: str
    work: str
    lifting: str
    sport: str
    why_wait: str
    exercises: tuple[str, ...]
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    until_day: int | None = None
    how: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Response:
    """How the back answers to an activity; ``responses.toml`` explains each field."""

    id: str
    meaning: str
    pain_during_max: int
    morning_rise_max: int
    step: int
    advice: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Sign:
    """Something new since yesterday; ``signs.toml`` explains each field."""

    id: str
    label: str
    act: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date
    highest_rung: str | None = None
    withheld: tuple[str, ...] = ()
    why_withheld: str | None = None
    no_rung: bool = False


@dataclass(frozen=True)
class Checkpoint:
    """When to look again; ``checkpoints.toml`` explains each field."""

    id: str
    from_day: int
    phase: str
    advice: str
    certainty: Certainty
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Ladder:
    """Rungs from the lowest, responses from the mildest, signs as offered, checkpoints by day."""

    rungs: tuple[Rung, ...]
    responses: tuple[Response, ...]
    signs: Mapping[str, Sign]
    checkpoints: tuple[Checkpoint, ...]


def _rung_faults(rung: Rung, data: Data) -> Iterator[Fault]:
    for id_ in rung.exercises:
        if id_ not in data.read(exercises):
            yield "exercises", f"names '{id_}', not in exercises.toml"
    if not set(rung.how) <= set(rung.exercises):
        yield "how", "names an exercise that the rung does not have"


def _day_faults(known: Mapping[str, Rung], _: Data) -> Iterator[FileFault]:
    days = [rung.until_day for rung in known.values()]
    firm = [day for day in days if day is not None]
    if days[-1:] != [None] or len(firm) != len(days) - 1 or firm != sorted(set(firm)):
        yield None, "until_day", "must rise, and be left out at the last"


def _limit_faults(known: Mapping[str, Response], _: Data) -> Iterator[FileFault]:
    """More pain must never lead higher, and every pain must lead somewhere."""
    for milder, worse in pairwise(known.values()):
        limits = (milder.pain_during_max, milder.morning_rise_max)
        wider = (worse.pain_during_max, worse.morning_rise_max)
        if not (limits[0] < wider[0] and limits[1] < wider[1] and milder.step > worse.step):
            yield worse.id, None, f"needs wider limits and a lower 'step' than '{milder.id}'"
    last = list(known.values())[-1]
    if (last.pain_during_max, last.morning_rise_max) != (MOST_PAIN, MOST_PAIN):
        yield last.id, None, f"the last one must reach {MOST_PAIN} and {MOST_PAIN}"


def _sign_faults(sign: Sign, data: Data) -> Iterator[Fault]:
    if sign.highest_rung is not None and sign.highest_rung not in data.read(rungs):
        yield "highest_rung", "names no rung"
    known = data.read(exercises)
    if not set(sign.withheld) <= set(known) or bool(sign.withheld) != bool(sign.why_withheld):
        yield "withheld", "needs ids of exercises.toml, and 'why_withheld' the reason"


def _checkpoint_faults(known: Mapping[str, Checkpoint], _: Data) -> Iterator[FileFault]:
    days = [each.from_day for each in known.values()]
    if days[:1] != [0] or days != sorted(set(days)):
        yield None, "from_day", "must begin with 0 and rise"


rungs = Table("ladder.toml", Rung, _rung_faults, together=_day_faults, sourced=True)
"""The rungs, from the lowest."""

responses = Table("responses.toml", Response, together=_limit_faults, sourced=True)
"""How the back answers, from the mildest response."""

signs = Table("signs.toml", Sign, _sign_faults, sourced=True)
"""What may be new since yesterday, in the order in which it is offered."""

checkpoints = Table("checkpoints.toml", Checkpoint, together=_checkpoint_faults, sourced=True)
"""When to look again, by day."""


@cached
def ladder() -> Ladder:
    """Return the shipped ladder.

    Example:
        >>> [rung.name for rung in ladder().rungs]
        ['Settle', 'Move', 'Build up', 'Load', 'Strengthen', 'Stay well']
    """
    return Ladder(
        tuple(rungs().values()), tuple(responses().values()), signs(), tuple(checkpoints().values())
    )
