"""Numbers become figures: plotly data, the finding in a sentence, the same numbers in a table.

A figure knows no widget. plotly is imported when the first figure is drawn, not before.

Example:
    >>> draw("scans", {"age": 40}).finding
    'At 40, about 50 of 100 people without back pain have a bulging disc.'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backedu.figures.heat_and_cold import heat_and_cold_figure
from backedu.figures.house import Figure
from backedu.figures.recovery import recovery_figure
from backedu.figures.scans import scans_figure
from backedu.recovery import definitions

__all__ = ["Figure", "draw", "heat_and_cold_figure", "recovery_figure", "scans_figure"]


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


_FIGURES: Mapping[str, Callable[[Mapping[str, Any]], Figure]] = {
    "scans": lambda values: scans_figure(values["age"]),
    "heat_and_cold": lambda values: heat_and_cold_figure(
        values["waking_hours"], values["off_min_c"]
    ),
    "recovery": _recovery,
}
