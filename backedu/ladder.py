"""The ladder back to activity: which rung, by day and by how the back answers.

The day gives the rung that is usual; the response (pain during an activity, and how much higher
it is the next morning) goes up, stays or goes down from there; a new sign comes before both.
More pain never gives a higher rung. All limits are professional consensus: no trial has tested
them.

Example:
    >>> place(day=14, pain_during=4, morning_rise=0, sign="nothing").rung.name
    'Load'
    >>> place(day=14, pain_during=7, morning_rise=0, sign="nothing").rung.name
    'Build up'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from backedu.content import ContentError, check_record, exercises, load, sources
from backedu.model import Certainty

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
    """When to look again: ``from_day`` counts from the day on which the pain began."""

    id: str
    from_day: int
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


@dataclass(frozen=True)
class Place:
    """Where a person stands on the ladder.

    Attributes:
        rung: The rung to be on, None where help comes first.
        usual: The rung that is usual on that day.
        response: How the back answered.
        sign: What is new.
        checkpoint: When to look again.
    """

    rung: Rung | None
    usual: Rung
    response: Response
    sign: Sign
    checkpoint: Checkpoint


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
                raise ContentError(f"{file}: record '{record.id}': field 'sources' is empty.")
    _check_rungs(tuple(rungs.values()))
    _check_responses(tuple(responses.values()))
    for sign in signs.values():
        if sign.highest_rung is not None and sign.highest_rung not in rungs:
            raise ContentError(
                f"signs.toml: record '{sign.id}': field 'highest_rung' names no rung."
            )
        if not set(sign.withheld) <= set(exercises()) or bool(sign.withheld) != bool(
            sign.why_withheld
        ):
            raise ContentError(
                f"signs.toml: record '{sign.id}': field 'withheld' needs ids of exercises.toml, "
                "and 'why_withheld' the reason."
            )
    days = [each.from_day for each in checkpoints.values()]
    if days[:1] != [0] or days != sorted(set(days)):
        raise ContentError("checkpoints.toml: field 'from_day' must begin with 0 and rise.")
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


def usual_rung(day: float) -> Rung:
    """Return the rung that is usual ``day`` days after the pain began.

    Raises:
        ValueError: The day is before 0.

    Example:
        >>> usual_rung(7).name
        'Build up'
    """
    if not day >= 0:
        raise ValueError(f"The pain began {day:g} days ago; give 0 or more.")
    rungs = ladder().rungs
    return next((each for each in rungs if day <= (each.until_day or 0)), rungs[-1])


def response_to(pain_during: float, morning_rise: float) -> Response:
    """Return how the back answered to an activity.

    Args:
        pain_during: Highest pain during the activity, 0 to 10.
        morning_rise: How many points higher the pain was the next morning than before; lower
            counts as 0.

    Raises:
        ValueError: A value is not on the scale.

    Example:
        >>> response_to(pain_during=4, morning_rise=1).step
        0
    """
    if not 0 <= pain_during <= MOST_PAIN:
        raise ValueError(f"Pain is given from 0 to {MOST_PAIN}, not as {pain_during:g}.")
    if not -MOST_PAIN <= morning_rise <= MOST_PAIN:
        raise ValueError(f"Pain can change by {MOST_PAIN} points at most, not {morning_rise:g}.")
    return next(
        each
        for each in ladder().responses
        if pain_during <= each.pain_during_max and morning_rise <= each.morning_rise_max
    )


def place(day: float, pain_during: float, morning_rise: float, sign: str) -> Place:
    """Return the rung for a person, and what it rests on.

    Args:
        day: Days since the pain began.
        pain_during: See :func:`response_to`.
        morning_rise: See :func:`response_to`.
        sign: Id of what is new since yesterday, in ``signs.toml``.

    Raises:
        ValueError: A value is out of range, or there is no such sign.

    Example:
        >>> place(day=14, pain_during=0, morning_rise=0, sign="red_flag").rung is None
        True
    """
    known = ladder()
    if sign not in known.signs:
        raise ValueError(f"There is no sign '{sign}'; choose one of {', '.join(known.signs)}.")
    usual, response, new = (
        usual_rung(day),
        response_to(pain_during, morning_rise),
        known.signs[sign],
    )
    ids = [rung.id for rung in known.rungs]
    highest = ids.index(new.highest_rung) if new.highest_rung else len(ids) - 1
    reached = min(max(0, ids.index(usual.id) + response.step), highest)
    return Place(
        rung=None if new.no_rung else known.rungs[reached],
        usual=usual,
        response=response,
        sign=new,
        checkpoint=[each for each in known.checkpoints if each.from_day <= day][-1],
    )


def _check_rungs(rungs: Sequence[Rung]) -> None:
    for rung in rungs:
        where = f"ladder.toml: record '{rung.id}': field"
        for id_ in rung.exercises:
            if id_ not in exercises():
                raise ContentError(f"{where} 'exercises' names '{id_}', not in exercises.toml.")
        if not set(rung.how) <= set(rung.exercises):
            raise ContentError(f"{where} 'how' names an exercise that the rung does not have.")
    days = [rung.until_day for rung in rungs]
    firm = [day for day in days if day is not None]
    if days[-1:] != [None] or len(firm) != len(days) - 1 or firm != sorted(set(firm)):
        raise ContentError("ladder.toml: field 'until_day' must rise, and be left out at the last.")


def _check_responses(responses: Sequence[Response]) -> None:
    """More pain must never lead higher, and every pain must lead somewhere."""
    for milder, worse in pairwise(responses):
        limits = (milder.pain_during_max, milder.morning_rise_max)
        wider = (worse.pain_during_max, worse.morning_rise_max)
        if not (limits[0] < wider[0] and limits[1] < wider[1] and milder.step > worse.step):
            raise ContentError(
                f"responses.toml: record '{worse.id}': needs wider limits and a lower 'step' than "
                f"'{milder.id}'."
            )
    last = responses[-1]
    if (last.pain_during_max, last.morning_rise_max) != (MOST_PAIN, MOST_PAIN):
        raise ContentError(
            f"responses.toml: record '{last.id}': the last one must reach {MOST_PAIN} and "
            f"{MOST_PAIN}."
        )
