"""Sliders with a name, a unit and named ends, and choices; ``value`` holds each one's setting."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.choice import offered
from backedu.widgets.shared.control import Control, style


class SliderPanel(Control):
    """Native range inputs, each with its value and unit beside it, beneath the choices.

    ``value`` maps each slider's name to a number within its range, on its steps, and each choice's
    name to what is chosen (see :mod:`.choice`). What a page sends is clamped to
    that; a name that belongs to none of them is dropped.

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

    _esm = script("widgets/slider_panel/slider_panel.js")
    _css = style("choice", "slider_panel")

    sliders = traitlets.List(traitlets.Dict()).tag(sync=True)
    choices = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        sliders: Sequence[Mapping[str, Any]],
        choices: Sequence[Mapping[str, Any]] = (),
        **traits: Any,
    ) -> None:
        """Create the panel.

        Args:
            sliders: One mapping per slider: name, label, min, max, step, start, and optionally
                unit, low and high (names of the ends), ticks (list of {value, label}).
            choices: One mapping per choice, as in :mod:`backedu.widgets.shared.choice`.
            traits: Further traits of the widget.
        """
        super().__init__(
            sliders=[dict(s) for s in sliders],
            choices=[dict(c) for c in choices],
            value=start_of(sliders, choices),
            **traits,
        )

    def _asks(self) -> Any:
        return [self.sliders, self.choices]

    @traitlets.validate("value")
    def _within_range(self, proposal: Any) -> dict[str, Any]:
        asked = proposal["value"]
        chosen = {c["name"]: offered(asked.get(c["name"]), c) for c in self.choices}
        return chosen | {s["name"]: _on_step(asked.get(s["name"]), s) for s in self.sliders}


def start_of(
    sliders: Sequence[Mapping[str, Any]], choices: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the starting value of all sliders and choices, by name."""
    return {control["name"]: control["start"] for control in (*choices, *sliders)}


def _on_step(asked: Any, slider: Mapping[str, Any]) -> float:
    """The nearest value that the slider can show; its start when no number was sent."""
    if isinstance(asked, bool) or not isinstance(asked, int | float):
        return slider["start"]  # type: ignore[no-any-return]
    if isinstance(asked, float) and math.isnan(asked):  # an int can be too large to ask
        return slider["start"]  # type: ignore[no-any-return]
    low, high, step = slider["min"], slider["max"], slider["step"]
    inside = min(max(asked, low), high)
    return min(high, low + round((inside - low) / step) * step)  # type: ignore[no-any-return]
