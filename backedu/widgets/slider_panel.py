"""Sliders with a name, a unit and named ends; ``value`` holds one number per slider."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import traitlets

from backedu.widgets.control import Control, script, style


class SliderPanel(Control):
    """Native range inputs, each with its value and unit beside it.

    ``value`` maps each slider's name to a number within its range, on its steps. What a page
    sends is clamped to that; a name that is not a slider's is dropped.

    Example:
        >>> age = {"name": "age", "label": "Age", "unit": "years", "min": 20, "max": 80,
        ...        "step": 10, "start": 40}
        >>> panel = SliderPanel([age])
        >>> panel.value
        {'age': 40}
        >>> panel.value = {"age": 500}
        >>> panel.value
        {'age': 80}
    """

    _esm = script("control", "slider_panel")
    _css = style("slider_panel")

    sliders = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

    def __init__(self, sliders: Sequence[Mapping[str, Any]], **traits: Any) -> None:
        """Create the panel.

        Args:
            sliders: One mapping per slider: name, label, min, max, step, start, and optionally
                unit, low and high (names of the ends), ticks (list of {value, label}).
            traits: Further traits of the widget.
        """
        start = {s["name"]: s["start"] for s in sliders}
        super().__init__(sliders=[dict(s) for s in sliders], value=start, **traits)

    @traitlets.validate("value")
    def _within_range(self, proposal: Any) -> dict[str, float]:
        asked = proposal["value"]
        return {s["name"]: _on_step(asked.get(s["name"]), s) for s in self.sliders}


def _on_step(asked: Any, slider: Mapping[str, Any]) -> float:
    """The nearest value that the slider can show; its start when no number was sent."""
    if isinstance(asked, bool) or not isinstance(asked, int | float):
        return slider["start"]  # type: ignore[no-any-return]
    if isinstance(asked, float) and math.isnan(asked):  # an int can be too large to ask
        return slider["start"]  # type: ignore[no-any-return]
    low, high, step = slider["min"], slider["max"], slider["step"]
    inside = min(max(asked, low), high)
    return min(high, low + round((inside - low) / step) * step)  # type: ignore[no-any-return]
