"""Soft outlines: a path that curves past corners, through the points half-way between them.

A quadratic B-spline never overshoots. Corners are put on an even grid, so that what is half-way
is a whole number and an SVG path needs one ``Q`` and then only ``T``.
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
        'M2 2Q0 0 2 0T4 2T2 2Z'
        >>> soft_path([(0, 0), (1, 0), (1, 1)], 4, closed=False)
        'M0 0Q4 0 4 4'
        >>> soft_path([(0, 0), (1, 0)], 4, closed=False)
        'M0 0L4 0'
    """
    grid = units // 2
    whole = [(2 * round(x * grid), 2 * round(y * grid)) for x, y in corners]
    if not closed:
        return _open(whole)
    middle = [
        ((x0 + x1) // 2, (y0 + y1) // 2) for (x0, y0), (x1, y1) in pairwise([*whole, whole[0]])
    ]
    first, *rest = middle
    start = f"M{middle[-1][0]} {middle[-1][1]}Q{whole[0][0]} {whole[0][1]} {first[0]} {first[1]}"
    return start + "".join(f"T{x} {y}" for x, y in rest) + "Z"


def _open(whole: Sequence[tuple[int, int]]) -> str:
    first, *inner, last = whole
    ends = [((x0 + x1) // 2, (y0 + y1) // 2) for (x0, y0), (x1, y1) in pairwise(inner)]
    path = f"M{first[0]} {first[1]}"
    if not inner:
        return f"{path}L{last[0]} {last[1]}"
    for (x, y), (to_x, to_y) in zip(inner, [*ends, last], strict=True):
        path += f"Q{x} {y} {to_x} {to_y}"
    return path
