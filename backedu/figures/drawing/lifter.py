"""The drawn person who holds something, as shapes of a plotly figure.

Small on the screen, so drawn with few nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist, hypot
from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.soft import soft_shape
from backedu.figures.drawing.style import CLEAR, VERMILION
from backedu.person.body import builds
from backedu.person.figure import draw
from backedu.person.lifting import Held, hold
from backedu.person.outline import Point, View
from backedu.person.skeleton import Pose, skeleton

UNITS = 4
"""Units of the figure's axes in a centimetre."""

_BUILD = "slender"
_LINE = {"color": "#3A2C26", "width": 3}
_FILLS = {
    "skin": "#E2B58F", "near": "#DBAE88", "vest": "#CDDDE6", "shorts": "#7FA8C1",
    "hair": "#57402F",
}  # fmt: skip
_LONG, _APART_CM, _APART_SMALL_CM = 40, 5.2, 1.6  # between corners, of outlines with many or few
_TURNS = 0.85  # where an outline turns more than this (cosine), its corners may be closer
_CLOSER = 0.35


def held(distance_cm: float, height_cm: float, trunk_deg: float, knees: str) -> Held:
    """Return the posture that is drawn."""
    return _held(distance_cm, height_cm, trunk_deg, knees)


_held = cached(hold)


@cached
def lifter(
    distance_cm: float, height_cm: float, trunk_deg: float, knees: str
) -> list[dict[str, Any]]:
    """Return the shapes of a person who holds something: the near arm is above all traces.

    Args:
        distance_cm: From the ankles to the hands.
        height_cm: Of the hands above the floor.
        trunk_deg: How far the trunk leans forward.
        knees: ``straight`` or ``bent``.
    """
    pose = _held(distance_cm, height_cm, trunk_deg, knees).pose
    layers = draw(pose, View.of(0, 0), builds()[_BUILD])
    seen = [(kind, shapes) for kind, shapes, _ in layers if kind in _FILLS and shapes]
    *body, arm = [_layer(kind, shapes) for kind, shapes in seen]
    shapes = [shape for layer in body for shape in layer]
    return [*shapes, _spine(pose), *({**shape, "layer": "above"} for shape in arm)]


def disc_at(distance_cm: float, height_cm: float, trunk_deg: float, knees: str) -> Point:
    """Return where the lowest disc is, in the figure's units."""
    x, y, _ = skeleton(_held(distance_cm, height_cm, trunk_deg, knees).pose)["L5"].origin
    return round(x * UNITS), round(y * UNITS)


def _layer(kind: str, shapes: Sequence[Sequence[Point]]) -> list[dict[str, Any]]:
    """The outlines' lines, and over them their fill, so that they grow together."""
    path = "".join(map(_curve, shapes))
    fill = {"fillcolor": _FILLS[kind], "fillrule": "nonzero"}
    inside = _shape(path, line={"width": 0}, **fill)
    return [_shape(path, line=_LINE, **fill), inside]


def _shape(path: str, **look: Any) -> dict[str, Any]:
    return {"type": "path", "path": path, "layer": "below", "xref": "x", "yref": "y", **look}


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


def _spine(pose: Pose) -> dict[str, Any]:
    """The low back, as on an X-ray."""
    at = skeleton(pose)
    places = [at[name].origin for name in ("L5", "L4", "L3", "L2", "L1")]
    path = "L".join(f"{round(x * UNITS)} {round(y * UNITS)}" for x, y, _ in places)
    return _shape(f"M{path}", line={"color": VERMILION, "width": 4}, fillcolor=CLEAR)
