"""The revised NIOSH lifting equation: how much to let a worker lift in two hands.

    RWL = LC * HM * VM * DM * AM * FM * CM        recommended weight limit, kg
    LI  = load / RWL                              lifting index, no unit

in metric units, from the applications manual (NIOSH 1994, publication 94-110). It was made for
planning work: smooth lifts in two hands, standing, with room, of something stable that is neither
hot nor cold. It is not for patients, carrying, sitting or kneeling, and predicts nobody's pain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from backedu.content.faults import Fault
from backedu.content.table import Data, Table

LOAD_CONSTANT_KG = 23
"""Recommended limit where every multiplier is 1, kilogram."""

Coupling = Literal["good", "fair", "poor"]

_HEIGHT_SPLIT_CM = 75  # hands at knuckle height; several tables differ below and from here
_COUPLING: Mapping[Coupling, tuple[float, float]] = {
    "good": (1.0, 1.0),
    "fair": (0.95, 1.0),
    "poor": (0.90, 0.90),
}


@dataclass(frozen=True)
class FrequencyTable:
    """Frequency multipliers for lifting that goes on for up to ``hours`` hours."""

    id: str
    hours: float
    per_min: tuple[float, ...]
    below_75: tuple[float, ...]
    from_75: tuple[float, ...]
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Lift:
    """One lift, as the manual measures it.

    Attributes:
        horizontal_cm: From between the ankles to between the hands, along the floor.
        height_cm: Height of the hands above the floor at the start of the lift.
        travel_cm: How far up or down the object moves.
        twist_deg: How far to the side of straight ahead the hands are.
        per_min: Lifts a minute; fewer than one in five minutes counts as 0.2.
        hours: How long the lifting goes on, up to 8.
        coupling: How good the grip is.
    """

    horizontal_cm: float
    height_cm: float
    travel_cm: float = 25
    twist_deg: float = 0
    per_min: float = 0.2
    hours: float = 1
    coupling: Coupling = "good"


def _faults(table: FrequencyTable, _: Data) -> Iterator[Fault]:
    for name in ("below_75", "from_75"):
        column = getattr(table, name)
        if len(column) != len(table.per_min):
            yield name, "needs one number for each in 'per_min'"
        falls = list(column) == sorted(column, reverse=True)
        if not (falls and all(0 <= each <= 1 for each in column)):
            yield name, "must fall, within 1 and 0"
    if list(table.per_min) != sorted(set(table.per_min)):
        yield "per_min", "must rise"


frequency_tables = Table("niosh_lifting.toml", FrequencyTable, _faults)
"""Frequency multipliers, shortest duration first."""


def horizontal_multiplier(horizontal_cm: float) -> float:
    """Return HM = 25 / H; nearer than 25 cm counts as 25, beyond 63 cm nothing is recommended.

    Example:
        >>> horizontal_multiplier(50), horizontal_multiplier(10), horizontal_multiplier(64)
        (0.5, 1.0, 0.0)
    """
    return 0.0 if horizontal_cm > 63 else 25 / max(25, horizontal_cm)


def vertical_multiplier(height_cm: float) -> float:
    """Return VM = 1 - 0.003 * abs(V - 75), 0 above 175 cm.

    Example:
        >>> vertical_multiplier(75), round(vertical_multiplier(25), 2), vertical_multiplier(176)
        (1.0, 0.85, 0.0)
    """
    return 0.0 if height_cm > 175 else 1 - 0.003 * abs(height_cm - 75)


def distance_multiplier(travel_cm: float) -> float:
    """Return DM = 0.82 + 4.5 / D; less than 25 cm counts as 25, beyond 175 cm it is 0.

    Example:
        >>> distance_multiplier(25), round(distance_multiplier(70), 2), distance_multiplier(176)
        (1.0, 0.88, 0.0)
    """
    return 0.0 if travel_cm > 175 else 0.82 + 4.5 / max(25, travel_cm)


def asymmetry_multiplier(twist_deg: float) -> float:
    """Return AM = 1 - 0.0032 * A, 0 beyond 135 degrees; left and right count alike.

    Example:
        >>> asymmetry_multiplier(0), round(asymmetry_multiplier(-45), 2), asymmetry_multiplier(136)
        (1.0, 0.86, 0.0)
    """
    return 0.0 if abs(twist_deg) > 135 else 1 - 0.0032 * abs(twist_deg)


def frequency_multiplier(per_min: float, hours: float, height_cm: float) -> float:
    """Return FM from the manual's table 5, between two frequencies on the straight line.

    Raises:
        ValueError: The lifting goes on for longer than 8 hours: the manual gives no limit.

    Example:
        >>> frequency_multiplier(per_min=3, hours=1, height_cm=30)
        0.88
        >>> round(frequency_multiplier(per_min=2.4, hours=1, height_cm=75), 3)
        0.898
    """
    table = next((each for each in frequency_tables().values() if hours <= each.hours), None)
    if table is None:
        raise ValueError(f"The equation stops at 8 hours of lifting; {hours:g} hours are outside.")
    column = table.below_75 if height_cm < _HEIGHT_SPLIT_CM else table.from_75
    known = list(zip(table.per_min, column, strict=True))
    if per_min <= known[0][0]:
        return known[0][1]
    for (slow, above), (fast, below) in pairwise(known):
        if per_min <= fast:
            return above + (below - above) * (per_min - slow) / (fast - slow)
    return 0.0


def coupling_multiplier(coupling: Coupling, height_cm: float) -> float:
    """Return CM from the manual's table 7.

    Example:
        >>> coupling_multiplier("fair", height_cm=30), coupling_multiplier("fair", height_cm=75)
        (0.95, 1.0)
    """
    return _COUPLING[coupling][height_cm >= _HEIGHT_SPLIT_CM]


def recommended_weight_kg(lift: Lift) -> float:
    """Return the recommended weight limit (RWL) of one lift, kilogram; 0 where none is recommended.

    Raises:
        ValueError: A distance is negative or no number, or the lifting lasts over 8 hours.

    Example:
        >>> recommended_weight_kg(Lift(horizontal_cm=25, height_cm=75))
        23.0
        >>> floor = Lift(40, 30, travel_cm=70, per_min=3, coupling="fair")
        >>> round(recommended_weight_kg(floor), 1)
        9.2
    """
    for name in ("horizontal_cm", "height_cm", "travel_cm", "per_min", "hours"):
        if not getattr(lift, name) >= 0:
            raise ValueError(f"'{name}' of {getattr(lift, name)} can't be right; give 0 or more.")
    return (
        LOAD_CONSTANT_KG
        * horizontal_multiplier(lift.horizontal_cm)
        * vertical_multiplier(lift.height_cm)
        * distance_multiplier(lift.travel_cm)
        * asymmetry_multiplier(lift.twist_deg)
        * frequency_multiplier(lift.per_min, lift.hours, lift.height_cm)
        * coupling_multiplier(lift.coupling, lift.height_cm)
    )


def lifting_index(load_kg: float, limit_kg: float) -> float | None:
    """Return the load as times the recommended limit; None where no load is recommended.

    Example:
        >>> lifting_index(20, 10), lifting_index(0, 0)
        (2.0, None)
    """
    return load_kg / limit_kg if limit_kg > 0 else None
