"""Your own day of heat or cold, beside known timings and the limits of the skin."""

from __future__ import annotations

from math import ceil, log10
from typing import Any

from backedu.content.cached import cached
from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    GREY,
    VERMILION,
    Figure,
    axis,
    beside,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.figures.heat_and_cold import COLOURS, WAKE_HOUR, blocks
from backedu.figures.thermal_plan_words import evidence, person, plan_finding, span
from backedu.topics.labs import labs
from backedu.topics.thermal import ThermalMode, contact_intervals, contact_min, protocols
from backedu.topics.thermal_plan import Plan, celsius, limits, longest_contact_min, mode, turns

_WAKING_HOURS = 16  # the day drawn runs from seven to eleven in the evening
_BESIDE = ("ice-20-on-90-off", "ice-or-heat-20-on-20-off", "cautious-cold", "heat-wrap-8-h")
_UNITS = ("unsaid", "c", "f")


def thermal_plan_figure(
    degrees: float, unit: str, timing: tuple[float, float, int], conditions: tuple[str, ...] = ()
) -> Figure:
    """Draw your own plan for a waking day of 16 hours, and its heat against the skin's limits.

    Args:
        degrees: The number of the temperature.
        unit: ``c``, ``f`` or ``unsaid``.
        timing: Minutes on, minutes off, number of turns.
        conditions: This person's; see :func:`~backedu.topics.thermal_plan.reasons_against`.

    Raises:
        ValueError: There is no such unit or condition, or the timing makes no plan.

    Example:
        >>> thermal_plan_figure(45, "unsaid", (20, 60, 3)).finding
        '45 degrees without a unit is two plans: 45 °C, which can burn skin held at it in 1.5 \
hours, or 45 °F (7 °C), which is cold.'
    """
    if unit not in _UNITS:
        raise ValueError(f"There is no unit '{unit}'; choose one of {', '.join(_UNITS)}.")
    readings = [each for each in ("c", "f") if unit in {each, "unsaid"}]
    plans = [Plan(celsius(degrees, each), *timing) for each in readings]
    finding = plan_finding(degrees, readings, plans, _WAKING_HOURS)
    text, timing_said = words("thermal_plan"), words("heat_and_cold")
    return Figure(
        data=(*_own(plans), *_known_timings(), *_skin(), _reading(plans)),
        layout=_layout(),
        finding=finding,
        columns=(text["what"], *(timing_said[name] for name in ("on", "off", "turns", "total"))),
        rows=(_row(plans[0]), *_known_rows(), *_limit_rows()),
        certainty=(Certainty.VERY_LOW,),  # old experiments on bare skin
        sources=labs()["thermal_plan"].sources,
        note=text["note"],
        alt=f"{finding} {_alt()}",
        sections=(person(plans, conditions), evidence(plans)),
    )


@cached
def _alt() -> str:
    coolest, *_, hottest = (each.temperature_c for each in limits().values())
    return words("thermal_plan")["alt"].format(
        first=WAKE_HOUR,
        last=WAKE_HOUR + _WAKING_HOURS,
        coolest=f"{coolest:g}",
        hottest=f"{hottest:g}",
    )


def _own(plans: list[Plan]) -> tuple[dict[str, Any], ...]:
    """The turns of the plan, hollow while its unit is unsaid."""
    plan, sure = plans[0], len(plans) == 1
    meant = mode(plan.temperature_c)
    colour = COLOURS[meant] if sure and meant else GREY
    own = turns(plan, _WAKING_HOURS)
    total = sum(end - start for start, end in own)
    return (
        blocks(own, 0, {"color": colour, "line": {"color": colour, "width": 2}}),
        *_names(0, f"<b>{words('thermal_plan')['own']}</b>", total),
    )


@cached
def _known_timings() -> tuple[dict[str, Any], ...]:
    traces = []
    for row, id_ in enumerate(_BESIDE, start=1):
        each = protocols()[id_]
        marker = {"color": COLOURS[each.mode], "line": {"width": 0}}
        traces += [
            blocks(contact_intervals(each, _WAKING_HOURS) or (), row, marker),
            *_names(row, each.name, contact_min(each, _WAKING_HOURS) or 0),
        ]
    return tuple(traces)


def _names(row: int, name: str, total_min: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """The name of a row, and its minutes at the other side."""
    total = words("heat_and_cold")["minutes"].format(n=f"{total_min:g}")
    ends = (WAKE_HOUR, name, "right", 19), (WAKE_HOUR + _WAKING_HOURS, total, "left", 8)
    first, last = (
        labels([x], [row - 0.42], [text], f"middle {side}") | beside([row], letters, 540)
        for x, text, side, letters in ends
    )
    return first, last


@cached
def _skin() -> tuple[dict[str, Any], ...]:
    """The published limits, in minutes over degrees Celsius."""
    text, known = words("thermal_plan"), list(limits().values())
    axes = {"xaxis": "x2", "yaxis": "y2"}
    points = {
        "x": [each.temperature_c for each in known],
        "y": [round(each.burn_s / 60, 3) for each in known],
    }
    return (
        marks(
            **points, **axes, mode="lines+markers",
            line={"color": VERMILION, "width": 2}, marker={"color": VERMILION, "size": 9},
        ),
        labels([60], [400], [f"{text['burns_here']}  "], "middle left") | axes,
        labels([36], [0.025], [f"  {text['none_here']}"], "middle right") | axes,
    )  # fmt: skip


def _reading(plans: list[Plan]) -> dict[str, Any]:
    """The longest contact of the plan at its temperature; nothing where it is not heat."""
    hot = [plan for plan in plans if mode(plan.temperature_c) is ThermalMode.HEAT]
    minutes = [longest_contact_min(plan, _WAKING_HOURS) for plan in hot]
    return marks(
        x=[plan.temperature_c for plan in hot],
        y=minutes,
        mode="markers+text",
        text=[f"  <b>{words('thermal_plan')['own_mark']}</b>  "] * len(hot),
        textposition="middle left" if hot and hot[0].temperature_c > 42 else "middle right",
        marker={"color": BLUE, "size": 14, "symbol": "diamond"},
        xaxis="x2",
        yaxis="y2",
    )


@cached
def _layout() -> dict[str, Any]:
    text, end = words("thermal_plan"), WAKE_HOUR + _WAKING_HOURS
    hours = {
        float(hour): f"{hour}:00"
        for hour in range(WAKE_HOUR, end + 1, ceil(_WAKING_HOURS / 4))
    }  # fmt: skip
    degrees = {float(each): f"{each}" for each in (36, 40, 44, 48, 52, 56, 60)}
    spans = {
        seconds / 60: text[f"tick_{unit}"].format(n=n)
        for seconds, n, unit in (
            (5, 5, "s"), (60, 1, "min"), (600, 10, "min"), (3600, 1, "h"), (21600, 6, "h")
        )
    }  # fmt: skip
    log = {"type": "log", "range": [log10(0.012), log10(1500)]}
    return layout(
        640,
        barmode="overlay",
        margin={"l": 12, "r": 14},
        xaxis=axis("", hours, (WAKE_HOUR, end)) | {"anchor": "y"},
        yaxis=hidden_axis((len(_BESIDE) + 0.4, -0.75)) | {"domain": [0.5, 1]},
        xaxis2=axis(text["x_axis"], degrees, (35, 61)) | {"anchor": "y2"},
        yaxis2=axis("", spans, (0, 1)) | log | {"domain": [0, 0.36], "anchor": "x2"},
    )


def _row(plan: Plan) -> tuple[str, ...]:
    done = turns(plan, _WAKING_HOURS)
    total = sum(end - start for start, end in done)
    own = words("thermal_plan")["own"]
    return (own, f"{plan.on_min:g}", f"{plan.off_min:g}", str(len(done)), f"{total:g}")


@cached
def _known_rows() -> tuple[tuple[str, ...], ...]:
    rows = []
    for each in (protocols()[id_] for id_ in _BESIDE):
        pause = words("heat_and_cold")["once"] if each.once_a_day else f"{each.off_min}"
        done = contact_intervals(each, _WAKING_HOURS) or ()
        total = contact_min(each, _WAKING_HOURS) or 0
        rows.append((each.name, f"{each.on_min}", pause, str(len(done)), f"{total:g}"))
    return tuple(rows)


@cached
def _limit_rows() -> tuple[tuple[str, ...], ...]:
    text = words("thermal_plan")
    return tuple(
        (
            text["held_at"].format(degrees=f"{each.temperature_c:g}"),
            text["injured_in"].format(span=span(each.burn_s)),
            *("–" * 3),
        )
        for each in limits().values()
    )
