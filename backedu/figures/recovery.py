"""The course of an episode, by what "recovered" is taken to mean."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import BLUE, GREY, VERMILION, Figure, axis, labels, layout, marks
from backedu.topics.recovery import (
    LAST_DAY,
    RecoveryDefinition,
    curve,
    definitions,
    percent_recovered,
    points,
)

_GAP = "\u2003"
"""A space that plotly keeps, between the end of a curve and its name."""

_LABEL_GAP = 8
"""Least distance between two labels, in people out of 100, so that they do not touch."""


def recovery_figure(definition_id: str, day: float) -> Figure:
    """Draw the share recovered over three months, with one definition in front.

    Points are published numbers, with the 95 % interval of the median where there is one; the
    curves through them are illustrative. A definition with a share after a year only is a level
    line.

    Args:
        definition_id: Of the definition in front: :func:`~backedu.topics.recovery.definitions`.
        day: Day that is marked, from 0 to :data:`backedu.topics.recovery.LAST_DAY`.

    Raises:
        ValueError: There is no such definition, or the day is out of range.

    Example:
        >>> recovery_figure("no-pain", 28).finding
        'If “recovered” means “no pain at all”, half have recovered \
by day 58, and about 36 of 100 by day 28.'
    """
    if definition_id not in definitions():
        known = ", ".join(definitions())
        raise ValueError(f"There is no definition '{definition_id}'; choose one of {known}.")
    chosen = definitions()[definition_id]
    percent = percent_recovered(chosen, day)
    behind = [each for each in definitions().values() if each != chosen]
    traces = [trace for each in behind for trace in _course(each.id, in_front=False)]
    traces += _course(chosen.id, in_front=True)
    if percent is not None:
        traces.append(_dot(day, percent))
    finding, text = _finding(chosen, day, percent), words("recovery")
    return Figure(
        data=(*traces, _day_line(day), _unit_label(), _day_label(day, percent), _names(chosen)),
        layout=layout(
            400,
            margin={"r": 124, "t": 34},
            xaxis=axis(
                text["x_axis"],
                {7 * week: str(week) for week in range(0, 13, 4)},
                (0, LAST_DAY),
            ),
            yaxis=axis("", {value: str(value) for value in (0, 25, 50, 75, 100)}, (0, 100)),
        ),
        finding=finding,
        columns=(
            text["meaning"],
            text["half"],
            text["also"],
            text["by_day"].format(day=f"{day:g}"),
        ),
        rows=tuple(_row(each, day) for each in definitions().values()),
        sources=sources_of(definitions().values()),
        certainty=tuple(each.certainty for each in definitions().values()),
        note=_note(chosen),
        alt=f"{finding} {text['alt'].format(days=LAST_DAY)}",
    )


@cached
def _course(definition_id: str, *, in_front: bool) -> list[dict[str, Any]]:
    """The curve (or level line) of one definition and its published points.

    No slider but the one for the definition changes it, so it is drawn once.
    """
    definition = definitions()[definition_id]
    colour, width = (BLUE, 4) if in_front else (GREY, 1.5)
    drawn = curve(definition)
    if drawn is None:
        level = points(definition)[-1][1]
        line = {"color": colour, "width": width, "dash": "dash"}
        return [marks(x=[0, LAST_DAY], y=[level, level], mode="lines", line=line)]
    days = [*range(14), *range(14, LAST_DAY + 1, 7)]  # steep at first, then as good as straight
    published = [each for each in points(definition) if each[0] <= LAST_DAY]
    return [
        marks(
            x=days,
            y=[round(drawn.percent(day), 1) for day in days],
            mode="lines",
            line={"color": colour, "width": width},
        ),
        marks(
            x=[day for day, _ in published],
            y=[percent for _, percent in published],
            mode="markers",
            marker={"color": colour, "size": 12 if in_front else 6},
            error_x=_interval(definition, published) if in_front else None,
        ),
    ]


def _interval(
    definition: RecoveryDefinition, published: list[tuple[int, float]]
) -> dict[str, Any] | None:
    """The interval of the median, as plotly's error bars; other points have none."""
    low, median, high = (
        definition.median_low_days,
        definition.median_days,
        definition.median_high_days,
    )
    if low is None or median is None or high is None:
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - median if day == median else 0 for day, _ in published],
        "arrayminus": [median - low if day == median else 0 for day, _ in published],
        "color": BLUE,
        "thickness": 2,
        "width": 6,
    }


def _names(chosen: RecoveryDefinition) -> dict[str, Any]:
    """The name of each curve and level line at its right end, moved apart."""
    text, ends = words("recovery"), []
    for each in definitions().values():
        drawn = curve(each)
        last_day, level = points(each)[-1]
        name = f"<b>{each.short}</b>" if each == chosen else each.short
        if drawn is None:
            name = text["later"].format(name=name, years=f"{last_day / 365:.0f}")
        height = drawn.percent(LAST_DAY) if drawn else level
        ends.append((height, _GAP + name))
    ends.sort()
    heights = _spread([height for height, _ in ends])
    return labels([LAST_DAY] * len(ends), heights, [name for _, name in ends], "middle right")


def _spread(heights: list[float]) -> list[float]:
    """Rising heights, moved apart around their own middle until none touch."""
    apart = list(heights)
    for _ in range(50):
        for i in range(len(apart) - 1):
            lack = _LABEL_GAP - (apart[i + 1] - apart[i])
            if lack > 0:
                apart[i] -= lack / 2
                apart[i + 1] += lack / 2
    return apart


def _dot(day: float, percent: float) -> dict[str, Any]:
    marker = {"color": VERMILION, "size": 12, "symbol": "diamond"}
    return marks(x=[day], y=[percent], mode="markers", marker=marker)


def _day_line(day: float) -> dict[str, Any]:
    line = {"color": VERMILION, "width": 2, "dash": "dot"}
    return marks(x=[day, day], y=[0, 96], mode="lines", line=line)


def _day_label(day: float, percent: float | None) -> dict[str, Any]:
    """What is read off at the marked day, beside its line, below curves and names."""
    wording = words("recovery")
    read = wording["no_number"] if percent is None else wording["of_100"].format(n=f"{percent:.0f}")
    text = f"\u2009{wording['at_day'].format(day=f'{day:g}')}<br>\u2009<b>{read}</b>"
    return labels([day], [12], [text], "middle right")


def _unit_label() -> dict[str, Any]:
    """What the upright axis counts, above it, where it costs a phone no width."""
    return labels([0], [100], [words("recovery")["y_axis"]], "top right")


def _finding(chosen: RecoveryDefinition, day: float, percent: float | None) -> str:
    text, median = words("recovery"), chosen.median_days
    meaning = f"{chosen.name[0].lower()}{chosen.name[1:]}"
    if percent is None:
        last_day, share = points(chosen)[-1]
        return text["finding_unknown"].format(
            meaning=meaning, n=f"{share:.0f}", months=f"{last_day / 365 * 12:.0f}", day=f"{day:g}"
        )
    if day == median:
        return text["finding_at_median"].format(meaning=meaning, median=median)
    return text["finding"].format(
        meaning=meaning, median=median, n=f"{percent:.0f}", day=f"{day:g}"
    )


def _row(definition: RecoveryDefinition, day: float) -> tuple[str, ...]:
    text, median = words("recovery"), definition.median_days
    percent = percent_recovered(definition, day)
    low, high = definition.median_low_days, definition.median_high_days
    half = text["unconfirmed"] if median is None else f"{median}"
    if low is not None:
        half = text["with_interval"].format(median=half, low=low, high=high)
    shares = [
        text["share_by_day"].format(n=f"{share:.0f}", day=at)
        for at, share in points(definition)
        if at != median
    ]
    read = text["no_curve"] if percent is None else text["from_curve"].format(n=f"{percent:.0f}")
    return (definition.name, half, "; ".join(shares) or "–", read)


def _note(chosen: RecoveryDefinition) -> str:
    """Who was counted, what the curve is, and what else to know."""
    text, drawn = words("recovery"), curve(chosen)
    parts = [text["counted"].format(whom=chosen.of_whom)]
    if drawn is not None and drawn.shape_from is None:
        parts.append(text["curve"])
    elif drawn is not None:
        lender = definitions()[drawn.shape_from or ""].name
        parts.append(text["borrowed_curve"].format(lender=lender))
    if chosen.note:
        parts.append(chosen.note)
    return " ".join(parts)
