"""Movements drawn frame by frame, as a page plays them: nodes in whole millimetres.

Every frame has the same nodes, so that the page only mixes numbers between two frames. A pose that
comes twice is drawn once. Each frame after the first is written as the difference from the one
before, and in every frame each node as the difference from the node before it: both pack well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from backedu.content.cached import cached
from backedu.person.body import builds
from backedu.person.figure import depth, draw
from backedu.person.kept import digest_of, kept
from backedu.person.motion import Motion
from backedu.person.movement import FORMS, Movement, movements
from backedu.person.outline import Layer, Point, View
from backedu.person.skeleton import Pose, skeleton
from backedu.person.store import digest, solved

_CODE = ("outline", "extremities", "hand", "figure", "film")
_TABLES = ("builds.toml", "digits.toml")
_MARGIN_CM = 4.0
_MAT_CM = (20.0, 18.0, 34.0)  # beyond the feet, beyond the head, to either side
_STOOL_CM = (-8.0, 19.0, 22.0)  # where its middle is, half its depth, half its width
_LEG_CM = 1.5
_COARSE_MM = 5  # grid of a small picture
_LINES = {"skin": "fold", "near": "fold", "far": "fold-far"}  # class of the lines in a layer


def films(exercise_id: str) -> dict[str, dict[str, Any]]:
    """Return every picture of an exercise: ``usual slender``, ``mistake broad``, ``still broad``.

    A picture is a form (``easier``, ``usual`` or ``harder``), the typical ``mistake`` or a small
    ``still``, with a build. Each is a mapping: ``box`` (left, top, width and height, in cm),
    ``behind`` (outlines of what is in the room), ``layers`` (class and numbers of nodes: of closed
    outlines, of open lines), ``frames`` (which :func:`unpacked` reads), ``order`` (the frames of
    one round), ``at`` (the place in it of each step) and ``way`` (how far the floor has moved at
    each place, in mm; empty unless the person travels).

    Args:
        exercise_id: As in ``movements.toml``.

    Example:
        >>> made = films("plank")["usual slender"]
        >>> len(made["at"]), len(made["order"]) > len(made["frames"])
        (2, True)
    """
    return _films(exercise_id)


def draw_all() -> None:
    """Draw every exercise whose pictures are missing or were made from something else."""
    for exercise_id in movements():
        films(exercise_id)


@cached
def _films(exercise_id: str) -> dict[str, dict[str, Any]]:
    movement = movements()[exercise_id]
    views = [movement.form(form).view for form in FORMS]
    told = (digest(movement), movement.view, views, movement.seat_cm, _told(movement))
    name = f"{exercise_id}-films"
    made: dict[str, dict[str, Any]] = kept(
        name, digest_of(_CODE, _TABLES, told), lambda: _made(movement)
    )
    return made


def _made(movement: Movement) -> dict[str, dict[str, Any]]:
    motions, out = solved(movement.id), {}
    for build in builds():
        for form, motion in motions.forms.items():
            view = View.of(*(movement.form(form).view or movement.view))
            out[f"{form} {build}"] = _film(movement, motion, build, view)
        seen = View.of(*movement.view)
        out[f"mistake {build}"] = _drawn(movement, [motions.mistake], build, seen)
        out[f"still {build}"] = _still(movement, motions.forms["usual"], build)
    return out


def _told(movement: Movement) -> int:
    """The step that tells most of a movement: the one that is held longest."""
    holds = [step.hold_s for step in movement.usual.steps]
    return holds.index(max(holds))


def _film(movement: Movement, motion: Motion, build: str, view: View) -> dict[str, Any]:
    way = [round(10 * pose["x"]) for pose in motion.poses] if movement.travels else []
    places: dict[tuple[float, ...], int] = {}
    order = [places.setdefault(tuple(pose.values()), len(places)) for pose in motion.poses]
    poses = [motion.poses[order.index(place)] for place in places.values()]
    drawn = _drawn(movement, poses, build, view)
    if way:
        drawn["way"] = [x - way[0] for x in (*way, way[0] + round(10 * motion.stride_cm))]
    return {**drawn, "order": order, "at": list(motion.at)}


def _still(movement: Movement, motion: Motion, build: str) -> dict[str, Any]:
    """One frame on a coarse grid, which is fine enough for a small picture."""
    seen = View.of(*(movement.usual.view or movement.view))
    drawn = _drawn(movement, [motion.poses[motion.at[_told(movement)]]], build, seen)
    nodes = [_COARSE_MM * round(value / _COARSE_MM) for value in unpacked(drawn)[0]]
    return {**drawn, "frames": _packed([nodes])}


def _drawn(movement: Movement, poses: Iterable[Pose], build: str, view: View) -> dict[str, Any]:
    body = builds()[build]
    shown = [{**pose, "x": 0.0} if movement.travels else pose for pose in poses]
    what = depth(shown, view)
    frames = [draw(pose, view, body, what) for pose in shown]
    room, corners = _room(movement, view, shown)
    nodes = [_nodes(layers) for layers in frames]
    return {
        "box": _box(frames, corners),
        "behind": room,
        "layers": [
            [kind, [*map(len, shapes)], _LINES.get(kind, kind), [*map(len, lines)]]
            for kind, shapes, lines in frames[0]
        ],
        "frames": _packed(nodes),
        "order": [0],
        "at": [0],
        "way": [],
    }


def unpacked(film: dict[str, Any]) -> list[list[int]]:
    """Return x and y of each node in each frame of a film, in mm.

    Example:
        >>> unpacked({"frames": [[1, 2, 3, 4], [0, 1, 0, 0]]})
        [[1, 2, 4, 6], [1, 3, 4, 7]]
    """
    return [*accumulate(map(_summed, film["frames"]), _added)]


def _packed(frames: Sequence[list[int]]) -> list[list[int]]:
    changes = [
        frames[0],
        *([b - a for a, b in zip(p, q, strict=True)] for p, q in pairwise(frames)),
    ]
    return [
        [*nodes[:2], *(b - a for a, b in zip(nodes, nodes[2:], strict=False))] for nodes in changes
    ]


def _summed(steps: list[int]) -> list[int]:
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return [value for node in zip(xs, ys, strict=True) for value in node]


def _added(p: list[int], q: list[int]) -> list[int]:
    return [a + b for a, b in zip(p, q, strict=True)]


def _nodes(layers: Iterable[Layer]) -> list[int]:
    parts = (part for _, shapes, lines in layers for part in (*shapes, *lines))
    return [round(10 * value) for part in parts for point in part for value in point]


def _box(frames: Iterable[Sequence[Layer]], corners: Sequence[Point]) -> list[float]:
    """The picture that holds every frame and what is in the room."""
    points = [p for layers in frames for _, shapes, _ in layers for shape in shapes for p in shape]
    xs, ys = zip(*points, *corners, strict=True)
    left, top = min(xs) - _MARGIN_CM, min(ys) - _MARGIN_CM
    bottom = max(*ys, 2.0) + _MARGIN_CM
    return [round(x, 1) for x in (left, top, max(xs) + _MARGIN_CM - left, bottom - top)]


def _room(movement: Movement, view: View, poses: Sequence[Pose]) -> tuple[list[str], list[Point]]:
    """A stool, or a mat under all poses, as outlines; and the corners that must be seen."""
    if movement.travels:
        return [], []
    if movement.seat_cm:
        middle, deep, wide = _STOOL_CM
        legs = [(middle + i * (deep - 2), j * (wide - 3)) for i in (-1, 1) for j in (-1, 1)]
        top = movement.seat_cm
        parts = [
            _block(view, (x - _LEG_CM, x + _LEG_CM), (0, top - 3), (z - _LEG_CM, z + _LEG_CM))
            for x, z in legs
        ]
        seat = _block(view, (middle - deep, middle + deep), (top - 4, top + 0.5), (-wide, wide))
        return [*map(_path, parts), _path(seat)], [point for part in parts for point in part]
    along = [frame.origin[0] for pose in poses for frame in skeleton(pose).values()]
    x = (min(along) - _MAT_CM[0], max(along) + _MAT_CM[1])
    mat = _block(view, x, (-1.6, 0), (-_MAT_CM[2], _MAT_CM[2]))
    return [_path(mat)], mat


def _block(
    view: View, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]
) -> list[Point]:
    """The outline of a box in the room: the hull of its corners."""
    corners = sorted(view.flat((a, b, c)) for a in x for b in y for c in z)
    return [*_half_hull(corners), *_half_hull(corners[::-1])]


def _half_hull(points: Iterable[Point]) -> list[Point]:
    part: list[Point] = []
    for p in points:
        while len(part) > 1 and _turn(part[-2], part[-1], p) <= 1e-9:
            part.pop()
        part.append(p)
    return part[:-1]


def _turn(p: Point, q: Point, r: Point) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
