"""The person as layers of outlines, from back to front.

Parts of one layer are closed outlines of one path. Its fill hides the strokes inside it, so that
parts grow together into one body. What is far, level or near is decided once for a movement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from backedu.person.body import STATURE_CM, Build, lengths, spine
from backedu.person.extremities import foot, head
from backedu.person.hand import hand
from backedu.person.outline import Layer, Point, Points, Section, Strip, View, dot, limb, tube
from backedu.person.skeleton import SIDES, Frame, Pose, Skeleton, Vector, skeleton

_APART_CM = 5.0  # limbs closer in depth than this are level
_SIGN = dict(SIDES)
_SHORTS_END = 0.56  # share of the thigh
_COCCYX = (-0.043 * STATURE_CM, 0.012 * STATURE_CM)


@dataclass(frozen=True)
class Depth:
    """What is far, level or near: of ``arm_r``, ``leg_l`` and so on; back limbs first.

    ``facing`` says how far the face looks at the reader, -1 to 1.
    """

    of: dict[str, str]
    order: tuple[str, str]
    facing: float


def depth(poses: Sequence[Pose], view: View) -> Depth:
    """Return the depth of the limbs over a whole movement."""
    z = view.near if view.near[1] > 0.9 else (view.near[0], 0.0, view.near[2])
    bodies = [skeleton(pose) for pose in poses]

    def mean(*names: str) -> float:
        found = [dot(body[name].origin, z) for body in bodies for name in names]
        return sum(found) / len(found)

    def place(mine: float, other: float) -> str:
        if mine < other - _APART_CM:
            return "far"
        return "near" if mine > other + _APART_CM else "level"

    of = {}
    for side, other in (("r", "l"), ("l", "r")):
        of["arm_" + side] = place(mean("forearm_" + side, "hand_" + side), mean("T9", "T6"))
        mine, others = (
            mean(*(f"{part}_{each}" for part in ("thigh", "shank", "foot")))
            for each in (side, other)
        )
        of["leg_" + side] = place(mine, others)
    first, last = sorted("rl", key=lambda side: mean("shank_" + side, "foot_" + side))
    facing = sum(dot(body["head"].ahead, view.near) for body in bodies) / len(bodies)
    return Depth(of, (first, last), facing)


def draw(pose: Pose, view: View, build: Build, what: Depth | None = None) -> list[Layer]:
    """Return the layers of a person: class, closed outlines, open lines; y down, cm.

    Args:
        pose: A full pose.
        view: Where the person is seen from.
        build: Whose widths.
        what: What is far and near, when the pose is part of a movement.

    Example:
        >>> from backedu.person.body import builds
        >>> from backedu.person.skeleton import standing
        >>> layers = draw(standing(), View.of(90, 0), builds()["slender"])
        >>> layers[-1][0]
        'lumbar'
    """
    what = what or depth([pose], view)
    parts = Parts(view, skeleton(pose), build, pose)
    behind, face = head(view, parts.at["head"], build, what.facing)
    layers: list[Layer] = [
        ("far", *parts.arm(side)) for side in what.order if what.of["arm_" + side] == "far"
    ]
    for side in what.order:
        if what.of["leg_" + side] == "far":
            layers += [("far", *parts.leg(side)), ("shorts-far", [parts.shorts(side)], [])]
    layers += behind
    layers += parts.trunk([side for side in what.order if what.of["arm_" + side] == "level"])
    nearer = [side for side in what.order if what.of["leg_" + side] != "far"]
    for side in nearer:
        kind = "near" if what.of["leg_" + side] == "near" else "skin"
        layers.append((kind, *parts.leg(side)))
    pelvis = parts.pelvis().closed()
    layers.append(("shorts", [pelvis, *(parts.shorts(side) for side in nearer)], []))
    layers += face
    layers += [("near", *parts.arm(s)) for s in what.order if what.of["arm_" + s] == "near"]
    layers += parts.spine(what.facing)
    return [_floored(layer) for layer in layers] if view.is_level else layers


def _floored(layer: Layer) -> Layer:
    """The layer with flesh that presses on the floor flattened; the floor is seen edge-on."""
    kind, shapes, lines = layer
    return kind, [[(x, min(y, 0.0)) for x, y in shape] for shape in shapes], lines


@dataclass(frozen=True)
class Parts:
    """The outlines of one person in one pose, seen from one side."""

    view: View
    at: Skeleton
    build: Build
    pose: Pose

    def arm(self, side: str) -> tuple[list[Points], list[Points]]:
        """Return an arm: outlines and lines."""
        long, sign = lengths(), _SIGN[side]
        upper = tube(self.view, self.at["upper_arm_" + side], long["upper_arm"],
                     self.build.upper_arm, side)  # fmt: skip
        fore = tube(self.view, self.at["forearm_" + side], long["forearm"],
                    self.build.forearm, side)  # fmt: skip
        shape, crease = limb(upper, fore, 0.9, 0.5)
        palm, fingers = self.at["hand_" + side], self.at["fingers_" + side]
        _, shapes, lines = hand(self.view, palm, fingers, sign, self.pose["grip_" + side])
        return [shape, *shapes], [crease, *lines]

    def leg(self, side: str) -> tuple[list[Points], list[Points]]:
        """Return a leg: outlines and lines."""
        long = lengths()
        thigh = tube(self.view, self.at["thigh_" + side], long["thigh"], self.build.thigh, side)
        shank = tube(self.view, self.at["shank_" + side], long["shank"], self.build.shank, side)
        shape, crease = limb(thigh, shank, 0.9, 0.6)
        ankle, toes = self.at["foot_" + side], self.at["toes_" + side]
        _, shapes, lines = foot(self.view, ankle, toes, _SIGN[side])
        return [shape, *shapes], [crease, *lines]

    def shorts(self, side: str) -> Points:
        """Return a leg of the shorts."""
        rows = tuple(row for row in self.build.thigh if row[0] <= _SHORTS_END)
        strip = tube(self.view, self.at["thigh_" + side], lengths()["thigh"], rows, side, grow=0.5)
        return strip.left + strip.cap(-1, 0.12) + strip.right[::-1] + strip.cap(0, 0.9)

    def pelvis(self) -> Strip:
        """Return the pelvis in shorts."""
        sections = [
            Section(self.at["pelvis"].moved(0.0, y), forward, back, wide, wide)
            for y, forward, back, wide in self.build.pelvis
        ]
        return Strip(self.view, sections, downwards=True)

    def torso(self) -> Strip:
        """Return pelvis, chest and neck without clothes, in one."""
        build = self.build
        sections = [
            Section(self.at["pelvis"].moved(0.0, y), forward, back, wide, wide)
            for y, forward, back, wide in build.pelvis[::-1]
        ]
        rows = [*zip(build.trunk_segments, build.trunk, strict=True)][2:]
        rows += [*zip(build.neck_segments, build.neck, strict=True)][1:]
        sections += [
            Section(vertebra(self.at, name, y), forward, back, wide, wide)
            for name, (y, forward, back, wide) in rows
        ]
        return Strip(self.view, sections, downwards=False)

    def trunk(self, level_arms: Sequence[str]) -> list[Layer]:
        """Return neck and shoulders with the arms that are level with them; the vest over it."""
        neck = self._column(self.build.neck_segments, self.build.neck)
        vest = self._column(self.build.trunk_segments, self.build.trunk)
        arms = [self.arm(side) for side in level_arms]
        facing = dot(self.at["T3"].ahead, self.view.near)
        front, back = vertebra(self.at, "T3", 0.6).at(10.0), vertebra(self.at, "T3", 4.4).at(-6.0)
        scoop = self.view.flat(front if facing > 0 else back)
        p, q, k = vest.left[-1], vest.right[-1], abs(facing)
        collar = tuple((a + b) / 2 * (1 - k) + c * k for a, b, c in zip(p, q, scoop, strict=True))
        skin = [neck.closed(), *(shape for shapes, _ in arms for shape in shapes)]
        return [
            ("skin", skin, [line for _, lines in arms for line in lines]),
            ("vest", [[*vest.left, (collar[0], collar[1]), *vest.right[::-1]]], []),
        ]

    def _column(self, segments: Sequence[str], rows: Sequence[Sequence[float]]) -> Strip:
        sections = [
            Section(vertebra(self.at, name, y), forward, back, wide, wide)
            for name, (y, forward, back, wide) in zip(segments, rows, strict=True)
        ]
        column = Strip(self.view, sections, downwards=False)
        column.soften()
        return column

    def spine(self, facing: float) -> list[Layer]:
        """Return the spine as on an X-ray, its lumbar part thick; no line across a face."""
        names = [part.id for part in spine()]
        shown = names[:10] if facing > 0.3 else names
        line: list[Point] = [self.view.flat(self.at["pelvis"].at(*_COCCYX))]
        line += [self.view.flat(self.at[name].origin) for name in shown]
        return [("spine", [], [line]), ("lumbar", [], [line[:7]])]


def vertebra(at: Skeleton, name: str, y: float) -> Frame:
    """Return a frame ``y`` cm up a segment of the spine; its tilt changes evenly along the spine.

    A tilt that jumped from segment to segment would fold the outline of the chest.
    """
    long = {part.id: part.length * STATURE_CM for part in spine()}
    here = at[name]
    if name not in long:
        return here.moved(0.0, y)
    names = ["pelvis", *long, "head"]
    k = y / long[name] - 0.5
    next_name = names[names.index(name) + (1 if k > 0 else -1)]
    if next_name == "pelvis":
        return here.moved(0.0, y)
    w, there = min(0.5, abs(k)), at[next_name]
    axes = (
        _mixed(here.ahead, there.ahead, w),
        _mixed(here.up, there.up, w),
        _mixed(here.right, there.right, w),
    )
    return Frame(here.at(0.0, y), *axes)


def _mixed(p: Vector, q: Vector, w: float) -> Vector:
    x, y, z = (a * (1 - w) + b * w for a, b in zip(p, q, strict=True))
    size = sqrt(x * x + y * y + z * z)
    return (x / size, y / size, z / size)
