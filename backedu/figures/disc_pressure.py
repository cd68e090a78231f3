"""Pressure in a lumbar disc, position by position, as two studies measured it."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREY,
    VERMILION,
    Figure,
    axis,
    beside,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.topics.load.disc_pressure import YARDSTICK, Position, differ, readings, wilke_times

_MOST = 5  # times standing, where the axis ends
_COLUMNS = ("position", "wilke", "nachemson", "remark")


def disc_pressure_figure(position: float) -> Figure:
    """Draw every position as times the pressure in standing, one of them in front.

    Args:
        position: Which of the positions, from 0, in their order in ``disc_pressure.toml``.

    Raises:
        ValueError: There is no such position.

    Example:
        >>> disc_pressure_figure(2).finding
        'For sitting without a backrest, the studies disagree: Wilke found 0.9 times the pressure \
of standing, Nachemson 1.4 times.'
    """
    known = list(readings().values())
    if position not in range(len(known)):
        raise ValueError(f"There is no position {position}; choose 0 to {len(known) - 1}.")
    chosen = known[int(position)]
    finding, text = _finding(chosen), words("disc_pressure")
    rows = range(len(known))
    names = [f"<b>{each.name}</b>" if each == chosen else each.name for each in known]
    return Figure(
        data=(
            _standing(len(known)),
            *_front(int(position)),  # behind the marks, one of which its number may touch
            *(trace for row in rows for trace in _dots(row)),
            labels([0] * len(known), [row - 0.4 for row in rows], names, "middle right")
            | beside(rows, 31, 400),
        ),
        layout=_layout(len(known)),
        finding=finding,
        columns=tuple(text[name] for name in _COLUMNS),
        rows=tuple(_row(each) for each in known),
        certainty=(Certainty.VERY_LOW,),  # one man, one disc
        sources=sources_of(known),
        note=text["note"],
        alt=f"{finding} {text['alt'].format(most=_MOST)}",
    )


@cached
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
        marker={"color": VERMILION, "size": 11, "symbol": symbols,
                "line": {"color": VERMILION, "width": 2}},
    )  # fmt: skip
    return (wilke, nachemson)


@cached
def _front(row: int) -> tuple[dict[str, Any], ...]:
    """The numbers of the chosen position, beside its marks."""
    each = list(readings().values())[row]
    dash = {"color": GREY, "width": 1}
    frame = marks(
        x=[0, _MOST, _MOST, 0, 0],
        y=[row - 0.62, row - 0.62, row + 0.38, row + 0.38, row - 0.62],
        mode="lines", line=dash, fillcolor=CLEAR,
    )  # fmt: skip
    said = f"  {wilke_times(each):.1f}"
    number = labels([wilke_times(each)], [row - 0.14], [said], "middle right")
    return (frame, number)


@cached
def _standing(rows: int) -> dict[str, Any]:
    """Where standing is, beside the marks of each row and not through its name."""
    dash = {"color": GREY, "width": 2, "dash": "dot"}
    y = [end for row in range(rows) for end in (row - 0.15, row + 0.36, None)]
    return marks(x=[1, 1, None] * rows, y=y, mode="lines", line=dash)


@cached
def _layout(rows: int) -> dict[str, Any]:
    text = words("disc_pressure")
    ticks = {float(n): f"{n}" for n in range(_MOST + 1)}
    ticks |= {1.0: text["tick_standing"], 2.0: text["times"].format(n=2)}
    return layout(
        570,
        margin={"l": 12, "r": 16},
        xaxis=axis(text["x_axis"], ticks, (0, _MOST)),
        yaxis=hidden_axis((rows - 0.4, -0.75)),
    )


def _finding(each: Position) -> str:
    text, wilke = words("disc_pressure"), f"{wilke_times(each):.1f}"
    if each.id == YARDSTICK:
        return text["yardstick"].format(mpa=f"{each.wilke_mpa:g}")
    if not each.nachemson_times:
        return text["one_study"].format(plain=each.plain, wilke=wilke)
    found = "disagree" if differ(each) else "agree"
    return text[found].format(plain=each.plain, wilke=wilke, nachemson=_nachemson(each))


def _nachemson(each: Position) -> str:
    text, times = words("disc_pressure"), [f"{times:g}" for times in each.nachemson_times]
    if each.nachemson_at_least:
        return text["more_than"].format(n=times[0])
    if len(times) == 1:
        return text["times"].format(n=f"{each.nachemson_times[0]:.1f}")
    return text["times_range"].format(low=times[0], high=times[1])


def _row(each: Position) -> tuple[str, ...]:
    text = words("disc_pressure")
    return (
        each.name,
        text["with_mpa"].format(n=f"{wilke_times(each):.1f}", mpa=f"{each.wilke_mpa:.2f}"),
        _nachemson(each) if each.nachemson_times else text["unconfirmed"],
        each.note or (text["differ"] if differ(each) else "–"),
    )
