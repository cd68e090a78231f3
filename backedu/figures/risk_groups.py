"""Every score of a questionnaire and its group, with the reader's own ringed."""

from __future__ import annotations

from typing import Any

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
    labels,
    layout,
    marks,
)
from backedu.topics.consult.risk_groups import (
    MOST_DISTRESS,
    MOST_OTHERS,
    RiskGroup,
    Screening,
    group_of,
    risk_groups,
    screenings,
)

_LOOK = {"low": (GREY, "circle-open"), "medium": (GREY, "circle"), "high": (VERMILION, "square")}
_KEY = MOST_DISTRESS + 1.2  # height of the key above the picture
_KEYS = (-0.25, 1.0, 2.85)  # where it names each group, with room for the name before


def risk_groups_figure(others: float, distress: float) -> Figure:
    """Draw all scores of the STarT Back tool by group.

    Args:
        others: Points of the first four items, 0 to 4.
        distress: Points of the five items about distress, 0 to 5.

    Raises:
        ValueError: A score is out of range.

    Example:
        >>> risk_groups_figure(4, 3).finding
        'A total of 7 with 3 points of distress is medium risk.'
    """
    text, group = words("risk_groups"), group_of(others, distress)
    finding = text["finding"].format(
        total=int(others + distress), distress=int(distress), group=group.name
    )
    return Figure(
        data=(*_scores(), _ring(others, distress), *_key()),
        layout=_layout(),
        finding=finding,
        columns=(text["group"], text["rule"], text["care"]),
        rows=tuple((each.name, each.rule, each.care) for each in risk_groups().values()),
        sources=sources_of([*risk_groups().values(), *screenings().values()]),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(Certainty.MODERATE,),
        sections=(
            (text["care_title"], ((text["care_lead"], text["care_text"].format(care=group.care)),)),
            (text["predicts_title"], tuple(_predicts(each) for each in screenings().values())),
        ),
    )


def _dots(group: RiskGroup, x: list[float], y: list[float]) -> dict[str, Any]:
    colour, symbol = _LOOK[group.id]
    rim = {"color": colour, "width": 2}
    look = {"color": colour, "size": 15, "symbol": symbol, "line": rim, "opacity": 1}
    return marks(x=x, y=y, mode="markers", marker=look)


def _scores() -> list[dict[str, Any]]:
    """One trace for each group, with all scores that belong to it."""
    cells = [(x, y) for x in range(MOST_OTHERS + 1) for y in range(MOST_DISTRESS + 1)]
    return [
        _dots(
            group,
            [float(x) for x, y in cells if group_of(x, y) is group],
            [float(y) for x, y in cells if group_of(x, y) is group],
        )
        for group in risk_groups().values()
    ]


def _ring(others: float, distress: float) -> dict[str, Any]:
    look = {"color": CLEAR, "size": 34, "line": {"color": BLUE, "width": 4}, "opacity": 1}
    return marks(x=[others], y=[distress], mode="markers", marker=look)


def _key() -> list[dict[str, Any]]:
    groups = list(risk_groups().values())
    dots = [_dots(group, [x], [_KEY]) for group, x in zip(groups, _KEYS, strict=True)]
    names = [words("risk_groups")[f"key_{group.id}"] for group in groups]
    right = [x + 0.22 for x in _KEYS]
    return [*dots, labels(right, [_KEY] * len(groups), names, "middle right")]


def _layout() -> dict[str, Any]:
    text = words("risk_groups")
    return layout(
        380,
        xaxis=axis(text["x_axis"], {n: str(n) for n in range(MOST_OTHERS + 1)}, (-0.5, 4.6)),
        yaxis=axis(text["y_axis"], {n: str(n) for n in range(MOST_DISTRESS + 1)}, (-0.6, 6.6)),
    )


def _predicts(each: Screening) -> tuple[str, str]:
    text = words("risk_groups")
    area = f"{each.area:.2f}"
    if each.low is not None and each.high is not None:
        area = text["interval"].format(area=area, low=f"{each.low:.2f}", high=f"{each.high:.2f}")
    return (
        text["predicts_lead"].format(tool=each.tool, predicts=each.predicts),
        text["predicts_text"].format(area=area, meaning=each.meaning),
    )
