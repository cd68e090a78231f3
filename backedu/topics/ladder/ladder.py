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

from dataclasses import dataclass

from backedu.topics.ladder.rules import MOST_PAIN, Checkpoint, Response, Rung, Sign, ladder


@dataclass(frozen=True)
class Place:
    """Where a person is on the ladder.

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
