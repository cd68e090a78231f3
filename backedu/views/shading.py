"""What is shaded by hand on the body chart: which places it touches, and how much of the body.

Counted on a grid of 1 cm, on the front and the back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

from backedu.content.cached import cached
from backedu.person.bare import WIDTH, bare
from backedu.topics.pain_map import Area, places, points_of

VIEWS = ("back", "front")

PEN_CM = 1.5
"""Half the width of a line drawn by hand."""

_LEAST_CM2 = 6  # shading that only brushes a place doesn't mark it
_LEAST_SHARE = 0.3  # unless the place is small
_STEP_CM = 0.8

Point = tuple[float, float]
Cells = set[tuple[int, int]]


@dataclass(frozen=True)
class Stroke:
    """A line drawn by hand on a view: its points in cm, and how it feels there ("" if not said)."""

    view: str
    quality: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Shaded:
    """What strokes touch: places with their qualities, the body's share, and what has no name."""

    places: Mapping[str, frozenset[str]]
    share: float
    is_elsewhere: bool


def corners(area: Area, side: str | None, view: str) -> list[Point]:
    """Return the corners of a place on a view, in cm; none where it isn't seen.

    Seen from behind, right is right; seen from the front, the other way round.
    """
    half = [points_of(corner) for corner in getattr(area, view)]
    if side is None:
        return [*outwards(half, 1), *outwards(half[::-1], -1)]
    return outwards(half, 1 if (side == "right") == (view == "back") else -1)


def outwards(half: Iterable[Point], sign: int) -> list[Point]:
    """Return points given from the midline as points of the picture, on one side."""
    return [(WIDTH / 2 + sign * x, y) for x, y in half]


def shaded(strokes: Iterable[Stroke], ticked: Iterable[str] = ()) -> Shaded:
    """Say what strokes and ticked places cover.

    Args:
        strokes: As drawn.
        ticked: Ids of places that are marked as a whole.

    Example:
        >>> line = Stroke("back", "numb", [(66, 134), (66, 150)])
        >>> dict(shaded([line]).places)
        {'calf-right': frozenset({'numb'})}
    """
    drawn: dict[tuple[str, str], Cells] = {}
    for stroke in strokes:
        cells = _under(stroke.points) & _body(stroke.view)
        drawn.setdefault((stroke.view, stroke.quality), set()).update(cells)
    found: dict[str, set[str]] = {}
    marked: dict[str, Cells] = {view: set() for view in VIEWS}
    named: dict[str, Cells] = {view: set() for view in VIEWS}
    for (view, quality), cells in drawn.items():
        marked[view] |= cells
        for place, inside in _places(view).items():
            if _is_marked(place, len(cells & inside), len(inside)):
                found.setdefault(place, set()).update({quality} - {""})
                named[view] |= inside
    elsewhere = any(len(marked[view] - named[view]) >= _LEAST_CM2 for view in VIEWS) and not found
    for place in ticked:
        for view in VIEWS:
            marked[view] |= _places(view).get(place, set())
    share = sum(map(len, marked.values())) / sum(len(_body(view)) for view in VIEWS)
    return Shaded({place: frozenset(felt) for place, felt in found.items()}, share, elsewhere)


def _is_marked(place: str, covered: int, of: int) -> bool:
    """Whether so many cells mark a place; one is enough where a mark may be an emergency."""
    area, _ = places()[place]
    least = 1 if area.alarm else min(_LEAST_CM2, _LEAST_SHARE * of)
    return covered > 0 and covered >= least


def _under(points: Sequence[Point]) -> Cells:
    """The cells under a line."""
    out: Cells = set()
    reach = ceil(PEN_CM)
    for (x0, y0), (x1, y1) in pairwise([points[0], *points]):
        steps = max(1, ceil(hypot(x1 - x0, y1 - y0) / _STEP_CM))
        for k in range(1, steps + 1):
            x, y = x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps
            out |= {
                (i, j)
                for i in range(int(x) - reach, int(x) + reach + 1)
                for j in range(int(y) - reach, int(y) + reach + 1)
                if hypot(i + 0.5 - x, j + 0.5 - y) <= PEN_CM
            }
    return out


@cached
def _body(view: str) -> Cells:
    drawn = bare("front" if view == "front" else "back")
    shapes = [
        *drawn.skin,
        *(shape for kind, shapes in drawn.head if kind != "features" for shape in shapes),
    ]
    return set().union(*map(_inside, shapes))


@cached
def _places(view: str) -> Mapping[str, Cells]:
    known = {place: corners(area, side, view) for place, (area, side) in places().items()}
    return {place: _inside(shape) for place, shape in known.items() if shape}


def _inside(shape: Sequence[Point]) -> Cells:
    """The cells whose middle is in a shape, row by row."""
    out: Cells = set()
    ys = [y for _, y in shape]
    for j in range(int(min(ys)), int(max(ys)) + 1):
        y = j + 0.5
        crossings = sorted(
            x0 + (x1 - x0) * (y - y0) / (y1 - y0)
            for (x0, y0), (x1, y1) in pairwise([*shape, shape[0]])
            if (y0 > y) != (y1 > y)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            out |= {(i, j) for i in range(ceil(start - 0.5), ceil(end - 0.5))}
    return out
