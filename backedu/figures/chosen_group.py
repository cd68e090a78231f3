"""People chosen for high pain, measured again without treatment: regression to the mean."""

from __future__ import annotations

from typing import Any

from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.style import BLUE, GREY, Figure, axis, labels, layout, marks
from backedu.topics.consult.chosen_group import (
    MOST_PAIN,
    WORTHWHILE,
    Entered,
    enter,
    measured_twice,
)
from backedu.topics.labs import labs

_THRESHOLDS = (0, 3, 5, 6, 7, 8)


def chosen_group_figure(threshold: float, swing: float) -> Figure:
    """Draw the average pain of those who entered, at the start and four weeks later.

    Args:
        threshold: Pain from which someone enters, points of 10.
        swing: Standard deviation of a day's pain about the usual pain, points of 10.

    Raises:
        ValueError: The swing is out of range, or nobody has so much pain.
    """
    text, people = words("chosen_group"), measured_twice(swing)
    chosen, everyone = enter(people, threshold), enter(people, 0)
    finding = text["finding"].format(
        threshold=f"{threshold:g}",
        first=_said(chosen.first_mean),
        second=_said(chosen.second_mean),
        better=chosen.of_100(better=True),
        points=WORTHWHILE,
    )
    return Figure(
        data=(*_line(everyone, GREY, "dash"), *_line(chosen, BLUE, "solid"), _entry(threshold)),
        layout=_layout(),
        finding=finding,
        columns=tuple(text[n] for n in ("enters", "people", "start", "later", "better", "worse")),
        rows=tuple(_row(people, each) for each in sorted({*_THRESHOLDS, int(threshold)})),
        sources=labs()["chosen_group"].sources,
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(Certainty.CONSENSUS,),
        sections=(
            (
                text["means_title"],
                ((text["chosen_lead"], text["chosen"]), (text["so_lead"], text["so"])),
            ),
        ),
    )


def _said(mean: float) -> str:
    return f"{mean:.1f}"


def _row(people: tuple[tuple[int, int], ...], threshold: int) -> tuple[str, ...]:
    text, group = words("chosen_group"), enter(people, threshold)
    who = text["from"].format(n=threshold) if threshold else text["everyone"]
    counts = (str(group.of_100(better=better)) for better in (True, False))
    return who, f"{len(group.pairs):,}", _said(group.first_mean), _said(group.second_mean), *counts


def _line(group: Entered, colour: str, dash: str) -> list[dict[str, Any]]:
    text, ends = words("chosen_group"), [group.first_mean, group.second_mean]
    beside = max(ends) + 1.5 if colour == BLUE else min(ends) - 0.8
    look = {"color": colour, "size": 12, "symbol": "circle", "opacity": 1, "line": {"width": 0}}
    name = text["name_chosen" if colour == BLUE else "name_all"]
    return [
        marks(
            x=[0, 1],
            y=ends,
            mode="lines+markers",
            line={"color": colour, "width": 4, "dash": dash},
            marker=look,
        ),
        labels([0, 1], [y + 0.7 for y in ends], [_said(end) for end in ends], "middle center"),
        labels([0.5], [beside], [f"<b>{name}</b>"], "middle center"),
    ]


def _entry(threshold: float) -> dict[str, Any]:
    line = {"color": GREY, "width": 1.5, "dash": "dot"}
    return marks(x=[-0.3, 0.15], y=[threshold, threshold], mode="lines", line=line)


def _layout() -> dict[str, Any]:
    text = words("chosen_group")
    return layout(
        340,
        margin={"r": 16, "t": 16},
        xaxis=axis("", {0: text["start"], 1: text["later"]}, (-0.3, 1.3)),
        yaxis=axis(text["y_axis"], {n: str(n) for n in range(0, 11, 2)}, (0, MOST_PAIN)),
    )
