"""Outlines of a body part as a reader sees it: the edges of a limb, and the tight wrap of balls.

A limb is a tube of changing oval section. Seen from anywhere, its edge is the support of that oval
in the direction across the bone. Every outline keeps its number of nodes in every pose and view,
so that a page may mix two drawings of the same part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

from backedu.person.body import Rows
from backedu.person.skeleton import Frame, Vector

Point = tuple[float, float]
Points = list[Point]
Layer = tuple[str, list[Points], list[Points]]
"""A layer of a drawing: its class, its closed outlines, its open lines."""

_FLAT = 0.08  # a bone that is seen shorter than this share is seen end-on
_FAN = (0.25, 0.5, 0.75)
_SOFT_DEG = (30.0, 90.0)  # a trunk that turns less at a node is left alone; more is drawn straight
_SOFTER = 8
_ROUND = ((0.92, 0.40), (0.62, 0.80), (0.0, 1.0), (-0.62, 0.80), (-0.92, 0.40))


def dot(p: Vector, q: Vector) -> float:
    """Return the dot product."""
    return p[0] * q[0] + p[1] * q[1] + p[2] * q[2]


class View(NamedTuple):
    """Where the reader looks from: the axes of the picture to the right, up, and to the reader."""

    across: Vector
    up: Vector
    near: Vector

    @staticmethod
    def of(azimuth: float, elevation: float) -> View:
        """Return the view from an azimuth (0: the right side, 90: the front) and an elevation.

        Example:
            >>> [round(x) for x in View.of(90, 0).near]
            [1, 0, 0]
        """
        ca, sa = cos(radians(azimuth)), sin(radians(azimuth))
        ce, se = cos(radians(elevation)), sin(radians(elevation))
        return View((ca, 0.0, -sa), (-sa * se, ce, -ca * se), (sa * ce, se, ca * ce))

    @property
    def is_level(self) -> bool:
        """Whether the floor is seen edge-on."""
        return self.up[1] > 0.999

    def flat(self, p: Vector) -> Point:
        """Return a place of the world in the picture, y down."""
        return (dot(p, self.across), -dot(p, self.up))


@dataclass(frozen=True, slots=True)
class Section:
    """An oval section of a tube: where it is, and its half-widths in cm."""

    frame: Frame
    forward: float
    back: float
    right: float
    left: float


class Strip:
    """The two edges of a tube, from its first section to its last."""

    def __init__(self, view: View, sections: Sequence[Section], *, downwards: bool) -> None:
        self.left: Points = []
        self.right: Points = []
        self.middle: Points = []
        self.across: Points = []
        self.half: list[Point] = []
        sign = -1.0 if downwards else 1.0
        first, last = view.flat(sections[0].frame.origin), view.flat(sections[-1].frame.origin)
        chord = _unit(last[0] - first[0], last[1] - first[1], (0.0, 1.0))
        for section in sections:
            up = view.flat(section.frame.up)
            along = _unit(sign * up[0], sign * up[1], chord)
            self._add(view, section, (along[1], -along[0]))

    def _add(self, view: View, section: Section, n: Point) -> None:
        ahead, right = view.flat(section.frame.ahead), view.flat(section.frame.right)
        a, r = ahead[0] * n[0] + ahead[1] * n[1], right[0] * n[0] + right[1] * n[1]
        fore, back = (section.forward, section.back) if a > 0 else (section.back, section.forward)
        out, inn = (section.right, section.left) if r > 0 else (section.left, section.right)
        hl, hr = hypot(a * fore, r * out), hypot(a * back, r * inn)
        c = view.flat(section.frame.origin)
        self.middle.append(c)
        self.across.append(n)
        self.half.append((hl, hr))
        self.left.append((c[0] + n[0] * hl, c[1] + n[1] * hl))
        self.right.append((c[0] - n[0] * hr, c[1] - n[1] * hr))

    def cap(self, end: int, bulge: float) -> Points:
        """Return a rounded end from edge to edge: ``end`` 0 is the start, -1 the far end."""
        c, n, (hl, hr) = self.middle[end], self.across[end], self.half[end]
        k = (1 if end else -1) * bulge * (hl + hr) / 2
        return [
            (
                c[0] + n[0] * x * (hl if x > 0 else hr) - n[1] * y * k,
                c[1] + n[1] * x * (hl if x > 0 else hr) + n[0] * y * k,
            )
            for x, y in (_ROUND if end else reversed(_ROUND))
        ]

    def soften(self) -> None:
        """Round both edges where they turn sharply: sections of a bent trunk crowd on its inside.

        Every pass draws a node towards the middle of its neighbours, the more so the sharper the
        turn; so an edge is rounded gradually from frame to frame, and its ends stay where they are.
        """
        for _ in range(_SOFTER):
            self.left, self.right = _rounder(self.left), _rounder(self.right)

    def closed(self) -> Points:
        """Return both edges as one outline with blunt ends."""
        return self.left + self.right[::-1]


def turn_deg(p: Point, q: Point, r: Point) -> float:
    """Return by how much a line that goes from ``p`` to ``r`` turns at ``q``.

    Example:
        >>> turn_deg((0, 0), (1, 0), (1, 1))
        90.0
    """
    ux, uy, vx, vy = q[0] - p[0], q[1] - p[1], r[0] - q[0], r[1] - q[1]
    return degrees(abs(atan2(ux * vy - uy * vx, ux * vx + uy * vy)))


def _rounder(edge: Points) -> Points:
    least, most = _SOFT_DEG
    out = edge[:1]
    for p, q, r in zip(edge, edge[1:], edge[2:], strict=False):
        k = min(1.0, max(0.0, (turn_deg(p, q, r) - least) / (most - least)))
        out.append(_between(q, _between(p, r, 0.5), k))
    return [*out, *edge[-1:]]


def _unit(x: float, y: float, other: Point) -> Point:
    size = hypot(x, y)
    return (x / size, y / size) if size > _FLAT else other


def join(upper: Strip, lower: Strip) -> Points:
    """Join two strips at a joint: round outside, a crease inside, which is returned.

    Outside come three nodes of a fan. Inside, nodes of either bone that pass the bisector of the
    joint are pushed onto it; that draws the pit of a knee at any angle.
    """
    joint, n0, n1 = upper.middle[-1], upper.across[-1], lower.across[0]
    inner_left = n0[0] * n1[1] - n0[1] * n1[0] < 0
    sign = 1 if inner_left else -1
    folded = (n0[1], -n0[0])  # which way is inside when one bone lies on the other
    b = _unit(sign * (n0[0] + n1[0]), sign * (n0[1] + n1[1]), folded)
    w = (-sign * b[1], sign * b[0])
    touched = [
        place
        for strip, k in ((upper, 1), (lower, -1))
        for place in _pushed(strip.left if inner_left else strip.right, joint, b, w, k)
    ]
    h0, h1 = upper.half[-1][1 if inner_left else 0], lower.half[0][1 if inner_left else 0]
    middle = (-b[0], -b[1])
    sides = [_unit(middle[0] - sign * n[0], middle[1] - sign * n[1], middle) for n in (n0, n1)]
    fan = []
    for k, m in zip(_FAN, (sides[0], middle, sides[1]), strict=True):
        h = h0 * (1 - k) + h1 * k
        fan.append((joint[0] + m[0] * h, joint[1] + m[1] * h))
    outside, inside = (lower.right, lower.left) if inner_left else (lower.left, lower.right)
    start = upper.left[-1] if inner_left else upper.right[-1]
    between = [_between(start, inside[0], k) for k in _FAN]
    outside[:0], inside[:0] = fan, between  # both edges keep their number of nodes
    low, high = (min(touched), max(touched)) if len(touched) > 2 else (0.0, 0.0)
    if high - low <= 1.5:
        return [joint] * 3
    places = (low, (low + high) / 2, high)
    return [(joint[0] + b[0] * x, joint[1] + b[1] * x) for x in places]


def _pushed(edge: Points, joint: Point, b: Point, w: Point, k: int) -> Iterable[float]:
    """Push the nodes that are past the bisector onto it; yield where on it each came to lie."""
    for i, p in enumerate(edge):
        over = (p[0] - joint[0]) * w[0] + (p[1] - joint[1]) * w[1]
        if over * k > 0:
            edge[i] = (p[0] - over * w[0], p[1] - over * w[1])
            yield (edge[i][0] - joint[0]) * b[0] + (edge[i][1] - joint[1]) * b[1]


def _between(p: Point, q: Point, k: float) -> Point:
    return (p[0] * (1 - k) + q[0] * k, p[1] * (1 - k) + q[1] * k)


def tube(  # noqa: PLR0913 - a limb is all of these
    view: View, bone: Frame, length: float, rows: Rows, side: str, *, grow: float = 0.0
) -> Strip:
    """Return the strip of one bone of a limb.

    Args:
        view: Where it is seen from.
        bone: The frame of the segment.
        length: Of the bone, in cm.
        rows: As in :class:`backedu.person.body.Build`.
        side: ``r`` or ``l``: the outer side is to the right or to the left.
        grow: Added to every half-width, for cloth, in cm.
    """
    sections = []
    for t, forward, back, outer, inner in rows:
        right, left = (outer, inner) if side == "r" else (inner, outer)
        at = bone.moved(0.0, -length * t)
        sections.append(Section(at, forward + grow, back + grow, right + grow, left + grow))
    return Strip(view, sections, downwards=True)


def limb(upper: Strip, lower: Strip, start: float, end: float) -> tuple[Points, Points]:
    """Return the outline of a limb of two bones, and its crease.

    ``start`` and ``end`` say how far its ends bulge, as a share of their half-width.
    """
    crease = join(upper, lower)
    left, right = upper.left + lower.left, upper.right + lower.right
    return left + lower.cap(-1, end) + right[::-1] + upper.cap(0, start), crease


def wrap(view: View, frame: Frame, balls: Rows, sign: float, count: int) -> Points:
    """Return the tight wrap of balls as a rounded outline of ``count`` nodes.

    Args:
        view: Where it is seen from.
        frame: The frame that the balls are given in.
        balls: Forward, up, outwards and radius of each, in cm.
        sign: 1 where outwards is to the right, else -1.
        count: Number of nodes.
    """
    seen = [(*view.flat(frame.at(x, y, sign * z)), r) for x, y, z, r in balls]
    up = view.flat(frame.up)
    zero = atan2(up[1], up[0])
    out = []
    for i in range(count):
        d = (cos(zero + 2 * pi * i / count), sin(zero + 2 * pi * i / count))
        x, y, r = max(seen, key=lambda c, d=d: c[0] * d[0] + c[1] * d[1] + c[2])  # type: ignore[misc]
        out.append((x + r * d[0], y + r * d[1]))
    return out
