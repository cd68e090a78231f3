"""The drawn person's tables: joints, spine, lengths, girths, and what may touch the floor.

They are data (``data/body/``); this module reads them. Lengths in the tables are shares of stature
or centimetres at the stature in :data:`STATURE_CM`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backedu.content.cached import cached
from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table

STATURE_CM = 175.0
"""Stature of the drawn person; the view scales it to any other."""

_ROUNDED = 0.002  # shares are given to three digits
Row = tuple[float, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Joint:
    """A joint angle in clinical degrees (``x``, ``y``, ``z``: a place in centimetres).

    ``least`` and ``most`` limit it in a drawing. ``stiffness`` says how unwilling the solver is to
    move it. ``both_sides``: there is a right and a left one. ``has_a_side``: its sign changes in
    the mirror.
    """

    id: str
    name: str
    least: float
    most: float
    stiffness: float
    reviewed: date
    both_sides: bool = False
    has_a_side: bool = False
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Vertebra:
    """A segment of the spine: length (share of stature) and lean on the one below, in degrees.

    ``flexion`` and ``turn`` are its shares of its region's bending, and of turn and side bend.
    """

    id: str
    region: Literal["lum", "tho", "neck"]
    length: float
    lean: float
    flexion: float
    turn: float
    reviewed: date


@dataclass(frozen=True)
class Length:
    """A segment's length as a share of stature."""

    id: str
    share: float
    reviewed: date
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Mass:
    """A segment's share of the body's mass, of both sides together, and where its centre is.

    ``at`` is forward and up in the frame of the segment, in cm.
    """

    id: str
    share: float
    at: Row
    sources: tuple[str, ...]
    note: str
    reviewed: date


@dataclass(frozen=True)
class Ball:
    """A place just inside the skin that may touch the floor, in the frame of its segment.

    ``at`` is forward, up and to the right (for a segment of both sides: outwards), in cm.
    """

    id: str
    segment: str
    at: Row
    radius: float
    reviewed: date
    both_sides: bool = False


@dataclass(frozen=True)
class Digit:
    """A thumb or a finger of the right hand, in cm.

    ``at`` is where its first joint is, as in :mod:`backedu.person.hand`; ``bones`` are the lengths
    from there to the tip; ``half_widths`` has one number more. ``aside`` is in degrees.
    """

    id: str
    at: Row
    bones: Row
    half_widths: Row
    aside: float
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Build:
    """How wide the body is around its skeleton, in half-widths (cm), and how the hair is worn.

    Limbs: share of the way down the bone, then forward, back, outer and inner side. Trunk and
    neck: height in ``segment`` (cm), then forward, back and to either side; pelvis: height above
    the hip joints. Balls of head and hair: forward, up, outwards, radius.
    """

    id: str
    name: str
    thigh: Rows
    shank: Rows
    upper_arm: Rows
    forearm: Rows
    trunk_segments: tuple[str, ...]
    trunk: Rows
    neck_segments: tuple[str, ...]
    neck: Rows
    pelvis: Rows
    face: Rows
    hair: Rows
    hair_behind: Rows
    reviewed: date


def _joint_faults(joint: Joint, _: Data) -> Iterator[Fault]:
    if not joint.least < joint.most:
        yield "least", f"is {joint.least}, which is not below 'most'"
    if joint.stiffness <= 0:
        yield "stiffness", "is not above 0"


joints = Table("joints.toml", Joint, _joint_faults)
"""The joints."""

vertebrae = Table("spine.toml", Vertebra)
"""The segments of the spine from the sacrum up."""

segments = Table("segments.toml", Length)
"""The lengths of the other segments."""


def _mass_faults(mass: Mass, _: Data) -> Iterator[Fault]:
    if len(mass.at) != 2:
        yield "at", "needs two numbers: forward and up"


def _masses_together(found: Mapping[str, Mass], _: Data) -> Iterator[FileFault]:
    if abs(sum(each.share for each in found.values()) - 1) > _ROUNDED:
        yield None, None, "the shares of the segments are not 1 together"


masses: Table[Mass] = Table("masses.toml", Mass, _mass_faults, together=_masses_together)
"""The masses of the segments."""

contacts = Table("contacts.toml", Ball)
"""What may touch the floor; what both sides have is listed once."""


def _digit_faults(digit: Digit, _: Data) -> Iterator[Fault]:
    if len(digit.at) != 3:
        yield "at", "needs three numbers: towards the thumb, up and outwards"
    if len(digit.half_widths) != len(digit.bones) + 1:
        yield "half_widths", "needs one number more than 'bones'"


digits = Table("digits.toml", Digit, _digit_faults)
"""The thumb and the fingers."""


def _build_faults(build: Build, _: Data) -> Iterator[Fault]:
    for part, width in (("trunk", 4), ("neck", 4), ("thigh", 5), ("pelvis", 4), ("hair", 4)):
        if any(len(row) != width for row in getattr(build, part)):
            yield part, f"has a row of other than {width} numbers"
    for part in ("trunk", "neck"):
        if len(getattr(build, part)) != len(getattr(build, f"{part}_segments")):
            yield f"{part}_segments", f"names more or fewer segments than '{part}' has rows"


builds = Table("builds.toml", Build, _build_faults)
"""The builds that a reader may choose from."""


@cached
def spine() -> tuple[Vertebra, ...]:
    """Return the segments of the spine from the sacrum up."""
    return tuple(vertebrae().values())


@cached
def lengths() -> Mapping[str, float]:
    """Return the lengths of the segments in centimetres, by name.

    Example:
        >>> round(lengths()["thigh"], 1)
        42.9
    """
    return {id_: each.share * STATURE_CM for id_, each in segments().items()}


@cached
def balls() -> Mapping[str, Ball]:
    """Return every place that may touch the floor; one of both sides by name and side.

    Example:
        >>> balls()["heel_l"].segment
        'foot_l'
    """
    out: dict[str, Ball] = {}
    for ball in contacts().values():
        for side, sign in (("_r", 1.0), ("_l", -1.0)) if ball.both_sides else (("", 1.0),):
            segment = ball.segment + (side if ball.segment != "pelvis" else "")
            at = (ball.at[0], ball.at[1], sign * ball.at[2])
            out[ball.id + side] = Ball(ball.id + side, segment, at, ball.radius, ball.reviewed)
    return out
