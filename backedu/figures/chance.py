"""The chance of a disease before and after one flag, and after two in a row (after Fagan 1975)."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Any

from backedu.accuracy import Accuracy, Likelihood, accuracies, both
from backedu.figures.frequencies import OUR_INTERVALS, percent
from backedu.figures.house import BLUE, VERMILION, Figure, axis, labels, layout, marks
from backedu.reasoning import Interval

BEFORE = (0.0001, 0.0008, 0.007, 0.05, 0.19, 0.5)
"""Chance before the flag, for each position of the slider."""

NO_SECOND = "none"
"""Stands for no second flag."""

_TICKS = (0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99)
_GAP = "\u2003"  # a space that plotly keeps, between a mark and its label


def flags_in_a_row_figure(first_id: str, second_id: str, before_step: float) -> Figure:
    """Draw how one flag, or two in a row, move the chance of a disease up, and their absence down.

    The upright axis is in log odds: there a likelihood ratio is the same distance everywhere.

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
    finding = _finding(before, there, first, used) + refused
    return Figure(
        data=(
            *_path(before, there, VERMILION, "with"),
            *(_path(before, away, BLUE, "without") if away else ()),
            labels([0], [_log_odds(before)], [f"<b>{percent(before)}</b>{_GAP}"], "middle left"),
        ),
        layout=layout(
            400,
            margin={"r": 12, "t": 34},
            xaxis=axis("", _stations(first, used), (-0.55, len(there) + 0.75)),
            yaxis=axis(
                "",
                {_log_odds(each): percent(each) for each in _TICKS},
                (_log_odds(0.00002), _log_odds(0.996)),
            ),
            annotations=[_above(f"chance of {first.condition}")],
        ),
        finding=finding,
        columns=("What", f"Chance of {first.condition}", "Likelihood ratio"),
        rows=(
            ("Before", percent(before), "–"),
            *_rows(before, there, "With", first, used),
            *_rows(before, away, "Without", first, used),
        ),
        sources=tuple(
            dict.fromkeys((*first.sources, *(used.sources if used else ()), "simel-1991"))
        ),
        note=_note(first, used),
        alt=f"{finding} A line rises from the chance before to that after each flag.",
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


def _path(before: float, steps: list[Likelihood], colour: str, word: str) -> list[dict[str, Any]]:
    """A line from the chance before through each step, with intervals and labels.

    Where only a range was published, two thin lines run to its ends.
    """
    chances = [each.chances(before) for each in steps]
    points = [before, *(point for point, _ in chances if point is not None)]
    heights = [_log_odds(each) for each in points]
    ends = [end for _, end in chances]
    at = list(range(len(points)))
    drawn = [
        marks(
            x=at,
            y=heights,
            mode="lines+markers",
            line={"color": colour, "width": 3},
            marker={
                "color": colour,
                "size": 11,
                "symbol": "circle" if word == "with" else "square",
            },
            error_y=_bars(heights, ends, colour),
        )
    ]
    for i, (point, interval) in enumerate(chances, start=1):
        if point is None and interval is not None:
            drawn.append(
                marks(
                    x=[i, i],
                    y=[_log_odds(interval.low), _log_odds(interval.high)],
                    mode="lines+markers",
                    line={"color": colour, "width": 3},
                    marker={"color": colour, "size": 11, "symbol": "line-ew-open"},
                )
            )
            drawn.append(
                marks(
                    x=[i, 0, i],
                    y=[_log_odds(each) for each in (interval.low, before, interval.high)],
                    mode="lines",
                    line={"color": colour, "width": 1.5, "dash": "dot"},
                )
            )
    texts = [f"{_GAP}{word} <b>{_short(*each)}</b>" for each in chances]
    middles = [
        _log_odds(point) if point is not None else _middle(interval) for point, interval in chances
    ]
    side = "top right" if word == "with" else "bottom right"
    drawn.append(labels(list(range(1, len(texts) + 1)), middles, texts, side))
    return drawn


def _bars(
    heights: list[float], ends: list[Interval | None], colour: str
) -> Mapping[str, Any] | None:
    """The intervals of the points as plotly's error bars; the first point has none."""
    if len(heights) != len(ends) + 1:
        return None
    up = [_log_odds(e.high) - y if e else 0 for e, y in zip(ends, heights[1:], strict=True)]
    down = [y - _log_odds(e.low) if e else 0 for e, y in zip(ends, heights[1:], strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "array": [0, *up],
        "arrayminus": [0, *down],
        "color": colour,
        "thickness": 2,
        "width": 7,
    }


def _stations(first: Accuracy, second: Accuracy | None) -> dict[float, str]:
    names = ["before", first.short, *([f"and {second.short}"] if second else [])]
    return {float(i): name.replace(" ", "<br>", 1) for i, name in enumerate(names)}


def _above(text: str) -> dict[str, Any]:
    """What the upright axis measures, above it, where it costs a phone no width."""
    return {
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "text": text,
        "showarrow": False,
    }


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


def _rows(
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


def _middle(interval: Interval | None) -> float:
    if interval is None:
        return 0.0
    return (_log_odds(interval.low) + _log_odds(interval.high)) / 2


def _log_odds(share: float) -> float:
    """The place of a chance on the upright axis; the ends of the scale are cut off."""
    inside = min(max(share, 1e-5), 1 - 1e-4)
    return round(log(inside / (1 - inside)), 4)
