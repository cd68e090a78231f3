"""A person who holds something, drawn with a few lines: where each joint is.

Lengths are rounded shares of an adult of about 1.75 m. The lowest disc stands above the ankles, as
the load model and the lifting equation take it, so that one distance serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, radians, sin, sqrt

Point = tuple[float, float]

_TRUNK_M, _NECK_M = 0.47, 0.25
_ARM_M = (0.34, 0.40)  # upper arm; forearm with hand
REACH_M = sum(_ARM_M)
"""How far a straight arm reaches from the shoulder, metre."""
_LEG_M = (0.44, 0.44)  # shank; thigh
_ANKLE: Point = (0.0, 0.08)
_STRAIGHT_M, _DEEPEST_M = 0.96, 0.42  # height of the disc, knees straight and deeply bent


@dataclass(frozen=True)
class Pose:
    """Joints in metres: along the floor from the ankles, and up. ``gap_m``: missing arm length."""

    ankle: Point
    knee: Point
    disc: Point
    shoulder: Point
    head: Point
    elbow: Point
    hand: Point
    gap_m: float


def pose(distance_m: float, height_m: float, trunk_angle_deg: float, *, knees_bent: bool) -> Pose:
    """Place the joints of a person whose hands are ``distance_m`` ahead and ``height_m`` up.

    Bent knees lower the body until the arms reach, as far as knees bend. Arms that are too short
    point at the hands; ``gap_m`` says by how much they miss.

    Example:
        >>> pose(0.25, 0.75, 0, knees_bent=False).gap_m
        0.0
        >>> round(pose(0.65, 0.25, 0, knees_bent=False).gap_m, 2)
        0.61
        >>> round(pose(0.65, 0.25, 0, knees_bent=True).gap_m, 2)
        0.17
    """
    lean = radians(trunk_angle_deg)
    up: Point = (sin(lean), cos(lean))
    hip = _STRAIGHT_M
    if knees_bent:
        shoulder_above = other_side(0.95 * REACH_M, distance_m - _TRUNK_M * up[0])
        hip = min(_STRAIGHT_M - 0.16, max(_DEEPEST_M, height_m + shoulder_above - _TRUNK_M * up[1]))
    disc: Point = (0.0, hip)
    shoulder = (disc[0] + _TRUNK_M * up[0], disc[1] + _TRUNK_M * up[1])
    hand = (distance_m, height_m)
    gap = max(0.0, hypot(hand[0] - shoulder[0], hand[1] - shoulder[1]) - REACH_M)
    return Pose(
        ankle=_ANKLE,
        knee=_joint(_ANKLE, disc, *_LEG_M, side=-1),
        disc=disc,
        shoulder=shoulder,
        head=(shoulder[0] + _NECK_M * up[0], shoulder[1] + _NECK_M * up[1]),
        elbow=_joint(shoulder, hand, *_ARM_M, side=-1),
        hand=hand,
        gap_m=0.0 if gap < 1e-9 else gap,
    )


def other_side(long_side: float, other: float) -> float:
    """Return the third side of a right triangle, 0 where ``other`` is too long.

    Example:
        >>> round(other_side(5, 3), 9), other_side(3, 5)
        (4.0, 0.0)
    """
    return sqrt(max(0.0, long_side**2 - other**2))


def _joint(start: Point, end: Point, first: float, second: float, *, side: int) -> Point:
    """The knee or elbow between two points; on the straight line where they are too far apart."""
    across, up = end[0] - start[0], end[1] - start[1]
    span = hypot(across, up)
    bend = 0.0
    if 0 < span < first + second:
        cosine = (first**2 + span**2 - second**2) / (2 * first * span)
        bend = side * acos(max(-1.0, min(1.0, cosine)))
    direction = atan2(up, across) + bend
    return (start[0] + first * cos(direction), start[1] + first * sin(direction))
