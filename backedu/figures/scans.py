"""What scans show in people without back pain, at one age."""

from __future__ import annotations

from typing import Any

from backedu.content.citing import sources_of
from backedu.content.units import NO_BREAK
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREY,
    Figure,
    bars,
    beside,
    hidden_axis,
    labels,
    layout,
)
from backedu.topics.scans import Basis, basis, findings, headline, share_percent

_COLUMNS = ("name", "meaning", "share", "sure")


def scans_figure(age: float) -> Figure:
    """Draw how many of 100 people without back pain show each finding on a scan.

    A full bar is a confirmed number; a hollow one is not confirmed, or comes from the review's
    model without a scan at that age, and says so. The finding of the title stands out.

    Args:
        age: Age in years, one of the decades in :func:`backedu.topics.scans.ages`.

    Raises:
        ValueError: There are no numbers for that age.

    Example:
        >>> scans_figure(20).rows[2][2]
        '30'
    """
    text, lead = words("scans"), headline(age)
    known = list(findings().values())
    finding = text["finding"].format(
        age=f"{age:g}", share=share_percent(lead, age), plain=lead.plain
    )
    data, around = _picture(age)
    is_sure = all(basis(each, age) is Basis.CONFIRMED for each in known)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(text[name] for name in _COLUMNS),
        rows=tuple(
            (each.name, each.meaning, str(share_percent(each, age)), basis(each, age).value)
            for each in known
        ),
        sources=sources_of(known),
        certainty=tuple(each.certainty for each in known),
        note=text["note"] if is_sure else f"{text['hollow']} {text['note']}",
        alt=f"{finding} {text['alt'].format(n=len(known))}",
    )


def _picture(age: float) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Traces and layout: one bar per finding."""
    lead, known = headline(age), list(findings().values())
    rows, shares = list(range(len(known))), [share_percent(each, age) for each in known]
    standings = [basis(each, age) for each in known]
    colours = [BLUE if each == lead else GREY for each in known]
    fills = [
        colour if sure is Basis.CONFIRMED else CLEAR
        for colour, sure in zip(colours, standings, strict=True)
    ]
    asked = known.index(lead)
    names = [_name(each.name, sure) for each, sure in zip(known, standings, strict=True)]
    # a row on a wall has no room for a second line: what is hollow is said once, below
    short = [each.name for each in known]
    is_sure = all(each is Basis.CONFIRMED for each in standings)
    below = {} if is_sure else {"below": words("scans")["hollow_on_wall"]}
    data = (
        bars(
            x=shares,
            y=rows,
            orientation="h",
            width=0.36,
            marker={"color": fills, "line": {"color": colours, "width": 2}},
            text=[f"{NO_BREAK}{share}" for share in shares],  # or it would touch its bar
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            constraintext="none",
        ),
        labels([0] * len(rows), [row - 0.4 for row in rows], _bold(names, asked), "middle right")
        | beside(rows, 20, 368, on_wall=_bold(short, asked)),
        labels([0], [len(rows) + 0.2], [words("scans")["x_axis"]], "middle right"),
    )
    return data, layout(
        460,  # each bar says its number: an axis would say it again
        xaxis=hidden_axis((0, 108)),
        yaxis=hidden_axis((len(rows) + 0.6, -0.75)),
        # the row where a guess is marked, and what is left on a wall, whose title says the axis
        meta={"asked": asked, "rows": [len(rows) - 0.4, -0.6]} | below,
    )


def _bold(names: list[str], row: int) -> list[str]:
    """The names, the one of the title bold."""
    return [f"<b>{name}</b>" if at == row else name for at, name in enumerate(names)]


def _name(name: str, sure: Basis) -> str:
    """The name of a finding, with a mark where its number is not confirmed."""
    if sure is Basis.CONFIRMED:
        return name
    text = words("scans")
    return text["model_only" if sure is Basis.MODEL_ONLY else "unconfirmed"].format(name=name)
