"""Pressure in a lumbar disc, position by position, as two studies measured it."""

from __future__ import annotations

from functools import cache
from typing import Any

from backedu.disc_pressure import SOURCES, Reading, differ, readings, wilke_times
from backedu.figures.house import (
    BLUE,
    CLEAR,
    GREY,
    VERMILION,
    Figure,
    axis,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.model import Certainty


def disc_pressure_figure(position: float) -> Figure:
    """Draw every position as times the pressure in standing, one of them in front.

    Args:
        position: Number of the position in :func:`backedu.disc_pressure.readings`, from 0.

    Raises:
        ValueError: There is no such position.

    Example:
        >>> disc_pressure_figure(2).finding
        'With sitting without a backrest the studies disagree: Wilke 0.9 times the pressure of \
standing, Nachemson 1.4 times.'
    """
    known = list(readings().values())
    if position not in range(len(known)):
        raise ValueError(f"There is no position {position}; choose 0 to {len(known) - 1}.")
    chosen = known[int(position)]
    finding = _finding(chosen)
    rows = range(len(known))
    names = [f"<b>{each.name}</b>" if each == chosen else each.name for each in known]
    return Figure(
        data=(
            _standing(len(known)),
            *(trace for row in rows for trace in _dots(row)),
            *_front(int(position)),
            labels([0] * len(known), [row - 0.4 for row in rows], names, "middle right"),
        ),
        layout=_layout(len(known)),
        finding=finding,
        columns=("Position", "Wilke: one man", "Nachemson: over 100 people", "Remark"),
        rows=tuple(_row(each) for each in known),
        certainty=(Certainty.VERY_LOW,),  # one man, one disc
        sources=SOURCES,
        note=(
            "Each study as times its own value in standing. Circles: Wilke 1999, one man of 45, "
            "one disc. Hollow squares: Nachemson 1981, a summary of 20 years. Pressure in a disc "
            "is load, not pain."
        ),
        alt=(
            f"{finding} One row per position, a circle for Wilke and hollow squares or a line for "
            "Nachemson, from 0 to 5 times the pressure of standing."
        ),
    )


@cache
def _dots(row: int) -> tuple[dict[str, Any], ...]:
    """What both studies say of one position."""
    each = list(readings().values())[row]
    wilke = marks(
        x=[round(wilke_times(each), 2)], y=[row], mode="markers",
        marker={"color": BLUE, "size": 13},
    )  # fmt: skip
    times = list(each.nachemson_times)
    if not times:
        return (wilke,)
    ends = [*times, times[-1] + 0.45] if each.nachemson_at_least else times
    symbols = ["square-open"] * len(times) + ["triangle-right"] * (len(ends) - len(times))
    nachemson = marks(
        x=ends, y=[row + 0.24] * len(ends), mode="lines+markers",
        line={"color": VERMILION, "width": 2},
        marker={"color": VERMILION, "size": 11, "symbol": symbols, "line": {"width": 2}},
    )  # fmt: skip
    return (wilke, nachemson)


@cache
def _front(row: int) -> tuple[dict[str, Any], ...]:
    """The numbers of the chosen position, beside its marks."""
    each = list(readings().values())[row]
    dash = {"color": GREY, "width": 1}
    frame = marks(
        x=[0, 5, 5, 0, 0], y=[row - 0.62, row - 0.62, row + 0.45, row + 0.45, row - 0.62],
        mode="lines", line=dash, fillcolor=CLEAR,
    )  # fmt: skip
    number = labels([wilke_times(each)], [row], [f"  {wilke_times(each):.1f}"], "middle right")
    return (frame, number)


@cache
def _standing(rows: int) -> dict[str, Any]:
    dash = {"color": GREY, "width": 2, "dash": "dot"}
    return marks(x=[1, 1], y=[-0.6, rows - 0.4], mode="lines", line=dash)


@cache
def _layout(rows: int) -> dict[str, Any]:
    ticks = {0.0: "0", 1.0: "standing", 2.0: "2 times", 3.0: "3", 4.0: "4", 5.0: "5"}
    return layout(
        520,
        margin={"l": 12, "r": 16},
        xaxis=axis("pressure in the disc, as times standing", ticks, (0, 5)),
        yaxis=hidden_axis((rows - 0.4, -0.75)),
    )


def _finding(each: Reading) -> str:
    wilke = f"Wilke {wilke_times(each):.1f} times the pressure of standing"
    if each.id == "standing":
        return "Standing is the yardstick: 0.5 MPa in Wilke's man, and 1 for both studies."
    if not each.nachemson_times:
        return f"With {each.plain} only one of the two studies is confirmed: {wilke}."
    said = _nachemson(each)
    if differ(each):
        return f"With {each.plain} the studies disagree: {wilke}, Nachemson {said}."
    return f"With {each.plain} the studies do not contradict each other: {wilke}, Nachemson {said}."


def _nachemson(each: Reading) -> str:
    if each.nachemson_at_least:
        return f"more than {each.nachemson_times[0]:g} times"
    return f"{' to '.join(f'{times:g}' for times in each.nachemson_times)} times"


def _row(each: Reading) -> tuple[str, ...]:
    return (
        each.name,
        f"{wilke_times(each):.1f} times ({each.wilke_mpa:.2f} MPa)",
        _nachemson(each) if each.nachemson_times else "not confirmed",
        each.note or ("the studies disagree" if differ(each) else "–"),
    )
