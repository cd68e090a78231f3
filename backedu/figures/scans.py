"""What scans show in people without back pain, at one age."""

from __future__ import annotations

from collections.abc import Mapping

from backedu.figures.house import (
    BLUE,
    CLEAR,
    VERMILION,
    Figure,
    axis,
    bars,
    hidden_axis,
    labels,
    layout,
)
from backedu.scans import Standing, findings, headline, share_percent, standing

_MARK: Mapping[Standing, str] = {
    Standing.CONFIRMED: "",
    Standing.MODEL_ONLY: " (model only)",
    Standing.UNCONFIRMED: " (not confirmed)",
}


def scans_figure(age: float) -> Figure:
    """Draw how many of 100 people without back pain show each finding on a scan.

    A full bar is a confirmed number; a hollow one is not confirmed, or comes from the review's
    model without a scan at that age, and says so. The finding of the title stands out.

    Args:
        age: Age in years, one of the decades in :func:`backedu.scans.ages`.

    Raises:
        ValueError: There are no numbers for that age.

    Example:
        >>> scans_figure(20).rows[2][2]
        '30'
    """
    lead = headline(age)
    known = list(findings().values())
    shares = [share_percent(each, age) for each in known]
    standings = [standing(each, age) for each in known]
    colours = [VERMILION if each == lead else BLUE for each in known]
    fills = [
        colour if sure is Standing.CONFIRMED else CLEAR
        for colour, sure in zip(colours, standings, strict=True)
    ]
    names = [each.name + _MARK[sure] for each, sure in zip(known, standings, strict=True)]
    names[known.index(lead)] = f"<b>{names[known.index(lead)]}</b>"
    rows = list(range(len(known)))
    finding = (
        f"At {age:g}, about {share_percent(lead, age)} of 100 people without back pain "
        f"have {lead.plain}."
    )
    return Figure(
        data=(
            bars(
                x=shares,
                y=rows,
                orientation="h",
                width=0.36,
                marker={"color": fills, "line": {"color": colours, "width": 2}},
                text=[str(share) for share in shares],
                textposition="outside",
                textangle=0,
                cliponaxis=False,
                constraintext="none",
            ),
            labels([0] * len(rows), [row - 0.4 for row in rows], names, "middle right"),
        ),
        layout=layout(
            460,
            xaxis=axis(
                "of 100 people without back pain",
                {value: str(value) for value in (0, 25, 50, 75, 100)},
                (0, 108),
            ),
            yaxis=hidden_axis((len(rows) - 0.6, -0.75)),
        ),
        finding=finding,
        columns=("Finding", "What it is", "Of 100 people without back pain", "How sure"),
        rows=tuple(
            (each.name, each.meaning, str(share), sure.value)
            for each, share, sure in zip(known, shares, standings, strict=True)
        ),
        sources=tuple(dict.fromkeys(source for each in known for source in each.sources)),
        certainty=tuple(each.certainty for each in known),
        note=(
            "Estimates from the model of one review of scans; some rest on few people. "
            "Hollow bars: not confirmed, or no scans at that age. "
            "A finding that is common without pain is, on its own, a weak explanation of pain."
        ),
        alt=f"{finding} One bar per finding, {len(known)} in all, from 0 to 100 people.",
    )
