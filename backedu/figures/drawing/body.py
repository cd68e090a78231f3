"""The drawn person, as shapes of a plotly figure. Small on the screen, so drawn with few nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import dist, hypot
from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.soft import soft_shape
from backedu.person.body import builds
from backedu.person.figure import draw
from backedu.person.outline import Point, View
from backedu.person.skeleton import SIDES, SOLE_CM, Frame, Pose, Vector, skeleton, standing

UNITS = 4
"""Units of the figure's axes in a centimetre."""

INK = "#3A2C26"
"""What the person is drawn with; what is on the person stands out in it, on light and on dark."""

_BUILD = "slender"
_FRONT = View.of(90, 0)
_LINE = {"color": INK, "width": 3}
_FILLS = {
    "skin": "#E2B58F", "near": "#DBAE88", "vest": "#CDDDE6", "shorts": "#7FA8C1",
    "hair": "#57402F", "eyes": INK,
}  # fmt: skip
_LONG, _APART_CM, _APART_SMALL_CM = 40, 5.2, 1.6  # between corners, of outlines with many or few
_TURNS = 0.85  # where an outline turns more than this (cosine), its corners may be closer
_CLOSER = 0.35


def body_layers(pose: Pose, view: View, **look: Any) -> list[list[dict[str, Any]]]:
    """Return the shapes of a person, layer by layer from the back.

    Args:
        pose: A full pose.
        view: Where the person is seen from.
        look: Further options of each shape, such as other axes.
    """
    layers = draw(pose, view, builds()[_BUILD])
    seen = [(kind, shapes) for kind, shapes, _ in layers if kind in _FILLS and shapes]
    return [_layer(kind, shapes, look) for kind, shapes in seen]


@cached
def standing_body(xref: str, yref: str) -> list[dict[str, Any]]:
    """Return the shapes of a person who stands and faces the reader.

    Args:
        xref: The axis across, such as ``x2``.
        yref: The axis upright.
    """
    layers = body_layers(_standing(), _FRONT, xref=xref, yref=yref)
    return [shape for layer in layers for shape in layer]


def _standing() -> Pose:
    """Upright, the soles on the floor."""
    pose = standing()
    return pose | {"y": SOLE_CM - skeleton(pose)["foot_r"].origin[1]}


def on_standing_body(segment: str, share: float) -> list[Point]:
    """Return a place on :func:`standing_body`, in the figure's units.

    Args:
        segment: One of :data:`~backedu.topics.consult.examination.SEGMENTS`.
        share: How far along it, 0 to 1.

    Returns:
        The place on the right leg and on the left, which is to the reader's right; of the pelvis
        one place, in the middle.

    Example:
        >>> on_standing_body("pelvis", 0), on_standing_body("shank", 0)
        ([(0, 371)], [(-35, 199), (35, 199)])
    """
    at = skeleton(_standing())
    if segment == "pelvis":
        return [_seen(at["pelvis"].origin)]
    return [
        _seen(_between(at[f"{segment}_{side}"].origin, _end(at, segment, side), share))
        for side, _ in SIDES
    ]


def _end(at: Mapping[str, Frame], segment: str, side: str) -> Vector:
    """Where a segment of the leg ends: at the next joint, or at the sole."""
    if segment == "foot":
        x, y, z = at[f"foot_{side}"].origin
        return (x, y - SOLE_CM, z)
    return at[f"{'shank' if segment == 'thigh' else 'foot'}_{side}"].origin


def _between(p: Vector, q: Vector, share: float) -> Vector:
    x, y, z = (a + share * (b - a) for a, b in zip(p, q, strict=True))
    return (x, y, z)


def _seen(place: Vector) -> Point:
    x, y = _FRONT.flat(place)
    return (round(x * UNITS), round(-y * UNITS))


def path_shape(path: str, **look: Any) -> dict[str, Any]:
    """Return a path as a shape of a figure, below its traces."""
    return {"type": "path", "path": path, "layer": "below", "xref": "x", "yref": "y", **look}


def _layer(
    kind: str, shapes: Sequence[Sequence[Point]], look: dict[str, Any]
) -> list[dict[str, Any]]:
    """The outlines' lines, and over them their fill, so that they grow together."""
    path = "".join(map(_curve, shapes))
    fill = {"fillcolor": _FILLS[kind], "fillrule": "nonzero"}
    inside = path_shape(path, line={"width": 0}, **fill, **look)
    return [path_shape(path, line=_LINE, **fill, **look), inside]


def _curve(outline: Sequence[Point]) -> str:
    """A closed outline as a soft path; all outlines turn the same way."""
    apart = _APART_CM if len(outline) >= _LONG else _APART_SMALL_CM
    corners: list[Point] = []
    neighbours = ([outline[-1], *outline[:-1]], outline, [*outline[1:], outline[0]])
    for before, here, after in zip(*neighbours, strict=True):
        least = apart * _CLOSER if _cosine(before, here, after) < _TURNS else apart
        if not corners or dist(here, corners[-1]) >= least:
            corners.append(here)
    if sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*corners, corners[0]])) > 0:
        corners.reverse()
    return soft_shape([(x, -y) for x, y in corners], UNITS)


def _cosine(before: Point, here: Point, after: Point) -> float:
    """How straight an outline is in a corner: 1 where it does not turn."""
    (x, y), (u, v) = ((q[0] - p[0], q[1] - p[1]) for p, q in ((before, here), (here, after)))
    size = hypot(x, y) * hypot(u, v)
    return (x * u + y * v) / size if size else 1.0
