"""The drawn person who holds something, as shapes of a plotly figure."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.body import UNITS, body_layers, path_shape
from backedu.figures.drawing.style import CLEAR, VERMILION
from backedu.person.lifting import Held, hold
from backedu.person.outline import Point, View
from backedu.person.skeleton import Pose, skeleton


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
    *body, arm = body_layers(pose, View.of(0, 0))
    shapes = [shape for layer in body for shape in layer]
    return [*shapes, _spine(pose), *({**shape, "layer": "above"} for shape in arm)]


def disc_at(distance_cm: float, height_cm: float, trunk_deg: float, knees: str) -> Point:
    """Return where the lowest disc is, in the figure's units."""
    x, y, _ = skeleton(_held(distance_cm, height_cm, trunk_deg, knees).pose)["L5"].origin
    return round(x * UNITS), round(y * UNITS)


def _spine(pose: Pose) -> dict[str, Any]:
    """The low back, as on an X-ray."""
    at = skeleton(pose)
    places = [at[name].origin for name in ("L5", "L4", "L3", "L2", "L1")]
    path = "L".join(f"{round(x * UNITS)} {round(y * UNITS)}" for x, y, _ in places)
    return path_shape(f"M{path}", line={"color": VERMILION, "width": 4}, fillcolor=CLEAR)
