"""Chances on an axis in log odds: one mark per row with its interval, joined by a line.

On this axis a likelihood ratio is the same distance everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Any

from backedu.content.cached import cached
from backedu.figures.drawing.style import GREY, axis, beside, hidden_axis, labels, layout, marks
from backedu.figures.frequencies import percent
from backedu.topics.likelihood import Interval

_TICKS = (0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99)
_LABEL_ROOM = (0.58, 0.26)  # what is left free above a mark, for its label; in rows
_LEAST, _MOST = 0.00002, 0.997  # where the axis begins and ends


@dataclass(frozen=True)
class Row:
    """One row of the picture: what is known, and the chance then.

    Attributes:
        label: Stands above the mark.
        colour: Of the mark and its interval.
        symbol: Of the mark, as plotly names it.
        point: The chance, from 0 to 1; None where only a range is known.
        interval: Its interval, or that range; None where it has none.
    """

    label: str
    colour: str
    symbol: str
    point: float | None
    interval: Interval | None


@cached
def log_odds_picture(
    rows: tuple[Row, ...], title: str
) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Return traces and layout for some rows, the first one at the top.

    Drawn once for the same rows: many settings of a lab leave them as they are.

    Args:
        rows: What is drawn.
        title: Of the axis.
    """
    data = (_line(rows), *(_mark(i, row) for i, row in enumerate(rows)), _labels(rows))
    return data, layout(
        400,
        xaxis=axis(
            title,
            {_log_odds(each): percent(each) for each in _TICKS},
            (_log_odds(_LEAST), _log_odds(_MOST)),
        ),
        yaxis=hidden_axis((len(rows) - 0.6, -0.75)),
    )


def _line(rows: Sequence[Row]) -> dict[str, Any]:
    """What joins the rows, not through a label; a range without a number has no place on it."""
    placed = [(i, _log_odds(row.point)) for i, row in enumerate(rows) if row.point is not None]
    line: list[tuple[float | None, float | None]] = [(x, i) for i, x in placed[:1]]
    for (i, x), (j, there) in pairwise(placed):
        end, start = ((x + (there - x) * (j - up - i) / (j - i), j - up) for up in _LABEL_ROOM)
        line += [end, (None, None), start, (there, j)]
    return marks(
        x=[x for x, _ in line],
        y=[y for _, y in line],
        mode="lines",
        line={"color": GREY, "width": 1.5, "dash": "dot"},
    )


@cached
def _mark(at: int, row: Row) -> dict[str, Any]:
    """The chance of one row as a mark and its interval as a bar, or a range as two ends."""
    line = {"color": row.colour, "width": 3}
    ends = (
        [_log_odds(each) for each in (row.interval.low, row.interval.high)] if row.interval else []
    )
    if row.point is None:
        marker = {"color": row.colour, "size": 14, "symbol": "line-ns-open", "line": {"width": 3}}
        return marks(x=ends, y=[at, at], mode="lines+markers", line=line, marker=marker)
    place = _log_odds(row.point)
    return marks(
        x=[place],
        y=[at],
        mode="markers",
        marker={"color": row.colour, "size": 13, "symbol": row.symbol},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [ends[1] - place],
            "arrayminus": [place - ends[0]],
            "color": row.colour,
            "thickness": 3,
            "width": 7,
        }
        if ends
        else None,
    )


def _labels(rows: Sequence[Row]) -> dict[str, Any]:
    """Each row's label: on a phone above its mark, from the left edge, where there is room."""
    heights = [i - 0.42 for i in range(len(rows))]
    left = [_log_odds(_LEAST)] * len(rows)
    above = labels(left, heights, [row.label for row in rows], "middle right")
    return above | beside(range(len(rows)), 50, 300, in_two=28)


def _log_odds(share: float) -> float:
    """The place of a chance on the axis; the ends of the scale are cut off."""
    inside = min(max(share, 1e-5), 1 - 1e-4)
    return round(log(inside / (1 - inside)), 4)
