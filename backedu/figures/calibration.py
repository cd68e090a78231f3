"""How sure against how right, one mark per level of sureness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backedu.content.units import NO_BREAK
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    GREEN,
    GREY,
    VERMILION,
    Figure,
    axis,
    labels,
    layout,
    marks,
)
from backedu.topics.calibration import FEWEST, Bin, Judgement, Lean, bins, lean, scores

_COLOURS = {Lean.OVER: VERMILION, Lean.UNDER: BLUE, Lean.FAIR: GREEN}
_TICKS = {float(value): f"{value}%" for value in (0, 20, 40, 60, 80, 100)}
_COLUMNS = ("sure", "verdicts", "right", "share")


def calibration_figure(judgements: Sequence[Judgement]) -> Figure:
    """Draw the share that was right at each level of sureness; the diagonal is well calibrated.

    A larger mark means more judgements. A mark below the line means surer than right.

    Args:
        judgements: What someone judged, at least ``FEWEST`` of them.

    Raises:
        ValueError: There are fewer.

    Example:
        >>> four = [Judgement(80, True)] * 2 + [Judgement(100, False)] * 3
        >>> calibration_figure(four).finding
        'You were right in 2 of 5 verdicts: you were surer than you were right.'
    """
    if len(judgements) < FEWEST:
        raise ValueError(f"{len(judgements)} judgements are too few to draw; {FEWEST} are needed.")
    used = bins(judgements)
    right = sum(each.right for each in judgements)
    text, leaning = words("calibration_figure"), lean(judgements)
    finding = text["finding"].format(n=len(judgements), right=right, lean=text[leaning.value])
    diagonal = {"color": GREY, "width": 2, "dash": "dot"}
    return Figure(
        data=(
            marks(x=[0, 100], y=[0, 100], mode="lines", line=diagonal),
            labels([0], [126], [NO_BREAK + text["diagonal"]], "middle right"),
            *_marks_of(used, leaning),
        ),
        layout=layout(
            400,
            xaxis=axis(text["x_axis"], _TICKS, (0, 112)),
            yaxis=axis(text["y_axis"], _TICKS, (-24, 132)),
        ),
        finding=finding,
        columns=tuple(text[name] for name in _COLUMNS),
        rows=tuple(
            (f"{b.sure_percent}%", str(b.judged), str(b.right), f"{b.right_percent:.0f}%")
            for b in used
        ),
        sources=scores()["brier-score"].sources,
        note=text["note"],
        alt=f"{finding} {text['alt'].format(n=len(used))}",
    )


def _marks_of(used: Sequence[Bin], leaning: Lean) -> tuple[dict[str, Any], dict[str, Any]]:
    """A mark for each level of sureness, and its label on the side away from the diagonal."""
    shares = [each.right_percent for each in used]
    sure = [each.sure_percent for each in used]
    marker = {
        "size": [14 + 3 * min(each.judged, 8) for each in used],
        "color": _COLOURS[leaning],
        "opacity": 1,
        "line": {"width": 0},
    }
    return (
        marks(x=sure, y=shares, mode="markers", marker=marker),
        labels(sure, shares, [_label(each) for each in used], "top center")
        | {"textposition": [f"{_side(each)} center" for each in used]},
    )


def _side(level: Bin) -> str:
    return "bottom" if level.right_percent < level.sure_percent else "top"


def _label(level: Bin) -> str:
    text = words("calibration_figure")["right_of"].format(right=level.right, n=level.judged)
    return f"{text}<br> " if _side(level) == "top" else f" <br>{text}"
