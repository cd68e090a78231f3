"""Protocols of heat and cold on the timeline of one waking day."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from backedu.figures.house import (
    BLUE,
    GREEN,
    VERMILION,
    Figure,
    axis,
    bars,
    hidden_axis,
    labels,
    layout,
)
from backedu.model import ThermalMode, ThermalProtocol
from backedu.thermal import contact_intervals, contact_min, pause_min, protocols

_WAKE_HOUR = 7  # the day drawn begins at seven; which hour it is changes no number

_COLOUR: Mapping[ThermalMode, str] = {
    ThermalMode.COLD: BLUE,
    ThermalMode.HEAT: VERMILION,
    ThermalMode.EITHER: GREEN,
}


def heat_and_cold_figure(waking_hours: float, off_min_c: float = 0) -> Figure:
    """Draw when each protocol, followed to the letter, puts heat or cold on the skin.

    Protocols that give no time at all stand in the table only. One that gives a time but no pause
    shows its first turn, until a pause is assumed.

    Args:
        waking_hours: Length of the waking day, hours, over 0 and up to 24.
        off_min_c: Pause in minutes to assume for protocol C, which gives none; 0 assumes none.

    Raises:
        ValueError: A value is out of range.

    Example:
        >>> heat_and_cold_figure(waking_hours=10).finding
        'Followed to the letter for 10 waking hours, A means 100 minutes of contact, B 300, \
and C cannot be computed.'
    """
    drawn = [each for each in protocols().values() if each.on_min is not None]
    end_hour = _WAKE_HOUR + waking_hours
    traces = [_turns(each, row, waking_hours, off_min_c) for row, each in enumerate(drawn)]
    heights = [row - 0.42 for row in range(len(drawn))]
    totals = [_total(each, waking_hours, off_min_c) for each in drawn]
    finding = _finding(waking_hours, off_min_c)
    return Figure(
        data=(
            *traces,
            labels(
                [_WAKE_HOUR] * len(drawn),
                heights,
                [_name(each, off_min_c) for each in drawn],
                "middle right",
            ),
            labels(
                [end_hour] * len(drawn),
                heights,
                [f"<b>{each}</b>" for each in totals],
                "middle left",
            ),
        ),
        layout=layout(
            420,
            barmode="overlay",
            margin={"l": 12, "r": 12},
            xaxis=axis("time of day", _hours(waking_hours), (_WAKE_HOUR, end_hour)),
            yaxis=hidden_axis((len(drawn) - 0.55, -0.75)),
        ),
        finding=finding,
        columns=(
            "Protocol",
            "Minutes on",
            "Minutes off",
            "Turns",
            "Minutes in the day",
            "Certainty",
        ),
        rows=tuple(_row(each, waking_hours, off_min_c) for each in protocols().values()),
        sources=tuple(
            dict.fromkeys(source for each in protocols().values() for source in each.sources)
        ),
        certainty=tuple(each.certainty for each in protocols().values()),
        note=(
            "Arithmetic, not advice: A to E are the article's timings, and no trial in back pain "
            "set them. Only whole turns with their pause are counted. D and E give no time in "
            "numbers, so they stand in the table only."
        ),
        alt=(
            f"{finding} One line per protocol over the waking day, a block for every turn, and its "
            "minutes at the right."
        ),
    )


def _turns(
    protocol: ThermalProtocol, row: int, waking_hours: float, off_min: float
) -> dict[str, Any]:
    """One block per turn, in hours of the day; the first turn alone where no pause is known."""
    intervals = contact_intervals(protocol, waking_hours, off_min)
    known = intervals is not None
    turns = intervals if intervals is not None else ((0.0, float(protocol.on_min or 0)),)
    colour = _COLOUR[protocol.mode]
    return bars(
        x=[round((end - start) / 60, 4) for start, end in turns],
        base=[round(_WAKE_HOUR + start / 60, 4) for start, _ in turns],
        y=[row] * len(turns),
        orientation="h",
        width=0.36,
        marker={"color": colour, "line": {"width": 0}},
        text=None if known else ["  then? no pause is given"],
        textposition=None if known else "outside",
        constraintext="none",
        textangle=0,
    )


def _name(protocol: ThermalProtocol, off_min: float) -> str:
    """The row's name with its times, short enough for a phone."""
    if protocol.once_a_day:
        return f"{protocol.name}: {(protocol.on_min or 0) / 60:g} h, once"
    pause = pause_min(protocol, off_min)
    if pause is None:
        return f"{protocol.name}: {protocol.on_min} min on, off ?"
    off = "off" if protocol.off_min is not None else "assumed"
    length = f"{pause / 60:g} h" if pause >= 120 else f"{pause:g}"
    return f"{protocol.name}: {protocol.on_min} min on, {length} {off}"


def _total(protocol: ThermalProtocol, waking_hours: float, off_min: float) -> str:
    minutes = contact_min(protocol, waking_hours, off_min)
    return "? min" if minutes is None else f"{minutes:g} min"


def _hours(waking_hours: float) -> dict[float, str]:
    """Whole hours as ticks, about five, on the clock of a day."""
    step = ceil(waking_hours / 5)
    last = int(_WAKE_HOUR + waking_hours)
    return {float(hour): f"{hour % 24}:00" for hour in range(_WAKE_HOUR, last + 1, step)}


def _finding(waking_hours: float, off_min: float) -> str:
    """Compare the article's three cold protocols."""
    shipped = protocols()

    def minutes(*ids: str) -> list[str]:
        each = {contact_min(shipped[id_], waking_hours, off_min) for id_ in ids}
        return [f"{value:g}" for value in sorted(value for value in each if value is not None)]

    a = " to ".join(minutes("ice-20-on-90-off"))
    b = " to ".join(minutes("ice-or-heat-20-on-20-off", "ice-or-heat-30-on-30-off"))
    c = minutes("ice-15-min")
    end = f"C {c[0]} with pauses of {off_min:g} minutes" if c else "C cannot be computed"
    return (
        f"Followed to the letter for {waking_hours:g} waking hours, A means {a} minutes of "
        f"contact, B {b}, and {end}."
    )


def _row(protocol: ThermalProtocol, waking_hours: float, off_min: float) -> tuple[str, ...]:
    pause = pause_min(protocol, off_min)
    turns = contact_intervals(protocol, waking_hours, off_min)
    if protocol.on_min is None or (pause is None and not protocol.once_a_day):
        off = "not given"
    elif pause is None or protocol.once_a_day:
        off = "once a day"
    else:
        off = f"{pause:g}" if protocol.off_min is not None else f"{pause:g}, assumed"
    return (
        protocol.name,
        "not given" if protocol.on_min is None else str(protocol.on_min),
        off,
        "–" if turns is None else str(len(turns)),
        "cannot be computed" if turns is None else _total(protocol, waking_hours, off_min),
        protocol.certainty.value.replace("_", " "),
    )
