"""The rungs of the ladder back to activity and the rules for climbing it, from four files.

All limits are professional consensus: no trial has tested them. What is checked is that they make
a ladder: more pain must never lead higher, and every pain must lead somewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from backedu.content import ContentError, exercises, sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.model import Certainty
from backedu.content.reader import load

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


def load_ladder(folder: Path | None = None) -> Ladder:
    """Read and check the ladder and its rules.

    Args:
        folder: Where the four files lie; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, or the records do not make a ladder: days that
            do not rise, limits that leave a gap, a milder response with a lower step.
    """
    rungs = load(Rung, "ladder.toml", folder)
    responses = load(Response, "responses.toml", folder)
    signs = load(Sign, "signs.toml", folder)
    checkpoints = load(Checkpoint, "checkpoints.toml", folder)
    files: Mapping[str, Mapping[str, Rung | Response | Sign | Checkpoint]] = {
        "ladder.toml": rungs,
        "responses.toml": responses,
        "signs.toml": signs,
        "checkpoints.toml": checkpoints,
    }
    for file, records in files.items():
        for record in records.values():
            check_record(file, record, sources())
            if not record.sources:
                raise Where(file, record.id).error("is empty", "sources")
    _check_rungs(tuple(rungs.values()))
    _check_responses(tuple(responses.values()))
    for sign in signs.values():
        if sign.highest_rung is not None and sign.highest_rung not in rungs:
            raise Where("signs.toml", sign.id).error("names no rung", "highest_rung")
        if not set(sign.withheld) <= set(exercises()) or bool(sign.withheld) != bool(
            sign.why_withheld
        ):
            raise Where("signs.toml", sign.id).error(
                "needs ids of exercises.toml, and 'why_withheld' the reason", "withheld"
            )
    days = [each.from_day for each in checkpoints.values()]
    if days[:1] != [0] or days != sorted(set(days)):
        raise ContentError("checkpoints.toml", "field 'from_day' must begin with 0 and rise")
    return Ladder(
        tuple(rungs.values()), tuple(responses.values()), signs, tuple(checkpoints.values())
    )


@cache
def ladder() -> Ladder:
    """Return the shipped ladder; read once.

    Example:
        >>> [rung.name for rung in ladder().rungs]
        ['Settle', 'Move', 'Build up', 'Load', 'Strengthen', 'Stay well']
    """
    return load_ladder()


def _check_rungs(rungs: Sequence[Rung]) -> None:
    for rung in rungs:
        where = Where("ladder.toml", rung.id)
        for id_ in rung.exercises:
            if id_ not in exercises():
                raise where.error(f"names '{id_}', not in exercises.toml", "exercises")
        if not set(rung.how) <= set(rung.exercises):
            raise where.error("names an exercise that the rung does not have", "how")
    days = [rung.until_day for rung in rungs]
    firm = [day for day in days if day is not None]
    if days[-1:] != [None] or len(firm) != len(days) - 1 or firm != sorted(set(firm)):
        raise ContentError(
            "ladder.toml", "field 'until_day' must rise, and be left out at the last"
        )


def _check_responses(responses: Sequence[Response]) -> None:
    """More pain must never lead higher, and every pain must lead somewhere."""
    for milder, worse in pairwise(responses):
        limits = (milder.pain_during_max, milder.morning_rise_max)
        wider = (worse.pain_during_max, worse.morning_rise_max)
        if not (limits[0] < wider[0] and limits[1] < wider[1] and milder.step > worse.step):
            raise Where("responses.toml", worse.id).error(
                f"needs wider limits and a lower 'step' than '{milder.id}'"
            )
    last = responses[-1]
    if (last.pain_during_max, last.morning_rise_max) != (MOST_PAIN, MOST_PAIN):
        raise Where("responses.toml", last.id).error(
            f"the last one must reach {MOST_PAIN} and {MOST_PAIN}"
        )
