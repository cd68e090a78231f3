"""Load on the lowest disc (L5/S1) while something is held: a moment-arm model for teaching.

One picture of forces, at rest and without twist: the weight of the upper body and of the object
pull the trunk forward, one back muscle pulls it back, and the disc carries both.

    moment      = upper body weight * b * sin(angle) + load weight * d
    muscle      = moment / r
    compression = muscle + (upper body weight + load weight) * cos(angle)
    shear       = (upper body weight + load weight) * sin(angle)

``angle`` is that of the trunk from upright, ``b`` the distance from the disc to the middle of the
upper body, ``d`` how far the hands are in front of the disc and ``r`` the lever arm of the muscle.
Left out: movement, muscles that brace against each other, ligaments, pressure in the belly. So it
says too little upright and is a picture of proportions, not a measurement. Its numbers are those
of ``data/spinal_load.toml``; none says anything about pain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, isfinite, radians, sin

from backedu.content.cached import cached
from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table

GRAVITY = 9.81
"""Newton per kilogram."""
STEEPEST_DEG = 90
"""Trunk angle, degrees from upright, up to which the model is used."""


@dataclass(frozen=True)
class Parameter:
    """One number of the model; ``low`` and ``high`` say how far other authors differ."""

    id: str
    name: str
    value: float
    unit: str
    why: str
    confirmed: bool
    reviewed: date
    sources: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Body:
    """What the model knows of a person.

    Attributes:
        upper_body_n: Weight of all that is above the disc, newton.
        upper_body_arm_m: From the disc to the middle of that weight, along the trunk, metre.
        muscle_arm_m: Lever arm of the back muscles, metre.
    """

    upper_body_n: float
    upper_body_arm_m: float
    muscle_arm_m: float


@dataclass(frozen=True)
class SpinalLoad:
    """What the model says of one way to hold an object: a moment (N m) and forces (N)."""

    moment_nm: float
    muscle_n: float
    compression_n: float
    shear_n: float


def _faults(parameter: Parameter, _: Data) -> Iterator[Fault]:
    low, high = parameter.low or parameter.value, parameter.high or parameter.value
    if not (isfinite(parameter.value) and 0 < low <= parameter.value <= high):
        yield "value", "must be above 0 and between 'low' and 'high'"
    if parameter.confirmed and not parameter.sources:
        yield "sources", "is empty; say where the number was seen"


def _missing(known: Mapping[str, Parameter], _: Data) -> Iterator[FileFault]:
    for name in ("body-mass", "upper-body-share", "upper-body-arm", "muscle-arm", "design-line"):
        if name not in known:
            yield None, None, f"record '{name}' is missing; the model needs it"


parameters = Table("spinal_load.toml", Parameter, _faults, together=_missing)
"""The numbers of the model."""


@cached
def teaching_body() -> Body:
    """Return the person of the lab: 75 kg, with the values of ``spinal_load.toml``.

    Example:
        >>> round(teaching_body().upper_body_n)
        394
    """
    known = parameters()
    mass_kg = known["body-mass"].value * known["upper-body-share"].value
    return Body(mass_kg * GRAVITY, known["upper-body-arm"].value, known["muscle-arm"].value)


def spinal_load(
    load_kg: float, distance_m: float, trunk_angle_deg: float, body: Body | None = None
) -> SpinalLoad:
    """Return moment and forces at the lowest disc while an object is held still.

    Args:
        load_kg: Mass of the object, kilogram, 0 or more.
        distance_m: How far the hands are in front of the disc, metre, 0 or more.
        trunk_angle_deg: Trunk bent forward from upright, degrees, 0 to :data:`STEEPEST_DEG`.
        body: The person; :func:`teaching_body` when None.

    Raises:
        ValueError: A number is out of range.

    Example:
        >>> held = spinal_load(load_kg=20, distance_m=0.45, trunk_angle_deg=60)
        >>> round(held.moment_nm, 1), round(held.compression_n)
        (173.7, 3190)
        >>> round(spinal_load(load_kg=0, distance_m=0, trunk_angle_deg=0).compression_n)
        394
    """
    for name, value in (("load", load_kg), ("distance", distance_m)):
        if not 0 <= value < 1000:
            raise ValueError(f"A {name} of {value} can't be right here; give 0 or more.")
    if not 0 <= trunk_angle_deg <= STEEPEST_DEG:
        raise ValueError(f"A trunk angle of {trunk_angle_deg}° is outside 0° to {STEEPEST_DEG}°.")
    body = body or teaching_body()
    lean, load_n = radians(trunk_angle_deg), load_kg * GRAVITY
    moment = body.upper_body_n * body.upper_body_arm_m * sin(lean) + load_n * distance_m
    carried = body.upper_body_n + load_n
    muscle = moment / body.muscle_arm_m
    return SpinalLoad(moment, muscle, muscle + carried * cos(lean), carried * sin(lean))
