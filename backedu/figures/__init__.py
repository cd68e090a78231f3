"""Numbers become figures: plotly data, the finding in a sentence, the same numbers in a table.

A figure knows no widget. plotly is imported when the first figure is drawn, not before.

Example:
    >>> draw("scans", {"age": 40}).finding
    'At 40, about 50 of 100 people without back pain have a bulging disc.'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backedu.figures.chance import flags_in_a_row_figure
from backedu.figures.courses import courses_figure
from backedu.figures.disc_pressure import disc_pressure_figure
from backedu.figures.drawing.style import Figure
from backedu.figures.flag_clinic import own_rule_figure
from backedu.figures.frequencies import leg_raise_figure, red_flag_figure
from backedu.figures.heat_and_cold import heat_and_cold_figure
from backedu.figures.ladder import ladder_figure
from backedu.figures.prevention import prevention_figure
from backedu.figures.recovery import recovery_figure
from backedu.figures.scan_report import scan_report_figure
from backedu.figures.scans import scans_figure
from backedu.figures.spinal_load import loading_figure
from backedu.figures.thermal_plan import thermal_plan_figure
from backedu.topics.labs import labs
from backedu.topics.recovery import definitions

__all__ = [
    "Figure",
    "courses_figure",
    "disc_pressure_figure",
    "draw",
    "flags_in_a_row_figure",
    "heat_and_cold_figure",
    "ladder_figure",
    "leg_raise_figure",
    "loading_figure",
    "own_rule_figure",
    "prevention_figure",
    "recovery_figure",
    "red_flag_figure",
    "scan_report_figure",
    "scans_figure",
    "thermal_plan_figure",
]


def draw(lab_id: str, values: Mapping[str, Any]) -> Figure:
    """Draw the figure of a lab for the values of its sliders and choices.

    Args:
        lab_id: Id of a record in ``labs.toml``.
        values: One number per slider and one option's id per choice, by its id.

    Raises:
        ValueError: There is no such lab, or a value is out of range.
        KeyError: The value of a control is missing.
    """
    if lab_id not in _FIGURES:
        raise ValueError(f"There is no lab '{lab_id}'; choose one of {', '.join(_FIGURES)}.")
    return _FIGURES[lab_id](values)


def _recovery(values: Mapping[str, Any]) -> Figure:
    """The slider for the definition counts them from 0, loosest first."""
    known = list(definitions())
    index = values["definition"]
    if index not in range(len(known)):
        raise ValueError(f"There is no definition {index}; choose 0 to {len(known) - 1}.")
    return recovery_figure(known[int(index)], values["day"])


def _red_flag(values: Mapping[str, Any]) -> Figure:
    share = labs()["red_flag"].slider("prevalence").share(values["prevalence"])
    return red_flag_figure(share, values["sensitivity"], values["specificity"])


def _flags_in_a_row(values: Mapping[str, Any]) -> Figure:
    share = labs()["flags_in_a_row"].slider("before").share(values["before"])
    return flags_in_a_row_figure(values["first"], values["second"], share)


_FIGURES: Mapping[str, Callable[[Mapping[str, Any]], Figure]] = {
    "scans": lambda values: scans_figure(values["age"]),
    "scan_report": lambda values: scan_report_figure(values["finding"], values["age"]),
    "heat_and_cold": lambda values: heat_and_cold_figure(
        values["waking_hours"], values["off_min_c"]
    ),
    "thermal_plan": lambda values: thermal_plan_figure(
        values["degrees"],
        values["unit"],
        (values["on_min"], values["off_min"], int(values["times"])),
        tuple(values["person"].split()),
    ),
    "recovery": _recovery,
    "courses": lambda values: courses_figure(values["course"], values["sample"]),
    "prevention": lambda values: prevention_figure(
        values["measure"], values["baseline"], values["reading"]
    ),
    "ladder": lambda values: ladder_figure(
        values["day"], values["pain_during"], values["morning_rise"], values["sign"]
    ),
    "loading": lambda values: loading_figure(
        values["load_kg"],
        values["distance_cm"],
        values["height_cm"],
        values["trunk_angle_deg"],
        values["knees"],
    ),
    "red_flag": _red_flag,
    "flags_in_a_row": _flags_in_a_row,
    "own_rule": lambda values: own_rule_figure(values["flags"], values["at_least"]),
    "leg_raise": lambda values: leg_raise_figure(values["test"], values["ill"]),
    "disc_pressure": lambda values: disc_pressure_figure(values["position"]),
}
