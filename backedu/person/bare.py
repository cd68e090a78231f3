"""The bare person from the front and from behind, arms a little apart: the body of a chart.

Places are in centimetres: across from the left edge of a picture :data:`WIDTH` wide, and down from
the top of one :data:`HEIGHT` high; the midline is half-way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from backedu.content.cached import cached
from backedu.person.body import builds
from backedu.person.extremities import head
from backedu.person.figure import Parts
from backedu.person.outline import Point, Points, View, dot, wrap
from backedu.person.skeleton import SIDES, SOLE_CM, Pose, changed, skeleton, standing

WIDTH, HEIGHT = 104.0, 182.0
"""Size of a picture in cm."""

_FLOOR = 178.0
_BUILD = "broad"
_AZIMUTH = {"front": 90.0, "back": -90.0}
_POSE = {
    "sho_a": 13.0, "elb": 9.0, "pro": 30.0, "hip_a": 5.0, "foot_t": 6.0, "grip": 14.0,
    "sho_f": -2.0, "inv": -6.0,
}  # fmt: skip
# Balls (forward, up, outwards, radius) that close the notch between neck and arm, in cm.
_SHOULDER = ((0.0, 3.4, 10.5, 2.0), (0.0, -0.1, 16.4, 3.4))
# Lines on the surface: height above the floor and how far out, in cm.
_LINES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "back": (
        ((130, 6), (126, 5), (122, 7.5), (120.5, 10.5)),
        ((84.5, 2.5), (82.6, 7), (83.6, 12)),
        ((50.2, 10), (49.4, 13), (50.2, 16)),
    ),
    "front": (
        ((143, 1.6), (142.6, 7), (144, 13)),
        ((52.5, 9.6), (49.5, 9.2), (47.4, 10.6)),
        ((52.5, 15.4), (49.5, 16), (47.4, 14.8)),
    ),
}
_MIDDLE: dict[str, tuple[tuple[Point, ...], ...]] = {
    "back": (((141, 0), (120, 0.0), (100, 0)), ((93, 0), (88, 0), (83.5, 0))),
    "front": (((108.6, -0.7), (107.6, 0), (108.6, 0.7)),),
}


@dataclass(frozen=True)
class Bare:
    """The outlines of a bare person: skin, then layers of the head by class, then open lines."""

    skin: tuple[Points, ...]
    head: tuple[tuple[str, tuple[Points, ...]], ...]
    lines: tuple[Points, ...]


@cached
def bare(side: Literal["front", "back"]) -> Bare:
    """Return the person from one side.

    Example:
        >>> "eyes" in dict(bare("front").head), "eyes" in dict(bare("back").head)
        (True, False)
    """
    pose, view, build = _pose(), View.of(_AZIMUTH[side], 0), builds()[_BUILD]
    parts = Parts(view, skeleton(pose), build, pose)
    limbs = [shape for s in "rl" for shape in (*parts.leg(s)[0], *parts.arm(s)[0])]
    behind, face = head(view, parts.at["head"], build, dot(parts.at["head"].ahead, view.near))
    above = [shape for _, shapes, _ in parts.trunk([]) for shape in shapes]  # fills the shoulders
    skin = [*limbs, parts.torso().closed(), *above]
    skin += [wrap(view, parts.at["T3"], _SHOULDER, sign, 16) for _, sign in SIDES]
    skin += [shape for kind, shapes, _ in behind if kind == "skin" for shape in shapes]
    hair = [layer for layer in behind if layer[0] != "skin"]
    lines = [
        [(WIDTH / 2 + sign * x, _FLOOR - y) for y, x in line]
        for line in _LINES[side]
        for sign in (1, -1)
    ]
    lines += [[(WIDTH / 2 + x, _FLOOR - y) for y, x in line] for line in _MIDDLE[side]]
    return Bare(
        _placed(skin),
        tuple(
            (kind, _placed([shape for _, shapes, folds in layers for shape in shapes or folds]))
            for kind, layers in groupby([*hair, *face], lambda layer: layer[0])
        ),
        tuple(lines),
    )


def _pose() -> Pose:
    pose = changed(standing(), _POSE)
    lowest = min(at.origin[1] for name, at in skeleton(pose).items() if name.startswith("foot"))
    return {**pose, "y": SOLE_CM - lowest}


def _placed(shapes: Sequence[Points]) -> tuple[Points, ...]:
    return tuple([(WIDTH / 2 + x, _FLOOR + y) for x, y in shape] for shape in shapes)
