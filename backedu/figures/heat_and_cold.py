"""Protocols of heat and cold on the timeline of one waking day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    GREEN,
    VERMILION,
    Figure,
    axis,
    bars,
    beside,
    hidden_axis,
    labels,
    layout,
)
from backedu.topics.thermal import (
    ThermalMode,
    ThermalProtocol,
    contact_intervals,
    contact_min,
    pause_min,
    protocols,
)

WAKE_HOUR = 7
"""The day drawn begins at seven; which hour it is changes no number."""

COLOURS: Mapping[ThermalMode, str] = {
    ThermalMode.COLD: BLUE,
    ThermalMode.HEAT: VERMILION,
    ThermalMode.EITHER: GREEN,
}
"""Of what is put on the skin, in every figure of a day."""

_HAIR_MIN = 4
_COLUMNS = ("protocol", "on", "off", "turns", "total", "certainty")


def heat_and_cold_figure(waking_hours: float, off_min_c: float = 0) -> Figure:
    """Draw when each protocol, followed to the letter, puts heat or cold on the skin.

    Protocols that give no time at all are in the table only. One that gives a time but no pause
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
    end_hour = WAKE_HOUR + waking_hours
    traces = [_turns(each, row, waking_hours, off_min_c) for row, each in enumerate(drawn)]
    heights = [row - 0.42 for row in range(len(drawn))]
    totals = [_total(each, waking_hours, off_min_c) for each in drawn]
    finding, text = _finding(waking_hours, off_min_c), words("heat_and_cold")
    return Figure(
        data=(
            *traces,
            labels(
                [WAKE_HOUR] * len(drawn),
                heights,
                [_name(each, off_min_c) for each in drawn],
                "middle right",
            )
            | beside(range(len(drawn)), 33, 350, in_two=18),
            labels(
                [end_hour] * len(drawn),
                heights,
                [f"<b>{each}</b>" for each in totals],
                "middle left",
            )
            | beside(range(len(drawn)), 8, 350, in_two=8),
        ),
        layout=layout(
            420,
            barmode="overlay",
            margin={"l": 12, "r": 12},
            xaxis=axis(text["x_axis"], _hours(waking_hours), (WAKE_HOUR, end_hour)),
            yaxis=hidden_axis((len(drawn) - 0.55, -0.75)),
        ),
        finding=finding,
        columns=tuple(text[name] for name in _COLUMNS),
        rows=tuple(_row(each, waking_hours, off_min_c) for each in protocols().values()),
        sources=sources_of(protocols().values()),
        certainty=tuple(each.certainty for each in protocols().values()),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
    )


def blocks(
    turns: Sequence[tuple[float, float]], row: int, marker: dict[str, Any], **options: Any
) -> dict[str, Any]:
    """Return one block per turn on the clock of the day drawn.

    Turns without a pause between them stay apart by a hair, so that they can be counted.

    Args:
        turns: Start and end of each, in minutes after waking.
        row: Their row, counted from above.
        marker: Fill and outline, as plotly takes them.
        options: Further options of plotly's ``Bar``.
    """
    starts = {start for start, _ in turns}
    ends = [end - _HAIR_MIN if end in starts else end for _, end in turns]
    return bars(
        x=[round((end - start) / 60, 4) for (start, _), end in zip(turns, ends, strict=True)],
        base=[round(WAKE_HOUR + start / 60, 4) for start, _ in turns],
        y=[row] * len(turns),
        orientation="h",
        width=0.36,
        marker=marker,
        **options,
    )


def _turns(
    protocol: ThermalProtocol, row: int, waking_hours: float, off_min: float
) -> dict[str, Any]:
    """The turns of a protocol; the first one alone where no pause is known."""
    intervals = contact_intervals(protocol, waking_hours, off_min)
    known = intervals is not None
    return blocks(
        intervals if intervals is not None else ((0.0, float(protocol.on_min or 0)),),
        row,
        {"color": COLOURS[protocol.mode], "line": {"width": 0}},
        text=None if known else [f"  {words('heat_and_cold')['no_pause']}"],
        textposition=None if known else "outside",
        constraintext="none",
        textangle=0,
    )


def _name(protocol: ThermalProtocol, off_min: float) -> str:
    """The row's name with its times, short enough for a phone."""
    text, name = words("heat_and_cold"), protocol.name
    if protocol.once_a_day:
        length = text["hours"].format(n=f"{(protocol.on_min or 0) / 60:g}")
        return text["once_name"].format(name=name, length=length)
    pause = pause_min(protocol, off_min)
    if pause is None:
        return text["open_name"].format(name=name, on=protocol.on_min)
    length = text["hours"].format(n=f"{pause / 60:g}") if pause >= 120 else f"{pause:g}"
    known = "off_name" if protocol.off_min is not None else "assumed_name"
    return text[known].format(name=name, on=protocol.on_min, pause=length)


def _total(protocol: ThermalProtocol, waking_hours: float, off_min: float) -> str:
    text, minutes = words("heat_and_cold"), contact_min(protocol, waking_hours, off_min)
    return text["minutes_unknown"] if minutes is None else text["minutes"].format(n=f"{minutes:g}")


def _hours(waking_hours: float) -> dict[float, str]:
    """Whole hours as ticks, about five, on the clock of a day."""
    step = ceil(waking_hours / 5)
    last = int(WAKE_HOUR + waking_hours)
    return {float(hour): f"{hour % 24}:00" for hour in range(WAKE_HOUR, last + 1, step)}


def _finding(waking_hours: float, off_min: float) -> str:
    """Compare the article's three cold protocols."""
    shipped = protocols()

    def minutes(*ids: str) -> list[str]:
        each = {contact_min(shipped[id_], waking_hours, off_min) for id_ in ids}
        return [f"{value:g}" for value in sorted(value for value in each if value is not None)]

    text = words("heat_and_cold")
    a = minutes("ice-20-on-90-off")
    b = minutes("ice-or-heat-20-on-20-off", "ice-or-heat-30-on-30-off")
    c = minutes("ice-15-min")
    end = text["c_unknown"]
    if c:
        end = text["c_known"].format(minutes=c[0], pause=f"{off_min:g}")
    return text["finding"].format(hours=f"{waking_hours:g}", a=_span(a), b=_span(b), c=end)


def _span(minutes: list[str]) -> str:
    if len(minutes) == 1:
        return minutes[0]
    return words("heat_and_cold")["span"].format(low=minutes[0], high=minutes[-1])


def _row(protocol: ThermalProtocol, waking_hours: float, off_min: float) -> tuple[str, ...]:
    text, pause = words("heat_and_cold"), pause_min(protocol, off_min)
    turns = contact_intervals(protocol, waking_hours, off_min)
    if protocol.on_min is None or (pause is None and not protocol.once_a_day):
        off = text["not_given"]
    elif pause is None or protocol.once_a_day:
        off = text["once"]
    elif protocol.off_min is not None:
        off = f"{pause:g}"
    else:
        off = text["assumed"].format(pause=f"{pause:g}")
    return (
        protocol.name,
        text["not_given"] if protocol.on_min is None else str(protocol.on_min),
        off,
        "–" if turns is None else str(len(turns)),
        text["unknown"] if turns is None else _total(protocol, waking_hours, off_min),
        protocol.certainty.value.replace("_", " "),
    )
