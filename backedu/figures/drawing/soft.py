"""Soft outlines: a path that curves past corners, through the points half-way between them.

A quadratic B-spline never overshoots. Corners are put on an even grid, so that what is half-way
is a whole number and an SVG path needs one ``q`` and then only ``t``; steps are shorter to write
than places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def soft_path(corners: Sequence[tuple[float, float]], units: int, *, closed: bool = True) -> str:
    """Return corners as a soft SVG path.

    Args:
        corners: In centimetres.
        units: Of the path in a centimetre, an even number.
        closed: Whether the last corner leads to the first.

    Example:
        >>> soft_path([(0, 0), (1, 0), (1, 1)], 4)
        'M2 2q-2-2 0-2t2 2-2 0Z'
        >>> soft_path([(0, 0), (1, 0), (1, 1)], 4, closed=False)
        'M0 0q4 0 4 4'
        >>> soft_path([(0, 0), (1, 0)], 4, closed=False)
        'M0 0l4 0'
    """
    whole = _whole(corners, units)
    if not closed:
        return _open(whole)
    first, *rest = middle = _middle(whole)
    (x, y), (x0, y0) = middle[-1], whole[0]
    path = f"M{x} {y}q{_numbers((x0 - x, y0 - y, first[0] - x, first[1] - y))}"
    steps = [(to_x - x, to_y - y) for (x, y), (to_x, to_y) in pairwise([first, *rest])]
    return f"{path}t{_numbers([each for step in steps for each in step])}Z"


def soft_shape(corners: Sequence[tuple[float, float]], units: int) -> str:
    """Return corners as a closed path of a figure's shape: plotly.js knows places, but no steps.

    Args:
        corners: In centimetres.
        units: Of the path in a centimetre, an even number.

    Example:
        >>> soft_shape([(0, 0), (1, 0), (1, 1)], 4)
        'M2 2Q0 0 2 0T4 2T2 2Z'
    """
    whole = _whole(corners, units)
    (x0, y0), *_ = whole
    first, *rest = middle = _middle(whole)
    start = f"M{middle[-1][0]} {middle[-1][1]}Q{x0} {y0} {first[0]} {first[1]}"
    return start + "".join(f"T{x} {y}" for x, y in rest) + "Z"


def _whole(corners: Sequence[tuple[float, float]], units: int) -> list[tuple[int, int]]:
    grid = units // 2
    return [(2 * round(x * grid), 2 * round(y * grid)) for x, y in corners]


def _middle(whole: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is half-way from each corner to the next; the last one leads to the first."""
    around = pairwise([*whole, whole[0]])
    return [((x0 + x1) // 2, (y0 + y1) // 2) for (x0, y0), (x1, y1) in around]


def _open(whole: Sequence[tuple[int, int]]) -> str:
    first, *inner, last = whole
    ends = [((x0 + x1) // 2, (y0 + y1) // 2) for (x0, y0), (x1, y1) in pairwise(inner)]
    x, y = first
    path = f"M{x} {y}"
    if not inner:
        return f"{path}l{_numbers((last[0] - x, last[1] - y))}"
    numbers: list[int] = []
    for (at_x, at_y), (to_x, to_y) in zip(inner, [*ends, last], strict=True):
        numbers += [at_x - x, at_y - y, to_x - x, to_y - y]
        x, y = to_x, to_y
    return f"{path}q{_numbers(numbers)}"


def _numbers(steps: Sequence[int]) -> str:
    """Numbers as SVG reads them: a minus divides as well as a space does."""
    return " ".join(str(step) for step in steps).replace(" -", "-")
