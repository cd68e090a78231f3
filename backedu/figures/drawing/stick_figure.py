"""A person who holds something, drawn with a few lines: where each joint is.

Lengths are rounded shares of an adult of about 1.75 m. The lowest disc is above the ankles, as
the load model and the lifting equation take it, so that one distance serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, radians, sin, sqrt
from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.style import GREY, VERMILION, marks, spot

Point = tuple[float, float]

_TRUNK_M, _NECK_M = 0.47, 0.25
_ARM_M = (0.34, 0.40)  # upper arm; forearm with hand
_REACH_M = sum(_ARM_M)
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
        shoulder_above = other_side(0.95 * _REACH_M, distance_m - _TRUNK_M * up[0])
        hip = min(_STRAIGHT_M - 0.16, max(_DEEPEST_M, height_m + shoulder_above - _TRUNK_M * up[1]))
    disc: Point = (0.0, hip)
    shoulder = (disc[0] + _TRUNK_M * up[0], disc[1] + _TRUNK_M * up[1])
    hand = (distance_m, height_m)
    gap = max(0.0, hypot(hand[0] - shoulder[0], hand[1] - shoulder[1]) - _REACH_M)
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


@cached
def drawn(at: Pose) -> tuple[dict[str, Any], ...]:
    """Return the traces of a person: the floor, limbs and arm, the head, and the lowest disc."""
    foot = (at.ankle[0] + 0.17, 0.03)
    limbs = [foot, at.ankle, at.knee, at.disc, at.shoulder, at.head]
    arm = [at.shoulder, at.elbow, _arm_end(at) if at.gap_m else at.hand]
    line = {"color": GREY, "width": 7, "shape": "linear"}
    head = {"color": GREY, "size": 30, "symbol": "circle"}
    disc = {"color": VERMILION, "size": 14, "symbol": "diamond"}
    return (
        marks(x=[-0.45, 1.1], y=[0, 0], mode="lines", line={"color": GREY, "width": 2}),
        marks(**_places(limbs), mode="lines", line=line),
        marks(**_places(arm), mode="lines", line=line | {"width": 5}),
        spot(*_rounded(at.head), head),
        spot(*_rounded(at.disc), disc),
    )


def _arm_end(at: Pose) -> Point:
    """Where a straight arm ends that does not reach the load."""
    reach = _REACH_M / (_REACH_M + at.gap_m)
    return (
        at.shoulder[0] + (at.hand[0] - at.shoulder[0]) * reach,
        at.shoulder[1] + (at.hand[1] - at.shoulder[1]) * reach,
    )


def _places(points: list[Point]) -> dict[str, list[float]]:
    x, y = zip(*map(_rounded, points), strict=True)
    return {"x": list(x), "y": list(y)}


def _rounded(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)


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
