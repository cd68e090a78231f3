"""Five trials of stratified care: differences with their intervals, and what a reader asks for."""

from __future__ import annotations

from typing import Any

from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    GREY,
    Figure,
    axis,
    beside,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.topics.consult.stratified_trials import (
    TIMES,
    Measured,
    StratifiedTrial,
    stratified_trials,
)

_SPAN = (-3.0, 5.2)
_ROW = 1.0


def stratified_care_figure(time: str, worth: float) -> Figure:
    """Draw what the trials measured, beside the difference that a reader would call worthwhile.

    Args:
        time: ``early`` (three or four months) or ``year``.
        worth: Points of disability of 24, 0 to 5.

    Raises:
        ValueError: There is no such time.

    Example:
        >>> stratified_care_figure("early", 3).finding
        'In 1 of 5 trials stratified care did better than usual care: in England by 1.8 points of \
24 after four months (1.1 to 2.6), less than the 3 that you ask for.'
    """
    if time not in TIMES:
        raise ValueError(f"There is no time '{time}'; choose one of {', '.join(TIMES)}.")
    text, known = words("stratified_care"), list(stratified_trials().values())
    finding = _finding(known, time, worth)
    return Figure(
        data=_picture(known, time, worth),
        layout=layout(
            150 + 52 * len(known),
            xaxis=axis(text["x_axis"], {n: _number(n, signed=True) for n in range(-2, 6)}, _SPAN),
            yaxis=hidden_axis((-len(known) + 0.3, 1.25)),
        ),
        finding=finding,
        columns=tuple(text[name] for name in ("trial", "people", "difference", "found")),
        rows=tuple(_row(each, time) for each in known),
        sources=sources_of(known),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=tuple(each.certainty for each in known),
        sections=((text["found_title"], tuple(_told(each) for each in known)),),
    )


def _finding(known: list[StratifiedTrial], time: str, worth: float) -> str:
    text = words("stratified_care")
    won = [(each, found) for each in known if each.better and (found := each.at(time))]
    said = [
        text["won"].format(place=trial.place, said=_said(found), reach=_reach(found, worth))
        for trial, found in won
    ]
    return text["finding"].format(n=len(said), of=len(known), won="; ".join(said))


def _told(trial: StratifiedTrial) -> tuple[str, str]:
    return f"{trial.place}.", " ".join(filter(None, (trial.found, trial.note)))


def _reach(found: Measured, worth: float) -> str:
    """How an interval lies to what the reader asks for."""
    name = "less" if found.high < worth else "more" if found.low >= worth else "perhaps"
    return words("stratified_care")[name].format(worth=f"{worth:g}")


def _said(found: Measured) -> str:
    return words("stratified_care")["points"].format(
        when=found.when,
        difference=_number(found.difference or 0),
        low=_number(found.low),
        high=_number(found.high),
    )


def _number(points: float, *, signed: bool = False) -> str:
    text = f"{points:+.0f}" if signed and points else f"{points:.{0 if signed else 1}f}"
    return text.replace("-", "\N{MINUS SIGN}")


def _row(trial: StratifiedTrial, time: str) -> tuple[str, ...]:
    text, found = words("stratified_care"), trial.at(time)
    difference = text["no_figure"]
    if found is not None:
        numbers = {"low": _number(found.low), "high": _number(found.high)}
        difference = text["interval_alone"].format(**numbers)
        if found.difference is not None:
            difference = text["interval"].format(difference=_number(found.difference), **numbers)
    verdict = text["better" if trial.better else "not_better"]
    return (
        trial.place,
        f"{trial.people:,}" if trial.people else text["unknown"],
        difference,
        verdict,
    )


def _picture(known: list[StratifiedTrial], time: str, worth: float) -> tuple[dict[str, Any], ...]:
    text = words("stratified_care")
    rows = {each.id: -_ROW * i for i, each in enumerate(known)}
    drawn = [(rows[each.id], each, each.at(time)) for each in known]
    lines = [
        marks(
            x=[found.low, found.high],
            y=[y, y],
            mode="lines",
            line={"color": BLUE if each.better else GREY, "width": 5},
        )
        for y, each, found in drawn
        if found
    ]
    points = [
        (y, found.difference) for y, _, found in drawn if found and found.difference is not None
    ]
    look = {"color": BLUE, "size": 15, "symbol": "diamond", "line": {"width": 0}, "opacity": 1}
    names = [f"<b>{each.place}</b>" for each in known]
    empty = [y for y, _, found in drawn if not found]
    return (
        marks(x=[0, 0], y=[1, -len(known) + 0.3], mode="lines", line={"color": GREY, "width": 1.5}),
        marks(
            x=[worth, worth],
            y=[1, -len(known) + 0.3],
            mode="lines",
            line={"color": BLUE, "width": 2, "dash": "dash"},
        ),
        *lines,
        marks(x=[x for _, x in points], y=[y for y, _ in points], mode="markers", marker=look),
        labels([_SPAN[0]] * len(known), [y + 0.4 for y in rows.values()], names, "middle right")
        | beside(list(rows.values()), 22, 310),
        labels([_SPAN[0]] * len(empty), empty, [text["not_drawn"]] * len(empty), "middle right"),
        labels([worth], [1.12], [text["yours"]], "middle right" if worth < 1 else "middle left"),
    )
