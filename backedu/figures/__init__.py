"""Numbers become figures: plotly data, the finding in a sentence, the same numbers in a table.

A figure knows no widget. plotly is imported when the first figure is drawn, not before.

Example:
    >>> draw("scans", {"age": 40}).finding
    'At 40, about 50 of 100 people without back pain have a bulging disc.'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from backedu.content.citing import sources_of
from backedu.figures.chance import flags_in_a_row_figure
from backedu.figures.chosen_group import chosen_group_figure
from backedu.figures.courses import courses_figure
from backedu.figures.disc_pressure import disc_pressure_figure
from backedu.figures.drawing.style import Figure
from backedu.figures.effects import out_of_100_figure, pain_effects_figure
from backedu.figures.examination import examine_figure
from backedu.figures.flag_clinic import own_rule_figure
from backedu.figures.frequencies import leg_raise_figure, red_flag_figure
from backedu.figures.heat_and_cold import heat_and_cold_figure
from backedu.figures.ladder import ladder_figure
from backedu.figures.prevention import prevention_figure
from backedu.figures.recovery import recovery_figure
from backedu.figures.risk_groups import risk_groups_figure
from backedu.figures.scan_report import scan_report_figure
from backedu.figures.scans import scans_figure
from backedu.figures.scans_by_age import scans_by_age_figure
from backedu.figures.sciatica import sciatica_odds_figure, sciatica_plans_figure
from backedu.figures.spinal_load import loading_figure
from backedu.figures.stratified_care import stratified_care_figure
from backedu.figures.thermal_plan import thermal_plan_figure
from backedu.topics.labs import labs
from backedu.topics.recovery import definitions

__all__ = [
    "Figure",
    "chosen_group_figure",
    "courses_figure",
    "disc_pressure_figure",
    "draw",
    "examine_figure",
    "flags_in_a_row_figure",
    "heat_and_cold_figure",
    "ladder_figure",
    "leg_raise_figure",
    "loading_figure",
    "out_of_100_figure",
    "own_rule_figure",
    "pain_effects_figure",
    "prevention_figure",
    "recovery_figure",
    "red_flag_figure",
    "risk_groups_figure",
    "scan_report_figure",
    "scans_by_age_figure",
    "scans_figure",
    "sciatica_odds_figure",
    "sciatica_plans_figure",
    "stratified_care_figure",
    "thermal_plan_figure",
]


def draw(lab_id: str, values: Mapping[str, Any]) -> Figure:
    """Draw the figure of a lab for its sliders and choices; it cites what the lab rests on, too.

    Args:
        lab_id: Id of a record in ``labs.toml``.
        values: One number per slider and one option's id per choice, by its id.

    Raises:
        ValueError: There is no such lab, or a value is out of range.
        KeyError: The value of a control is missing.
    """
    lab = labs().get(lab_id)
    if lab is None:
        raise ValueError(f"There is no lab '{lab_id}'; choose one of {', '.join(labs())}.")
    if lab.drawn_as not in _FIGURES:
        raise ValueError(
            f"There is no figure '{lab.drawn_as}'; name one that there is as 'figure'."
        )
    set_to = {name: values[name] for name in lab.names}
    shares = {each.id: each.share(values[each.id]) for each in lab.sliders if each.shares}
    figure = _FIGURES[lab.drawn_as](**set_to | shares)
    return replace(figure, sources=sources_of([figure, lab]))


def draw_on_paper(lab_id: str) -> Figure | None:
    """Draw what a lab's slider shows from one end to the other, for those that tell it in a line.

    Example:
        >>> draw_on_paper("ladder") is None
        True
    """
    return _ON_PAPER[lab_id]() if lab_id in _ON_PAPER else None


def _recovery(definition: float, day: float) -> Figure:
    """The slider for the definition counts them from 0, loosest first."""
    known = list(definitions())
    if definition not in range(len(known)):
        raise ValueError(f"There is no definition {definition}; choose 0 to {len(known) - 1}.")
    return recovery_figure(known[int(definition)], day)


def _thermal_plan(  # noqa: PLR0913 - one for each control of the lab
    *, unit: str, person: str, degrees: float, on_min: float, off_min: float, times: float
) -> Figure:
    return thermal_plan_figure(degrees, unit, (on_min, off_min, int(times)), tuple(person.split()))


def _flags_in_a_row(first: str, second: str, before: float) -> Figure:
    return flags_in_a_row_figure(first, second, before)


_FIGURES: Mapping[str, Callable[..., Figure]] = {
    "scans": scans_figure,
    "scan_report": scan_report_figure,
    "heat_and_cold": heat_and_cold_figure,
    "thermal_plan": _thermal_plan,
    "recovery": _recovery,
    "courses": lambda course, sample: courses_figure(course, seed=sample),
    "prevention": prevention_figure,
    "ladder": ladder_figure,
    "loading": loading_figure,
    "red_flag": red_flag_figure,
    "flags_in_a_row": _flags_in_a_row,
    "own_rule": own_rule_figure,
    "leg_raise": lambda test, ill: leg_raise_figure(test, ill_of_100=ill),
    "disc_pressure": disc_pressure_figure,
    "risk_groups": risk_groups_figure,
    "stratified_care": stratified_care_figure,
    "pain_effects": pain_effects_figure,
    "out_of_100": out_of_100_figure,
    "sciatica_odds": sciatica_odds_figure,
    "sciatica_plans": sciatica_plans_figure,
    "chosen_group": chosen_group_figure,
    "examine": examine_figure,
}
"""Draws the labs; a parameter has the name of the control that sets it.

A slider that names shares sets a share.
"""

_ON_PAPER: Mapping[str, Callable[[], Figure]] = {"scans": scans_by_age_figure}
"""By lab: its figure where there is no slider."""
