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
    grid = units // 2
    whole = [(2 * round(x * grid), 2 * round(y * grid)) for x, y in corners]
    if not closed:
        return _open(whole)
    middle = [
        ((x0 + x1) // 2, (y0 + y1) // 2) for (x0, y0), (x1, y1) in pairwise([*whole, whole[0]])
    ]
    first, *rest = middle
    (x, y), (x0, y0) = middle[-1], whole[0]
    path = f"M{x} {y}q{_numbers((x0 - x, y0 - y, first[0] - x, first[1] - y))}"
    steps = [(to_x - x, to_y - y) for (x, y), (to_x, to_y) in pairwise([first, *rest])]
    return f"{path}t{_numbers([each for step in steps for each in step])}Z"


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
