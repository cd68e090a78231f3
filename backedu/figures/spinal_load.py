"""Someone holds something: the person, the load on the lowest disc, and the NIOSH equation."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.body import UNITS
from backedu.figures.drawing.lifter import disc_at, held, lifter
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREEN,
    GREY,
    VERMILION,
    Figure,
    axis,
    bars,
    hidden_axis,
    layout,
    marks,
    spot,
)
from backedu.topics.labs import labs
from backedu.topics.load.niosh_lifting import (
    LOAD_CONSTANT_KG,
    Lift,
    horizontal_multiplier,
    lifting_index,
    recommended_weight_kg,
    vertical_multiplier,
)
from backedu.topics.load.spinal_load import Parameter, SpinalLoad, parameters, spinal_load

_MOST_N, _MOST_INDEX = 6000, 5
_KNEES = ("straight", "bent")


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

    A posture that nobody can hold is drawn as far as it goes, and gets a sentence, no number.

    Example:
        >>> loading_figure(20, 45, 75, 60, "straight").finding
        'Holding 20 kg at 45 cm, bent forward by 60°, presses on the lowest disc with about \
3,190 N in this model, and is 1.6 times the weight that NIOSH recommends there.'
    """
    if knees not in _KNEES:
        raise ValueError(f"There is no posture '{knees}'; choose one of {', '.join(_KNEES)}.")
    load = spinal_load(load_kg, distance_cm / 100, trunk_angle_deg)
    limit_kg = recommended_weight_kg(Lift(distance_cm, height_cm))
    index = lifting_index(load_kg, limit_kg)
    posture = (distance_cm, height_cm, trunk_angle_deg, knees)
    refused = _refused(*posture)
    finding = refused or _finding(load_kg, distance_cm, trunk_angle_deg, load, index)
    text = words("loading")
    tools = () if refused else (
        *_force(int(round(load.compression_n, -1))),
        *_index(None if index is None else round(index, 1)),
    )  # fmt: skip
    results = () if refused else _results(load, limit_kg, index, distance_cm, height_cm)
    return Figure(
        data=(*_stage(*posture), *_lever(distance_cm), _object(load_kg, *posture[:2]), *tools),
        layout=_layout() | {"shapes": lifter(*posture)},
        finding=finding,
        columns=(text["what"], text["number"], text["origin"]),
        rows=(
            *results,
            (text["knees"], text[f"knees_{knees}"], text["knees_origin"]),
            *_assumptions(),
        ),
        certainty=(Certainty.LOW, Certainty.CONSENSUS),  # the force, and the lifting index
        sources=labs()["loading"].sources,
        note=text["note"],
        alt=f"{finding} {text['alt'].format(knees=text[knees])}",
    )


def _refused(distance_cm: float, height_cm: float, trunk_deg: float, knees: str) -> str:
    """Why nobody can hold something like this, in a sentence; empty where one can."""
    text, posture = words("loading"), held(distance_cm, height_cm, trunk_deg, knees)
    if posture.short_cm:
        return text["too_short"].format(n=f"{posture.short_cm:.0f}")
    return text["too_near"] if posture.is_out_of_joint else ""


@cached
def _stage(
    distance_cm: float, height_cm: float, trunk_deg: float, knees: str
) -> tuple[dict[str, Any], ...]:
    """The floor, and the lowest disc."""
    disc = {"color": VERMILION, "size": 13, "symbol": "diamond"}
    floor = {"color": GREY, "width": 2}
    return (
        marks(x=[-45 * UNITS, 110 * UNITS], y=[0, 0], mode="lines", line=floor),
        spot(*disc_at(distance_cm, height_cm, trunk_deg, knees), disc),
    )


@cached
def _lever(distance_cm: float) -> tuple[dict[str, Any], ...]:
    """The distance that both models take, along the floor."""
    end, below = distance_cm * UNITS, -8 * UNITS
    text = words("loading")["distance"].format(n=f"{distance_cm:g}")
    line = {"color": VERMILION, "width": 3}
    nothing = {"color": VERMILION, "size": 0, "symbol": "circle"}
    return (
        marks(x=[0, end], y=[below, below], mode="lines", line=line),
        spot(end / 2, below - 3 * UNITS, nothing, f"<b>{text}</b>", "bottom center"),
    )


@cached
def _object(load_kg: float, distance_cm: float, height_cm: float) -> dict[str, Any]:
    """The load in the hands; empty hands are a hollow square."""
    text = words("loading")
    name = text["empty_hands"]
    if load_kg:
        name = f"<b>{text['load'].format(n=f'{load_kg:g}')}</b>"
    square = {
        "color": BLUE if load_kg else CLEAR,
        "size": 24 + load_kg,
        "symbol": "square",
        "line": {"color": BLUE, "width": 2},
    }
    return spot(distance_cm * UNITS, height_cm * UNITS, square, f"   {name}")


@cached
def _force(compression_n: int) -> tuple[dict[str, Any], ...]:
    line = parameters()["design-line"].value
    name = words("loading")["force_name"].format(said=f"<b>{_newton(compression_n)}</b>")
    return _bar(compression_n, name, line=line, number="2", colour=VERMILION)


@cached
def _index(index: float | None) -> tuple[dict[str, Any], ...]:
    text = words("loading")
    number = text["none_recommended"] if index is None else f"{index:.1f}"
    name = text["index_name"].format(said=f"<b>{number}</b>")
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
        marks(
            x=[line, line, None, 0], y=[-0.4, 0.45, None, 0.72], mode="lines+text", line=dash,
            text=["", "", "", name], textposition="middle right", **axes,
        ),
    )  # fmt: skip


@cached
def _layout() -> dict[str, Any]:
    """The person above, both bars below; the same for every setting, so made once."""
    line = parameters()["design-line"].value
    named = words("loading")["design_line"].format(n=f"{line:,g}")
    force = {0.0: "0", float(line): named, float(_MOST_N): f"{_MOST_N:,}"}
    index = {float(n): f"{n}" for n in range(_MOST_INDEX + 1)}
    stage = hidden_axis((-24 * UNITS, 198 * UNITS)) | {
        "domain": [0.46, 1], "scaleanchor": "x", "scaleratio": 1, "constrain": "domain",
    }  # fmt: skip
    beneath = {"automargin": False}  # each has room for its numbers: nothing is to be measured
    return layout(
        600,
        meta={"closest": 0.55},  # there is air in it: lower, its letters need not be smaller
        xaxis=hidden_axis((-55 * UNITS, 125 * UNITS)) | {"constrain": "domain"},
        yaxis=stage,
        xaxis2=axis("", force, (0, _MOST_N)) | {"anchor": "y2"} | beneath,
        yaxis2=hidden_axis((-0.4, 1)) | {"domain": [0.295, 0.425], "anchor": "x2"},
        xaxis3=axis("", index, (0, _MOST_INDEX)) | {"anchor": "y3"} | beneath,
        yaxis3=hidden_axis((-0.4, 1)) | {"domain": [0.04, 0.165], "anchor": "x3"},
        margin={"r": 30, "b": 26, "l": 13},
    )


def _finding(
    load_kg: float, distance_cm: float, angle: float, load: SpinalLoad, index: float | None
) -> str:
    text, force = words("loading"), _newton(load.compression_n)
    posture = text["bent_forward"].format(angle=f"{angle:g}") if angle else text["upright"]
    if not load_kg:
        return text["empty"].format(posture=posture, force=force)
    held = text["held"].format(
        load=f"{load_kg:g}", distance=f"{distance_cm:g}", posture=posture, force=force
    )
    if index is None:
        return text["no_index"].format(held=held)
    return text["with_index"].format(held=held, index=f"{index:.1f}")


def _results(
    load: SpinalLoad, limit_kg: float, index: float | None, distance_cm: float, height_cm: float
) -> tuple[tuple[str, str, str], ...]:
    text = words("loading")
    origin = text["limit_origin"].format(
        constant=LOAD_CONSTANT_KG,
        horizontal=f"{horizontal_multiplier(distance_cm):.2f}",
        vertical=f"{vertical_multiplier(height_cm):.2f}",
    )
    moment = text["moment_number"].format(n=f"{load.moment_nm:.0f}")
    times = text["no_number"] if index is None else f"{index:.1f}"
    return (
        (text["moment"], moment, text["model"]),
        (text["muscle"], _newton(load.muscle_n), text["model"]),
        (text["compression"], _newton(load.compression_n), text["model"]),
        (text["limit"], text["limit_number"].format(n=f"{limit_kg:.1f}"), origin),
        (text["index"], times, text["index_origin"]),
    )


@cached
def _assumptions() -> tuple[tuple[str, str, str], ...]:
    text = words("loading")
    return tuple(
        (each.name, _with_range(each), text["confirmed" if each.confirmed else "unconfirmed"])
        for each in parameters().values()
    )


def _with_range(each: Parameter) -> str:
    text, value = words("loading"), f"{each.value:,g}"
    if not each.low or not each.high:
        return text["value"].format(n=value, unit=each.unit)
    return text["value_range"].format(
        n=value, low=f"{each.low:g}", high=f"{each.high:g}", unit=each.unit
    )


def _newton(force_n: float) -> str:
    """To the nearest ten: the model promises no more."""
    return words("loading")["force"].format(n=f"{round(force_n, -1):,.0f}")
