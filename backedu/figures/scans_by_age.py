"""What scans show in people without back pain from the youngest to the oldest age, for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import BLUE, GREY, Figure, hidden_axis, labels, layout, marks
from backedu.topics.scans import Basis, ScanFinding, ages, basis, findings, headline, share_percent

_APART = 4.6  # of 100: names closer than that would touch
_HIGH_PX = 430
_HAIR = "#c9cfd3"


def scans_by_age_figure() -> Figure:
    """Draw a line for each finding over three ages: paper has no slider.

    A full point is a confirmed number; a hollow one is not confirmed, or comes from the review's
    model without a scan at that age.

    Example:
        >>> [row[0] for row in scans_by_age_figure().rows][2]
        'Bulging disc'
    """
    text, known, shown = words("scans"), list(findings().values()), _shown()
    lead, (first, *_, last) = headline(shown[0]), shown
    finding = text["by_age"].format(
        plain=lead.plain,
        first=first,
        last=last,
        share=share_percent(lead, first),
        later=share_percent(lead, last),
    )
    return Figure(
        data=tuple(_picture(known, lead, shown)),
        layout=layout(
            _HIGH_PX,
            margin={"l": 42, "r": 205, "t": 14, "b": 26},
            xaxis=hidden_axis((first, last)),
            yaxis=hidden_axis((0, 100)),
        ),
        finding=finding,
        columns=(text["name"], *(text["at_age"].format(age=age) for age in shown)),
        rows=tuple(
            (each.name, *(str(share_percent(each, age)) for age in shown)) for each in known
        ),
        sources=sources_of(known),
        certainty=tuple(each.certainty for each in known),
        note=f"{text['by_age_hollow']} {text['note']}",
        alt=f"{finding} {text['by_age_alt'].format(n=len(known))}",
    )


def _shown() -> tuple[int, ...]:
    """The first age, the last and the one between."""
    every = ages()
    return every[0], every[len(every) // 2], every[-1]


def _picture(
    known: Sequence[ScanFinding], lead: ScanFinding, shown: Sequence[int]
) -> list[dict[str, Any]]:
    upright = [
        marks(x=[age, age], y=[0, 100], mode="lines", line={"color": _HAIR, "width": 1})
        for age in shown
    ]
    lines = [
        _line(each, shown, BLUE if each == lead else GREY)
        for each in sorted(known, key=lambda each: each == lead)  # the lead on top
    ]
    names = [_names(known, lead, age, is_last=age == shown[-1]) for age in (shown[0], shown[-1])]
    below = [words("scans")["at_age"].format(age=age) for age in shown]
    return [*upright, *lines, *names, labels(shown, [-1] * len(shown), below, "bottom center")]


def _line(finding: ScanFinding, shown: Sequence[int], colour: str) -> dict[str, Any]:
    sure = [basis(finding, age) is Basis.CONFIRMED for age in shown]
    marker = {"symbol": ["circle" if each else "circle-open" for each in sure]}
    return marks(
        x=list(shown),
        y=[share_percent(finding, age) for age in shown],
        mode="lines+markers",
        line={"color": colour, "width": 4 if colour == BLUE else 2},
        marker=marker | {"color": colour, "size": 11},
    )


def _names(
    known: Sequence[ScanFinding], lead: ScanFinding, age: int, *, is_last: bool
) -> dict[str, Any]:
    """The numbers at one age, the last with the names, moved apart where they would touch."""
    found = sorted(known, key=lambda each: (share_percent(each, age), each == lead))
    places = _apart([float(share_percent(each, age)) for each in found])
    said = [f"{share_percent(each, age)}{f'  {each.name}' if is_last else ''}" for each in found]
    texts = [
        f"<b>{one}</b>" if each == lead else one for one, each in zip(said, found, strict=True)
    ]
    side = "middle right" if is_last else "middle left"
    return labels([age + (1.2 if is_last else -1.2)] * len(texts), places, texts, side)


def _apart(rising: Sequence[float]) -> list[float]:
    """The same heights, none closer than can be read; each group stays around its middle.

    Example:
        >>> _apart([10, 50, 50])
        [10.0, 47.7, 52.3]
    """
    groups: list[tuple[float, int]] = []  # the middle of each, and how many are in it
    for height in rising:
        groups.append((float(height), 1))
        while len(groups) > 1:
            (low, few), (high, more) = groups[-2:]
            if high - low >= _APART * (few + more) / 2:
                break
            groups[-2:] = [((low * few + high * more) / (few + more), few + more)]
    return [round(middle + _APART * (i - (n - 1) / 2), 2) for middle, n in groups for i in range(n)]
