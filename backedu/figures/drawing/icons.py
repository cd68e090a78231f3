"""Icon arrays: 100 or 1,000 people, each drawn, in groups that can be counted.

All icons of a group are one path, so that a picture of 1,000 people costs the page no more than
a few shapes. A cell is one unit wide and high; the icons grow with the picture.

Example:
    >>> from backedu.figures.drawing.style import GREY, VERMILION
    >>> ill = People("have it", 3, VERMILION, "full")
    >>> well = People("do not", 97, GREY, "hollow")
    >>> traces, around = icon_picture([ill, well])
    >>> traces[0]["text"]
    ['<b>3</b> have it', '<b>97</b> do not']
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.style import CLEAR, hidden_axis, labels, layout

MARKS = ("full", "half", "hollow", "crossed", "dot")
"""How the icons of a group are drawn; told apart without colour."""

COLUMNS: Mapping[int, int] = {100: 10, 1000: 40}
"""Icons in a row, by how many people there are: a row of them fits a phone."""

_CELL_PX = {100: 29, 1000: 12}
_KEY_GAP = {100: 1.2, 1000: 1.7}
_LINE_PX = {100: 1.5, 1000: 1}  # or on a phone the lines of a small icon would run together

# Icons in a cell from 0,0 (top left) to 1,1, as paths without arcs, which plotly's have not.
# What lies inside another outline is a hole.
_HEAD = "M.5,.05Q.67,.05 .67,.22Q.67,.39 .5,.39Q.33,.39 .33,.22Q.33,.05 .5,.05Z"
_BODY = "M.22,.95V.62Q.22,.44 .4,.44H.6Q.78,.44 .78,.62V.95Z"
_BODY_HOLE = "M.34,.86V.64Q.34,.56 .42,.56H.58Q.66,.56 .66,.64V.86Z"
_SQUARE = "M.14,.14H.86V.86H.14Z"
_DOT = "M.38,.38H.62V.62H.38Z"
_PATHS = {
    100: {
        "full": _HEAD + _BODY,
        "half": _HEAD + _BODY + _BODY_HOLE,
        "hollow": _HEAD + _BODY,
        "crossed": _HEAD + _BODY + "M.12,.92L.88,.08",
        "dot": _DOT,
    },
    1000: {
        "full": _SQUARE,
        "half": _SQUARE + "M.28,.28H.72V.56H.28Z",
        "hollow": _SQUARE,
        "crossed": _SQUARE + "M.14,.14L.86,.86M.86,.14L.14,.86",
        "dot": _DOT,
    },
}
_FILLED = {"full", "half", "dot"}


@dataclass(frozen=True)
class People:
    """One group of people in an icon array.

    Attributes:
        label: Who they are, short enough for a phone (about 38 characters).
        count: How many of them there are.
        colour: Colour of their icons.
        mark: One of :data:`MARKS`.
    """

    label: str
    count: int
    colour: str
    mark: str


def icon_array(
    groups: Sequence[People], columns: int | None = None, left: float = 0, top: float = 0
) -> list[dict[str, Any]]:
    """Return plotly shapes for an array, filled row by row in the order of the groups.

    Args:
        groups: 100 or 1,000 people together.
        columns: Icons in a row; 10 for 100 people and 40 for 1,000 when None.
        left: Where the array begins, in cells.
        top: As ``left``; the axis runs downwards (see :func:`icon_axes`).

    Raises:
        ValueError: A count is below 0, the counts do not add up to 100 or 1,000, or a mark is
            not known.

    Example:
        >>> [shape["type"] for shape in icon_array([People("all", 100, "#0072B2", "full")])]
        ['path']
    """
    total = _total(groups)
    wide = columns or COLUMNS[total]
    ends = accumulate(group.count for group in groups)
    return [
        _shape(
            group,
            "".join(
                _icon(group.mark, total, left + i % wide, top + i // wide)
                for i in range(end - group.count, end)
            ),
            total,
        )
        for group, end in zip(groups, ends, strict=True)
        if group.count
    ]


def icon_key(
    groups: Sequence[People], left: float = 0, top: float = 0, line: float = 2
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return what names the groups: one icon each as shapes, and a trace with count and label.

    Args:
        groups: 100 or 1,000 people together.
        left: Where the key begins, in cells.
        top: As ``left``.
        line: Cells from one line of the key to the next.

    Raises:
        ValueError: As for :func:`icon_array`.
    """
    total = _total(groups)
    lines = [top + i * line for i in range(len(groups))]
    shapes = [
        _shape(group, _icon(group.mark, total, left, y), total)
        for group, y in zip(groups, lines, strict=True)
    ]
    texts = [f"<b>{group.count:,}</b> {group.label}" for group in groups]
    return shapes, labels(
        [left + _KEY_GAP[total]] * len(groups), [y + 0.55 for y in lines], texts, "middle right"
    )


def icon_axes(columns: float, rows: float) -> dict[str, Any]:
    """Return axes for so many cells, square and as large as fits; the upright one runs down."""
    return {
        "xaxis": hidden_axis((0, columns)) | {"constrain": "domain", "constraintoward": "left"},
        "yaxis": hidden_axis((rows, 0))
        | {"scaleanchor": "x", "constrain": "domain", "constraintoward": "top"},
    }


def icon_picture(groups: Sequence[People]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Return traces and layout of one array with its key above it.

    Raises:
        ValueError: As for :func:`icon_array`.
    """
    total = _total(groups)
    line = 1 if total == 100 else 2.4  # or on a narrow phone the lines of the key would touch
    above = len(groups) * line + 0.5
    key, names = icon_key(groups, line=line)
    rows = above + total / COLUMNS[total]
    return (names,), layout(
        round(rows * _CELL_PX[total]) + 16,
        shapes=[*key, *icon_array(groups, top=above)],
        **icon_axes(COLUMNS[total], rows),
    )


def _total(groups: Sequence[People]) -> int:
    """How many people there are; refuses what cannot be drawn."""
    for group in groups:
        if group.count < 0:
            raise ValueError(f"'{group.label}' has {group.count} people; a count is 0 or more.")
        if group.mark not in MARKS:
            raise ValueError(f"There is no mark '{group.mark}'; choose one of {', '.join(MARKS)}.")
    total = sum(group.count for group in groups)
    if total not in COLUMNS:
        raise ValueError(f"The groups make {total} people; they must add up to 100 or 1000.")
    return total


def _shape(group: People, path: str, total: int) -> dict[str, Any]:
    filled = group.mark in _FILLED
    return {
        "type": "path",
        "path": path,
        "fillcolor": group.colour if filled else CLEAR,
        "line": {"color": group.colour, "width": 0 if filled else _LINE_PX[total]},
    }


@cached
def _icon(mark: str, total: int, x: float, y: float) -> str:
    """The path of one icon, whose cell has its top left corner at ``x``, ``y``.

    Kept: every step of a slider draws the same thousand places again.
    """
    corner = (x, y)
    return "".join(
        command + " ".join(f"{value + corner[axis]:.2f}" for value, axis in numbers)
        for command, numbers in _strokes(mark, total)
    )


@cached
def _strokes(mark: str, total: int) -> tuple[tuple[str, tuple[tuple[float, int], ...]], ...]:
    """The path of a mark in its own cell: each command, its numbers, and the axis of each."""
    return tuple(
        (
            command,
            tuple(
                (float(number), {"H": 0, "V": 1}.get(command, i % 2))
                for i, number in enumerate(re.findall(r"[\d.]+", numbers))
            ),
        )
        for command, numbers in re.findall(r"([A-Z])([^A-Z]*)", _PATHS[total][mark])
    )
