"""All the pictures of a lab, drawn beforehand, so that its controls need no Python.

A lab's figure depends on its sliders and choices alone. Where they have few enough positions, the
lesson server keeps every picture in one file. Neighbouring pictures are alike, so each part that
occurs more than once is stored once and referred to: ``{"$": 7}`` stands for ``pool[7]``.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from backedu.widgets.shared.choice import values_of

MOST = 2000  # pictures; about three seconds of drawing when the server starts
_WORTH_SHARING = 40  # bytes; shorter parts are cheaper written out
_LARGER = (dict, list, tuple, str)


def draw_all(
    controls: Sequence[Mapping[str, Any]],
    draw: Callable[[dict[str, Any]], Mapping[str, Any]],
) -> dict[str, Any]:
    """Return every picture of a lab, or an empty dict where there are more than ``MOST``.

    Args:
        controls: Sliders and choices, as for :class:`backedu.widgets.SliderPanel`.
        draw: As for :class:`backedu.widgets.Lab`.

    Returns:
        ``positions`` (for each control its name and values, in order), ``pool`` (shared parts) and
        ``pictures`` (one per combination, the last control moving fastest).

    Example:
        >>> size = {"name": "size", "min": 0, "max": 2, "step": 1}
        >>> frames = draw_all([size], lambda values: {"finding": f"{values['size']}"})
        >>> frames["positions"], frames["pictures"]
        ([['size', [0, 1, 2]]], [{'finding': '0'}, {'finding': '1'}, {'finding': '2'}])
    """
    positions = [[control["name"], _positions(control)] for control in controls]
    if prod(len(values) for _, values in positions) > MOST:
        return {}
    names = [name for name, _ in positions]
    pool = _Pool()
    pictures = [
        pool.share(draw(dict(zip(names, values, strict=True))))
        for values in product(*(values for _, values in positions))
    ]
    return {"positions": positions, "pool": pool.parts, "pictures": pictures}


def _positions(control: Mapping[str, Any]) -> Sequence[float | str]:
    if "options" in control:
        return values_of(control)
    steps = int((control["max"] - control["min"]) / control["step"] + 1e-9)
    return [control["min"] + i * control["step"] for i in range(steps + 1)]


class _Pool:
    """Parts of pictures, each kept once."""

    def __init__(self) -> None:
        self.parts: list[Any] = []
        self._numbers: dict[bytes, int] = {}

    def share(self, part: Any) -> Any:
        """Return the part with its larger pieces replaced by references."""
        if isinstance(part, dict):
            return {key: self._refer(value) for key, value in part.items()}
        if isinstance(part, list | tuple) and any(isinstance(x, _LARGER) for x in part):
            return [self._refer(value) for value in part]
        return part

    def _refer(self, part: Any) -> Any:
        if not isinstance(part, _LARGER) or (len(part) < _WORTH_SHARING and isinstance(part, str)):
            return part
        shared = self.share(part)
        packed = marshal.dumps(shared, 2)  # as telling as JSON, and made in a fifth of the time
        if len(packed) < _WORTH_SHARING:
            return shared
        if packed not in self._numbers:
            self._numbers[packed] = len(self.parts)
            self.parts.append(shared)
        return {"$": self._numbers[packed]}
