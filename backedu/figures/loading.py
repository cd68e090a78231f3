"""Someone holds something: the person, the load on the lowest disc, and the NIOSH equation."""

from __future__ import annotations

from functools import cache
from typing import Any

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
from backedu.figures.stick_figure import REACH_M, Pose, pose
from backedu.lifting import (
    LOAD_CONSTANT_KG,
    Lift,
    horizontal_multiplier,
    lifting_index,
    recommended_weight_kg,
    vertical_multiplier,
)
from backedu.loading import Parameter, SpinalLoad, parameters, spinal_load
from backedu.model import Certainty

_MOST_N, _MOST_INDEX = 6000, 5
_POSTURES = {"straight": "straight knees", "bent": "bent knees"}
_SOURCES = ("niosh-1994", "niosh-1981", "winter-2009", "mcgill-1988")


def loading_figure(
    load_kg: float, distance_cm: float, height_cm: float, trunk_angle_deg: float, knees: str
) -> Figure:
    """Draw a person who holds a load, and what two models say of it.

    Args:
        load_kg: Mass of the load, kilogram.
        distance_cm: From the ankles, and the disc above them, to the hands, along the floor.
        height_cm: Height of the hands above the floor.
        trunk_angle_deg: Trunk bent forward from upright, degrees.
        knees: ``straight`` or ``bent``; it changes the drawing and neither model.

    Raises:
        ValueError: A value is out of range, or there is no such posture.

    Example:
        >>> loading_figure(20, 45, 75, 60, "straight").finding
        'Holding 20 kg at 45 cm, bent forward by 60°, presses on the lowest disc with about \
3,190 N in this model, and is 1.6 times the weight that NIOSH recommends there.'
    """
    if knees not in _POSTURES:
        raise ValueError(f"There is no posture '{knees}'; choose one of {', '.join(_POSTURES)}.")
    load = spinal_load(load_kg, distance_cm / 100, trunk_angle_deg)
    limit_kg = recommended_weight_kg(Lift(distance_cm, height_cm))
    index = lifting_index(load_kg, limit_kg)
    body = pose(distance_cm / 100, height_cm / 100, trunk_angle_deg, knees_bent=knees == "bent")
    finding = _finding(load_kg, distance_cm, trunk_angle_deg, load, limit_kg)
    return Figure(
        data=(
            *_person(distance_cm, height_cm, trunk_angle_deg, knees),
            *_lever(distance_cm),
            _object(load_kg, distance_cm, height_cm),
            *_force(int(round(load.compression_n, -1))),
            *_index(None if index is None else round(index, 1)),
        ),
        layout=_layout(),
        finding=finding,
        columns=("What", "Number", "Where it comes from"),
        rows=(
            *_results(load, limit_kg, index, distance_cm, height_cm),
            ("Knees", knees, "drawn only: neither tool counts them"),
            *_assumptions(),
        ),
        certainty=(Certainty.LOW, Certainty.CONSENSUS),  # the force, and the lifting index
        sources=_SOURCES,
        note=_note(body),
        alt=(
            f"{finding} A stick figure with {_POSTURES[knees]} holds the load, above a bar for the "
            "force and a bar for the lifting index, each with its design line."
        ),
    )


@cache
def _person(
    distance_cm: float, height_cm: float, trunk_angle_deg: float, knees: str
) -> tuple[dict[str, Any], ...]:
    """Limbs and head, the floor, and the disc."""
    at = pose(distance_cm / 100, height_cm / 100, trunk_angle_deg, knees_bent=knees == "bent")
    foot = (at.ankle[0] + 0.17, 0.03)
    limbs = [foot, at.ankle, at.knee, at.disc, at.shoulder, at.head]
    arm = [at.shoulder, at.elbow] + ([at.hand] if not at.gap_m else [_arm_end(at)])
    line = {"color": GREY, "width": 7, "shape": "linear"}
    return (
        marks(x=[-0.45, 1.1], y=[0, 0], mode="lines", line={"color": GREY, "width": 2}),
        marks(
            x=_rounded([p[0] for p in limbs]), y=_rounded([p[1] for p in limbs]),
            mode="lines", line=line,
        ),
        marks(
            x=_rounded([p[0] for p in arm]), y=_rounded([p[1] for p in arm]),
            mode="lines", line=line | {"width": 5},
        ),
        marks(
            x=_rounded([at.head[0]]), y=_rounded([at.head[1]]), mode="markers",
            marker={"color": GREY, "size": 30},
        ),
        marks(
            x=_rounded([at.disc[0]]), y=_rounded([at.disc[1]]), mode="markers",
            marker={"color": VERMILION, "size": 14, "symbol": "diamond"},
        ),
    )  # fmt: skip


def _arm_end(at: Pose) -> tuple[float, float]:
    """Where a straight arm ends that does not reach the load."""
    reach = REACH_M / (REACH_M + at.gap_m)
    return (
        at.shoulder[0] + (at.hand[0] - at.shoulder[0]) * reach,
        at.shoulder[1] + (at.hand[1] - at.shoulder[1]) * reach,
    )


@cache
def _lever(distance_cm: float) -> tuple[dict[str, Any], ...]:
    """The distance that both models take, along the floor."""
    end, below = distance_cm / 100, -0.08
    line = {"color": VERMILION, "width": 3}
    return (
        marks(x=[0, end], y=[below, below], mode="lines", line=line),
        labels([end / 2], [below - 0.03], [f"<b>{distance_cm:g} cm</b>"], "bottom center"),
    )


@cache
def _object(load_kg: float, distance_cm: float, height_cm: float) -> dict[str, Any]:
    """The load in the hands; empty hands are a hollow square."""
    fill = BLUE if load_kg else "rgba(0,0,0,0)"
    return marks(
        x=[distance_cm / 100],
        y=[height_cm / 100],
        mode="markers+text",
        marker={
            "color": fill,
            "size": 20 + load_kg / 2,
            "symbol": "square",
            "line": {"color": BLUE, "width": 2},
        },
        text=[f"   <b>{load_kg:g} kg</b>" if load_kg else "   empty hands"],
        textposition="middle right",
    )


@cache
def _force(compression_n: int) -> tuple[dict[str, Any], ...]:
    line = parameters()["design-line"].value
    name = f"Force on the lowest disc, this model: <b>{_newton(compression_n)} N</b>"
    return _bar(compression_n, name, line=line, number="2", colour=VERMILION)


@cache
def _index(index: float | None) -> tuple[dict[str, Any], ...]:
    said = "none is recommended" if index is None else f"{index:.1f}"
    name = f"Times the weight that NIOSH recommends: <b>{said}</b>"
    return _bar(index or 0, name, line=1, number="3", colour=GREEN)


def _bar(
    value: float, name: str, *, line: float, number: str, colour: str
) -> tuple[dict[str, Any], ...]:
    """A bar with its name and number above, and a line to compare it with."""
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    dash = {"color": GREY, "width": 2, "dash": "dot"}
    return (
        bars(
            x=[value], y=[0], orientation="h", width=0.5,
            marker={"color": colour, "line": {"width": 0}}, **axes,
        ),
        marks(x=[line, line], y=[-0.4, 0.45], mode="lines", line=dash, **axes),
        labels([0], [0.72], [name], "middle right") | axes,
    )  # fmt: skip


@cache
def _layout() -> dict[str, Any]:
    """The person above, both bars below; the same for every setting, so made once."""
    force = {0.0: "0", 3400.0: "3,400 N, design line", float(_MOST_N): f"{_MOST_N:,}"}
    index = {0.0: "0", 1.0: "1", 2.0: "2", 3.0: "3", 4.0: "4", 5.0: "5"}
    stage = hidden_axis((-0.24, 1.98)) | {
        "domain": [0.39, 1], "scaleanchor": "x", "scaleratio": 1, "constrain": "domain",
    }  # fmt: skip
    return layout(
        600,
        xaxis=hidden_axis((-0.55, 1.25)) | {"constrain": "domain"},
        yaxis=stage,
        xaxis2=axis("", force, (0, _MOST_N)) | {"anchor": "y2"},
        yaxis2=hidden_axis((-0.4, 1)) | {"domain": [0.235, 0.36], "anchor": "x2"},
        xaxis3=axis("", index, (0, _MOST_INDEX)) | {"anchor": "y3"},
        yaxis3=hidden_axis((-0.4, 1)) | {"domain": [0.04, 0.165], "anchor": "x3"},
        margin={"r": 30},
    )


def _finding(
    load_kg: float, distance_cm: float, angle: float, load: SpinalLoad, limit_kg: float
) -> str:
    posture = f"bent forward by {angle:g}°" if angle else "trunk upright"
    held = f"Holding {load_kg:g} kg at {distance_cm:g} cm" if load_kg else "With empty hands"
    force = f"{held}, {posture}, presses on the lowest disc"
    if not load_kg:
        force = f"{held}, {posture}, the body's own weight presses on the lowest disc"
    force += f" with about {_newton(load.compression_n)} N in this model"
    index = lifting_index(load_kg, limit_kg)
    if not load_kg:
        return f"{force}."
    if index is None:
        return f"{force}, and NIOSH recommends no load at this reach."
    return f"{force}, and is {index:.1f} times the weight that NIOSH recommends there."


def _results(
    load: SpinalLoad, limit_kg: float, index: float | None, distance_cm: float, height_cm: float
) -> tuple[tuple[str, str, str], ...]:
    model, equation = "moment-arm model", "NIOSH equation"
    times = f"{LOAD_CONSTANT_KG} kg times {horizontal_multiplier(distance_cm):.2f} for the distance"
    return (
        ("Turning force at the lowest disc", f"{load.moment_nm:.0f} N m", model),
        ("Pull of the back muscles", f"{_newton(load.muscle_n)} N", model),
        ("Force on the lowest disc", f"{_newton(load.compression_n)} N", model),
        (
            "Recommended weight limit",
            f"{limit_kg:.1f} kg",
            f"{equation}: {times} and {vertical_multiplier(height_cm):.2f} for the height",
        ),
        (
            "Lifting index",
            "cannot be computed" if index is None else f"{index:.1f}",
            f"{equation}: the load divided by that limit",
        ),
    )


@cache
def _assumptions() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (each.name, _with_range(each), "confirmed" if each.confirmed else "not confirmed: teaching")
        for each in parameters().values()
    )


def _with_range(each: Parameter) -> str:
    ends = f" ({each.low:g} to {each.high:g})" if each.low and each.high else ""
    return f"{each.value:,g}{ends} {each.unit}"


def _note(body: Pose) -> str:
    note = (
        "Load is not pain: neither number says whether anyone hurts. The force is that of a simple "
        "model at rest with teaching values; the lifting index is for up to one lift in five "
        "minutes, for an hour, moved by 25 cm, with good handles and no twist."
    )
    if not body.gap_m:
        return note
    return (
        f"These arms are {body.gap_m * 100:.0f} cm too short for the load: bend further, bend the "
        f"knees, or bring it nearer. {note}"
    )


def _newton(force_n: float) -> str:
    """To the nearest ten: the model promises no more."""
    return f"{round(force_n, -1):,.0f}"


def _rounded(numbers: list[float]) -> list[float]:
    return [round(number, 3) for number in numbers]
