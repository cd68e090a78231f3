"""The chance of a disease before and after one flag, and after two in a row (after Fagan 1975)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

from backedu.accuracy import Accuracy, Likelihood, accuracies, both
from backedu.figures.frequencies import OUR_INTERVALS, percent
from backedu.figures.house import (
    BLUE,
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
from backedu.reasoning import Interval

BEFORE = (0.0001, 0.0008, 0.007, 0.05, 0.19, 0.5)
"""Chance before the flag, for each position of the slider."""

NO_SECOND = "none"
"""Stands for no second flag."""

_TICKS = (0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99)


@dataclass(frozen=True)
class _Row:
    """One row of the picture: what is known, and the chance then."""

    name: str
    colour: str
    symbol: str
    point: float | None
    interval: Interval | None


def flags_in_a_row_figure(first_id: str, second_id: str, before_step: float) -> Figure:
    """Draw how one flag, or two in a row, move the chance of a disease up, and their absence down.

    The axis is in log odds: there a likelihood ratio is the same distance everywhere.

    Args:
        first_id: Id of a record of :func:`backedu.accuracy.accuracies`.
        second_id: Id of another one, or :data:`NO_SECOND`. A flag for another disease, or the same
            one again, changes nothing, and the finding says so.
        before_step: Position in :data:`BEFORE`, from 0.

    Raises:
        ValueError: There is no such flag or position.

    Example:
        >>> flags_in_a_row_figure("ces-leg-weakness", "none", 1).finding
        'Before, the chance of cauda equina syndrome is 0.08%. With leg weakness it is 0.19% \
(0.14 to 0.27).'
    """
    first = _flag(first_id)
    second = None if second_id == NO_SECOND else _flag(second_id)
    if before_step not in range(len(BEFORE)):
        raise ValueError(f"There is no position {before_step}; choose 0 to {len(BEFORE) - 1}.")
    before = BEFORE[int(before_step)]
    refused = _refused(first, second)
    used = None if refused else second
    there = [first.present, *([both(first.present, used.present)] if used else [])]
    away = _absent(first, used)
    data, around = _drawn(tuple(_rows(before, there, away, first)), first.condition)
    finding = _finding(before, there, first, used) + refused
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=("What", f"Chance of {first.condition}", "Likelihood ratio"),
        rows=(
            ("Before", percent(before), "–"),
            *_table(before, there, "With", first, used),
            *_table(before, away, "Without", first, used),
        ),
        certainty=(Certainty.LOW,),  # flags are taken as independent
        sources=tuple(
            dict.fromkeys(
                [
                    *first.sources,
                    *(used.sources if used else ()),
                    *(["simel-1991"] if first.shares else []),
                ]
            )
        ),
        note=_note(first, used),
        alt=f"{finding} One mark per row with its interval, joined by a line.",
    )


def _flag(accuracy_id: str) -> Accuracy:
    known = accuracies()
    if accuracy_id not in known:
        raise ValueError(f"There is no flag '{accuracy_id}'; choose one of {', '.join(known)}.")
    return known[accuracy_id]


def _refused(first: Accuracy, second: Accuracy | None) -> str:
    """Why a second flag does not count, as a further sentence of the finding."""
    if second is None:
        return ""
    if second.id == first.id:
        return " Asking for the same flag twice adds nothing."
    if second.condition != first.condition:
        return (
            f" {second.short[0].upper()}{second.short[1:]} is a flag for {second.condition}: it "
            f"does not change the chance of {first.condition}."
        )
    return ""


def _absent(first: Accuracy, second: Accuracy | None) -> list[Likelihood]:
    """The ratios of not having the flags; none where they were not published."""
    if first.absent is None:
        return []
    if second is None or second.absent is None:
        return [first.absent]
    return [first.absent, both(first.absent, second.absent)]


def _rows(
    before: float, there: list[Likelihood], away: list[Likelihood], first: Accuracy
) -> list[_Row]:
    """The rows from the lowest chance to the highest, with the chance before between them."""
    up = [f"with {first.short}", "with both"]
    down = [f"without {first.short}", "without either"]
    below = [
        _Row(name, BLUE, "square", *each.chances(before))
        for name, each in zip(down, away, strict=False)
    ]
    above = [
        _Row(name, VERMILION, "circle", *each.chances(before))
        for name, each in zip(up, there, strict=False)
    ]
    return [*reversed(below), _Row("before", GREY, "diamond", before, None), *above]


@cache
def _drawn(
    rows: tuple[_Row, ...], condition: str
) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Traces and layout; drawn once, though many second flags leave the rows as they are."""
    data = (_line(rows), *(_mark(i, row) for i, row in enumerate(rows)), _names(rows))
    return data, layout(
        400,
        xaxis=axis(
            f"chance of {condition}",
            {_log_odds(each): percent(each) for each in _TICKS},
            (_log_odds(0.00002), _log_odds(0.997)),
        ),
        yaxis=hidden_axis((len(rows) - 0.6, -0.75)),
    )


def _line(rows: Sequence[_Row]) -> dict[str, Any]:
    """What joins the rows; a range without a number has no place on it."""
    placed = [(i, row.point) for i, row in enumerate(rows) if row.point is not None]
    return marks(
        x=[_log_odds(point) for _, point in placed],
        y=[i for i, _ in placed],
        mode="lines",
        line={"color": GREY, "width": 1.5, "dash": "dot"},
    )


@cache
def _mark(at: int, row: _Row) -> dict[str, Any]:
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


def _names(rows: Sequence[_Row]) -> dict[str, Any]:
    """Each row's name and chance above it, from the left edge, where a phone has room."""
    left = _log_odds(0.00002)
    texts = [f"{row.name}: <b>{_short(row.point, row.interval)}</b>" for row in rows]
    return labels([left] * len(rows), [i - 0.42 for i in range(len(rows))], texts, "middle right")


def _finding(
    before: float, there: list[Likelihood], first: Accuracy, second: Accuracy | None
) -> str:
    said = [_long(*each.chances(before)) for each in there]
    text = (
        f"Before, the chance of {first.condition} is {percent(before)}. "
        f"With {first.short} it is {said[0]}"
    )
    if second is None:
        return f"{text}."
    return f"{text}; with {second.short} too, {said[1]}, if the two flags are independent."


def _table(
    before: float,
    steps: list[Likelihood],
    word: str,
    first: Accuracy,
    second: Accuracy | None,
) -> list[tuple[str, str, str]]:
    names = [f"{word} {first.short}"]
    if second:
        joint = "and" if word == "With" else "and without"
        names.append(f"{word} {first.short} {joint} {second.short}")
    return [
        (name, _long(*each.chances(before)), each.said())
        for name, each in zip(names, steps, strict=False)
    ]


def _note(first: Accuracy, second: Accuracy | None) -> str:
    """Where the numbers come from, what is assumed, and what to doubt."""
    parts = []
    for flag in filter(None, (first, second)):
        parts.append(f"{flag.short[0].upper()}{flag.short[1:]}: measured in {flag.of_whom}.")
        parts += [text for text in (flag.note, flag.doubtful) if text]
    if second:
        parts.append(
            "The two ratios are multiplied as if the flags were independent. Flags that travel "
            "together tell the same story twice: the true chance is then nearer to that after one."
        )
    if first.absent is None:
        parts.append("A range is that of several studies, and no number was pooled from them.")
    else:
        parts.append(f"{OUR_INTERVALS}.")
    return " ".join(dict.fromkeys(parts))


def _long(point: float | None, interval: Interval | None) -> str:
    """A chance with its interval, or the range alone."""
    if interval is None:
        return "unknown" if point is None else percent(point)
    low, high = percent(interval.low).removesuffix("%"), percent(interval.high)
    if point is None:
        return f"{low} to {high}"
    return f"{percent(point)} ({low} to {high.removesuffix('%')})"


def _short(point: float | None, interval: Interval | None) -> str:
    """A chance for the picture, without its interval, which is drawn."""
    return percent(point) if point is not None else _long(point, interval)


def _log_odds(share: float) -> float:
    """The place of a chance on the axis; the ends of the scale are cut off."""
    inside = min(max(share, 1e-5), 1 - 1e-4)
    return round(log(inside / (1 - inside)), 4)
