"""Still pictures of an exercise, one for each step, for paper: SVG that needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from backedu.person.film import films, unpacked
from backedu.person.outline import Point

_GROUND_MM = 6


def stills(exercise_id: str, form: str, build: str) -> list[str]:
    """Return the steps of a form of an exercise as pictures, all to the same scale.

    Args:
        exercise_id: As in ``movements.toml``.
        form: ``easier``, ``usual`` or ``harder``.
        build: Who is shown, as in ``builds.toml``.

    Example:
        >>> len(stills("plank", "usual", "slender"))
        2
    """
    film = films(exercise_id)[f"{form} {build}"]
    frames = unpacked(film)
    return [_picture(film, frames[film["order"][place]]) for place in film["at"]]


def _picture(film: dict[str, Any], nodes: Sequence[int]) -> str:
    left, top, width, height = (round(10 * cm) for cm in film["box"])
    room = [f'<path class="room" transform="scale(10)" d="{d}"/>' for d in film["behind"]]
    ground = f'<path class="ground" d="M{left} {_GROUND_MM}H{left + width}"/>'
    return (
        f'<svg class="bk-person" viewBox="{left} {top} {width} {height}" aria-hidden="true">'
        f"{ground if film['way'] else ''.join(room)}{''.join(_body(film, nodes))}</svg>"
    )


def _body(film: dict[str, Any], nodes: Sequence[int]) -> Iterator[str]:
    """Yield the layers from back to front: closed outlines, then open lines."""
    points: Iterator[Point] = zip(nodes[::2], nodes[1::2], strict=True)
    for shape, outlines, fold, lines in film["layers"]:
        for kind, sizes, path in ((shape, outlines, _outline), (fold, lines, _line)):
            drawn = [path([next(points) for _ in range(size)]) for size in sizes]
            if drawn:
                yield f'<path class="{kind}" d="{"".join(drawn)}"/>'


def _outline(points: Sequence[Point]) -> str:
    """A soft closed outline whose corners are the points, as the player draws it."""
    start = _between(points[-1], points[0])
    curves = (
        f"{_at(here)} {_at(_between(here, there))}"
        for here, there in zip(points, [*points[1:], points[0]], strict=True)
    )
    return f"M{_at(start)}Q{' '.join(curves)}Z"


def _line(points: Sequence[Point]) -> str:
    curves = (f"Q{_at(here)} {_at(_between(here, there))}" for here, there in pairwise(points[1:]))
    return f"M{_at(points[0])}{''.join(curves)}L{_at(points[-1])}"


def _between(p: Point, q: Point) -> Point:
    return ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)


def _at(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
