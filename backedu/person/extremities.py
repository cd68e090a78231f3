"""Feet and head: wraps of balls with the lines that make them friendly."""

from __future__ import annotations

import itertools
from math import cos, radians, sin

from backedu.person.body import Build, Rows
from backedu.person.outline import Layer, Point, Points, View, dot, wrap
from backedu.person.skeleton import Frame, Vector

# Balls: forward (thumb side, toe side), up, outwards, radius; cm at a stature of 175. By eye.
_FOOT: Rows = (
    (-4.0, -4.2, 0.0, 2.6), (-3.4, -2.0, 0.0, 2.5), (0.0, 0.0, 0.0, 3.1), (4.0, -1.5, -0.4, 2.7),
    (11.6, -5.0, -2.2, 1.9), (9.6, -5.3, 2.8, 1.5), (3.0, -5.3, 2.4, 1.5),
)  # fmt: skip
_TOES: tuple[Rows, ...] = (
    ((0.0, 0.0, -2.3, 1.9), (5.4, -0.6, -2.5, 1.3)),
    ((0.0, -0.2, -0.7, 1.5), (5.0, -0.9, -0.4, 1.0)),
    ((-0.6, -0.3, 0.7, 1.4), (4.1, -0.9, 1.0, 0.95)),
    ((-1.2, -0.3, 1.9, 1.4), (3.1, -0.9, 2.2, 0.9)),
    ((-1.9, -0.3, 2.9, 1.4), (1.7, -0.9, 3.3, 0.85)),
)
_EAR: Rows = ((0.4, 2.6, 7.2, 1.5), (0.2, 1.0, 7.2, 1.2), (0.5, -0.7, 7.0, 0.9))
_NOSE: Rows = ((9.5, 1.6, 0.0, 0.7), (11.0, -1.3, 0.0, 0.85), (9.7, -2.3, 0.0, 0.8))
_LIPS: Rows = ((9.0, -4.2, 0.0, 0.95), (8.8, -5.6, 0.0, 0.85))
_CHIN: Rows = ((8.2, -7.4, 0.0, 1.7), (7.6, -6.4, 0.0, 1.7))

_SHOWN = 0.12  # a mark on a surface turned less than this to the reader is not drawn
_EAR_FOLD = ((1.2, 2.4), (0.1, 2.2), (0.6, 0.4))
_EAR_SHOWS = 0.35  # an ear turned more than this to the reader is in front of the head
_FACES_US = 0.3  # from here on the hair is behind the neck


def foot(view: View, ankle: Frame, toes: Frame, sign: float) -> Layer:
    """Return a bare foot with five toes."""
    shapes = [wrap(view, ankle, _FOOT, sign, 24)]
    shapes += [wrap(view, toes, balls, sign, 10) for balls in _TOES]
    seen = dot(toes.up, view.near)
    lines = []
    for one, two in itertools.pairwise(_TOES):
        z = (one[1][2] + two[1][2]) / 2 - 0.1
        x = min(one[1][0], two[1][0])
        back = x - 2.6 if seen > 0.2 else x
        ends = ((back, 0.9), ((back + x) / 2, 0.7), (x + 0.2, 0.1))
        lines.append([view.flat(toes.at(a, b, sign * z)) for a, b in ends])
    return "", shapes, lines


def head(view: View, frame: Frame, build: Build, facing: float) -> tuple[list[Layer], list[Layer]]:
    """Return the layers of the head: those behind the neck, and those in front of it.

    Args:
        view: Where it is seen from.
        frame: Frame of the head.
        build: Whose hair and face.
        facing: How far the face looks at the reader in the whole movement, -1 to 1.
    """
    shapes = [wrap(view, frame, build.face, 1.0, 30)]
    shapes += [wrap(view, frame, balls, 1.0, 10) for balls in (_NOSE, _LIPS, _CHIN)]
    face: Layer = ("skin", shapes, [])
    hair: Layer = ("hair", [wrap(view, frame, build.hair, 1.0, 30)], [])
    behind: Layer = ("hair", [wrap(view, frame, build.hair_behind, 1.0, 16)], [])
    near, far = _ears(view, frame, front=True), _ears(view, frame, front=False)
    if facing <= -0.25:
        return [far, face], [hair, behind, near]
    front = [face, *_features(view, frame), near]
    back = [far, behind, hair]
    return (back, front) if facing > _FACES_US else ([], back + front)


def _ears(view: View, f: Frame, *, front: bool) -> Layer:
    """The ears in front of the head, or behind it; one that is not there shrinks to nothing."""
    shapes, lines = [], []
    for sign in (1.0, -1.0):
        here = (dot(f.right, view.near) * sign >= _EAR_SHOWS) is front
        size = 1.0 if here else 0.0
        cx, cy, cz, _ = _EAR[1]
        balls = tuple(
            (cx + (x - cx) * size, cy + (y - cy) * size, cz + (z - cz) * size, r * size)
            for x, y, z, r in _EAR
        )
        shapes.append(wrap(view, f, balls, sign, 12))
        fold = ((cx + (x - cx) * size, cy + (y - cy) * size) for x, y in _EAR_FOLD)
        lines.append([view.flat(f.at(x, y, sign * 8.2)) for x, y in fold])
    return "skin", shapes, lines


def _features(view: View, f: Frame) -> list[Layer]:
    eyes, lines = [], []
    for sign in (1.0, -1.0):
        normal = _outwards(f, 38 * sign)
        shown = dot(normal, view.near) > _SHOWN
        tangent = _outwards(f, 38 * sign + 90)
        centre = f.at(8.9, 2.3, 3.2 * sign)
        eyes.append(
            [
                view.flat(_plus(centre, (tangent, 0.75 * cos(t)), (f.up, 0.95 * sin(t))))
                if shown
                else view.flat(f.at(4.0, 2.4))
                for t in (radians(45 * i) for i in range(8))
            ]
        )
        brow = ((9.8, 4.9, 1.5), (9.2, 5.6, 3.2), (7.4, 4.9, 5.2))
        lines.append(
            [view.flat(f.at(x, y, sign * z) if shown else f.at(4.0, 2.4)) for x, y, z in brow]
        )
    lines.append(_mouth(view, f))
    bridge = ((10.3, 0.9, 0.2), (11.6, -1.6, 1.0), (10.6, -2.6, -0.5))
    full = dot(f.ahead, view.near) > 0.25
    lines.append([view.flat(f.at(x, y, z) if full else f.at(9.0, -1.0)) for x, y, z in bridge])
    return [("eyes", eyes, []), ("features", [], lines)]


def _mouth(view: View, f: Frame) -> Points:
    """A smile along the curve of the face; what is behind the edge ends at the edge."""
    places = []
    for i in range(7):
        t = (i - 3) / 3
        at = view.flat(f.at(9.75 - 1.5 * t * t, -5.1 + 1.15 * t * t, 2.9 * t))
        places.append((at, dot(_outwards(f, 42 * t), view.near) > 0.05))
    shown = [at for at, seen in places if seen]
    if not shown:
        return [view.flat(f.at(4.0, -4.0))] * 7
    first, last = shown[0], shown[-1]
    middle = next(i for i, (_, seen) in enumerate(places) if seen)
    return [_pick(at, seen, first if i < middle else last) for i, (at, seen) in enumerate(places)]


def _pick(at: Point, seen: bool, edge: Point) -> Point:  # noqa: FBT001 - a pair from the list above
    return at if seen else edge


def _outwards(f: Frame, degrees: float) -> Vector:
    """The direction in the head's level plane, turned from ahead to the right."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return _plus((0.0, 0.0, 0.0), (f.ahead, c), (f.right, s))


def _plus(start: Vector, *steps: tuple[Vector, float]) -> Vector:
    x, y, z = start
    for v, k in steps:
        x, y, z = x + v[0] * k, y + v[1] * k, z + v[2] * k
    return (x, y, z)
