"""A day of heat or cold of one's own, beside known timings and the limits of the skin."""

from __future__ import annotations

from functools import cache
from math import ceil, log10
from typing import Any

from backedu.answers import contract
from backedu.content import care_facts
from backedu.figures.house import (
    BLUE,
    GREEN,
    GREY,
    VERMILION,
    Figure,
    axis,
    bars,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.model import Certainty, ThermalMode
from backedu.thermal import contact_intervals, contact_min, protocols
from backedu.thermal_plan import (
    Plan,
    celsius,
    limits,
    longest_contact_min,
    mode,
    reasons_against,
    skin_limit_s,
    turns,
)

_WAKE_HOUR, _WAKING_HOURS = 7, 16  # the day drawn runs from seven to eleven in the evening
_BESIDE = ("ice-20-on-90-off", "ice-or-heat-20-on-20-off", "cautious-cold", "heat-wrap-8-h")
_UNITS = ("unsaid", "c", "f")
_COLOUR = {ThermalMode.COLD: BLUE, ThermalMode.HEAT: VERMILION}


def thermal_plan_figure(
    degrees: float, unit: str, timing: tuple[float, float, int], conditions: tuple[str, ...] = ()
) -> Figure:
    """Draw a plan of one's own on a waking day of 16 hours, and its heat against the skin's limits.

    Args:
        degrees: The number of the temperature.
        unit: ``c``, ``f`` or ``unsaid``.
        timing: Minutes on, minutes off, number of turns.
        conditions: What is so with this person; see :func:`backedu.thermal_plan.reasons_against`.

    Raises:
        ValueError: There is no such unit or condition, or the timing makes no plan.

    Example:
        >>> thermal_plan_figure(45, "unsaid", (20, 60, 3)).finding
        '45 degrees without a unit is two plans: 45 °C, which can burn skin held at it in 2 hours, \
or 45 °F (7 °C), which is cold.'
    """
    if unit not in _UNITS:
        raise ValueError(f"There is no unit '{unit}'; choose one of {', '.join(_UNITS)}.")
    readings = [each for each in ("c", "f") if unit in {each, "unsaid"}]
    plans = [Plan(celsius(degrees, each), *timing) for each in readings]
    finding = _finding(degrees, readings, plans)
    return Figure(
        data=(*_own(plans), *_known_timings(), *_skin(), _reading(plans)),
        layout=_layout(),
        finding=finding,
        columns=("What", "Minutes on", "Minutes off", "Turns", "Minutes in the day"),
        rows=(_row(plans[0]), *_known_rows(), *_limit_rows()),
        certainty=(Certainty.VERY_LOW,),  # old experiments on bare skin, by way of tables
        sources=("french-2006", "nadler-2002", "antiscald-table", "moritz-henriques-1947"),
        note=(
            "Lower picture: bare, normal skin held at a temperature, until blisters. A towel that "
            "cools is milder; numb, thin, wet or pressed skin is injured sooner. Times come from "
            "old experiments by way of later tables; none was found for cold."
        ),
        alt=(
            f"{finding} Above, blocks for every turn on a day from 7:00 to 23:00, the plan first; "
            "below, the time until skin is burnt, which falls steeply from 44 to 60 °C."
        ),
        sections=(_person(plans, conditions), _evidence(plans)),
    )


def _own(plans: list[Plan]) -> tuple[dict[str, Any], ...]:
    """The turns of the plan, hollow while its unit is unsaid."""
    plan, sure = plans[0], len(plans) == 1
    meant = mode(plan.temperature_c)
    colour = _COLOUR.get(meant, GREY) if sure and meant else GREY
    own = turns(plan, _WAKING_HOURS)
    total = sum(end - start for start, end in own)
    return (
        _blocks(own, 0, {"color": colour, "line": {"color": colour, "width": 2}}),
        _names(0, "<b>Your plan</b>", total),
    )


@cache
def _known_timings() -> tuple[dict[str, Any], ...]:
    colours = {**_COLOUR, ThermalMode.EITHER: GREEN}
    traces = []
    for row, id_ in enumerate(_BESIDE, start=1):
        each = protocols()[id_]
        marker = {"color": colours[each.mode], "line": {"width": 0}}
        traces += [
            _blocks(contact_intervals(each, _WAKING_HOURS) or (), row, marker),
            _names(row, each.name, contact_min(each, _WAKING_HOURS) or 0),
        ]
    return tuple(traces)


def _blocks(
    intervals: tuple[tuple[float, float], ...], row: int, marker: dict[str, Any]
) -> dict[str, Any]:
    return bars(
        x=[round((end - start) / 60, 4) for start, end in intervals],
        base=[round(_WAKE_HOUR + start / 60, 4) for start, _ in intervals],
        y=[row] * len(intervals),
        orientation="h",
        width=0.36,
        marker=marker,
    )


def _names(row: int, name: str, total_min: float) -> dict[str, Any]:
    said = f"{name} · {total_min:g} min a day"
    return labels([_WAKE_HOUR], [row - 0.42], [said], "middle right")


@cache
def _skin() -> tuple[dict[str, Any], ...]:
    """The published limits, in minutes over degrees Celsius."""
    known = list(limits().values())
    axes = {"xaxis": "x2", "yaxis": "y2"}
    points = {
        "x": [each.temperature_c for each in known],
        "y": [round(each.first_injury_s / 60, 3) for each in known],
    }
    return (
        marks(
            **points, **axes, mode="lines+markers",
            line={"color": VERMILION, "width": 2}, marker={"color": VERMILION, "size": 9},
        ),
        labels([60], [620], ["skin can burn here  "], "middle left") | axes,
        labels([36], [0.025], ["  none was published here"], "middle right") | axes,
    )  # fmt: skip


def _reading(plans: list[Plan]) -> dict[str, Any]:
    """The longest contact of the plan at its temperature; nothing where it is not heat."""
    hot = [plan for plan in plans if mode(plan.temperature_c) is ThermalMode.HEAT]
    minutes = [longest_contact_min(plan, _WAKING_HOURS) for plan in hot]
    return marks(
        x=[plan.temperature_c for plan in hot],
        y=minutes,
        mode="markers+text",
        text=["  <b>your plan</b>  "] * len(hot),
        textposition="middle left" if hot and hot[0].temperature_c > 42 else "middle right",
        marker={"color": BLUE, "size": 14, "symbol": "diamond"},
        xaxis="x2",
        yaxis="y2",
    )


@cache
def _layout() -> dict[str, Any]:
    end = _WAKE_HOUR + _WAKING_HOURS
    hours = {
        float(hour): f"{hour}:00"
        for hour in range(_WAKE_HOUR, end + 1, ceil(_WAKING_HOURS / 4))
    }  # fmt: skip
    degrees = {float(each): f"{each}" for each in (36, 40, 44, 48, 52, 56, 60)}
    spans = {1 / 12: "5 s", 1.0: "1 min", 10.0: "10 min", 60.0: "1 h", 360.0: "6 h"}
    log = {"type": "log", "range": [log10(0.012), log10(1500)]}
    return layout(
        640,
        barmode="overlay",
        margin={"l": 12, "r": 14},
        xaxis=axis("", hours, (_WAKE_HOUR, end)) | {"anchor": "y"},
        yaxis=hidden_axis((len(_BESIDE) + 0.4, -0.75)) | {"domain": [0.48, 1]},
        xaxis2=axis("temperature at the skin, °C", degrees, (35, 61)) | {"anchor": "y2"},
        yaxis2=axis("", spans, (0, 1)) | log | {"domain": [0, 0.4], "anchor": "x2"},
    )


def _finding(degrees: float, readings: list[str], plans: list[Plan]) -> str:
    names = [_named(degrees, unit) for unit in readings]
    if len(plans) == 2:
        meanings = [
            f"{name}, which {_meaning(plan)}" for name, plan in zip(names, plans, strict=True)
        ]
        return f"{degrees:g} degrees without a unit is two plans: {meanings[0]}, or {meanings[1]}."
    plan = plans[0]
    done = turns(plan, _WAKING_HOURS)
    count = "No turn" if not done else f"{len(done)} turn{'s' if len(done) > 1 else ''}"
    total = sum(end - start for start, end in done)
    fit = "" if len(done) == plan.times else f" ({plan.times} do not fit into the day)"
    said = f"{count}{fit} of {plan.on_min:g} minutes at {names[0]}: {total:g} minutes on the skin"
    limit_s, held_min = skin_limit_s(plan.temperature_c), longest_contact_min(plan, _WAKING_HOURS)
    if limit_s is not None and held_min * 60 >= limit_s:
        return f"{said}, and one of them is long enough to burn it ({_span(limit_s)})."
    return f"{said}, at a temperature that {_meaning(plan)}."


def _named(degrees: float, unit: str) -> str:
    if unit == "c":
        return f"{degrees:g} °C"
    return f"{degrees:g} °F ({celsius(degrees, unit):.0f} °C)"


def _meaning(plan: Plan) -> str:
    """What the temperature is to the skin."""
    meant, limit_s = mode(plan.temperature_c), skin_limit_s(plan.temperature_c)
    if meant is ThermalMode.COLD:
        return "is freezing" if plan.temperature_c <= 0 else "is cold"
    if meant is None:
        return "is neither warm nor cold to the skin"
    if limit_s is None:
        return "is warm, and below the 44 °C where the published limits begin"
    if limit_s == 0:
        return "burns at once"
    return f"can burn skin held at it in {_span(limit_s)}"


def _span(seconds: float) -> str:
    if seconds >= 3600:
        return f"{seconds / 3600:g} hours"
    return f"{seconds / 60:g} minutes" if seconds >= 60 else f"{seconds:g} seconds"


def _row(plan: Plan) -> tuple[str, ...]:
    done = turns(plan, _WAKING_HOURS)
    total = sum(end - start for start, end in done)
    return ("Your plan", f"{plan.on_min:g}", f"{plan.off_min:g}", str(len(done)), f"{total:g}")


@cache
def _known_rows() -> tuple[tuple[str, ...], ...]:
    rows = []
    for each in (protocols()[id_] for id_ in _BESIDE):
        pause = "once a day" if each.once_a_day else f"{each.off_min}"
        done = contact_intervals(each, _WAKING_HOURS) or ()
        total = contact_min(each, _WAKING_HOURS) or 0
        rows.append((each.name, f"{each.on_min}", pause, str(len(done)), f"{total:g}"))
    return tuple(rows)


@cache
def _limit_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            f"Skin held at {each.temperature_c:g} °C",
            f"injured in {_span(each.first_injury_s)}",
            "–",
            "–",
            "–",
        )
        for each in limits().values()
    )


def _person(
    plans: list[Plan], conditions: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What speaks against the plan for this person, for each way to read it."""
    known = contract()["heat_cold_contraindications"].options
    ticked = "; ".join(known.get(each, each) for each in conditions) if conditions else "nothing"
    entries = [("Ticked:", f"{ticked}.")]
    for plan in plans:
        meant = mode(plan.temperature_c)
        if meant is None:
            continue
        against = " ".join(reasons_against(plan.temperature_c, conditions))
        lead = f"{meant.value.capitalize()}: "
        if against:
            entries.append((f"{lead}not for this person.", against))
        elif conditions:
            entries.append((f"{lead}nothing ticked speaks against it.", "Ask about the rest."))
        else:
            entries.append((f"{lead}nothing known against it.", "Not asked is not the same as no."))
    return ("This person", tuple(entries))


def _evidence(plans: list[Plan]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is known of heat, or of cold, in the words of the care facts."""
    meant = list(dict.fromkeys(mode(plan.temperature_c) for plan in plans))
    facts = [care_facts()[each.value] for each in meant if each]
    entries = tuple((f"{fact.topic}:", fact.effect or fact.advice) for fact in facts)
    return ("What the evidence says", entries or (("Nothing:", "lukewarm was not tested."),))
