"""The controls of the lesson's page on the wall, so that the panel can move them from afar.

The wall says which controls its page has, and the panel what to do with one: both are kept until
the next step, and sent with every view, so that nothing is lost on a slow line.
"""

from __future__ import annotations

from typing import Any

MOST = 40
_MOST_MOVES = 20
_LONGEST = 200
_FORM = {
    "kind": str, "label": str, "value": str, "said": str, "min": str, "max": str, "step": str,
    "options": list, "is_on": bool, "is_off": bool,
}  # fmt: skip


class Controls:
    """What can be moved on the wall, and what was.

    Example:
        >>> controls = Controls()
        >>> controls.show("a-lab", [{"kind": "range", "label": "Age", "value": "40"}])
        >>> controls.move(0, "Age", "50")
        >>> controls.for_wall("a-lab")["moves"]
        [{'serial': 1, 'number': 0, 'label': 'Age', 'value': '50'}]
        >>> controls.for_wall("the-next"), controls.for_panel("the-next")
        ({}, {})
    """

    def __init__(self) -> None:
        """Start with none."""
        self._at, self._serial = "", 0
        self._shown: list[dict[str, Any]] = []
        self._moves: list[dict[str, Any]] = []

    def show(self, at: str, controls: Any) -> None:
        """Take up what the wall says of its page.

        Args:
            at: Id of the step on the wall.
            controls: A table for each; what else it holds is left out.
        """
        if at != self._at:
            self._at, self._moves = at, []
        found = controls if isinstance(controls, list) else []
        self._shown = [_checked(each) for each in found[:MOST] if isinstance(each, dict)]

    def move(self, number: Any, label: Any, value: Any) -> None:
        """Have a control of the wall moved.

        Args:
            number: Which one, from 0.
            label: What it is called: the wall may have others meanwhile.
            value: Where to; of a button nothing.

        Raises:
            ValueError: There is no such control.
        """
        is_known = type(number) is int and 0 <= number < len(self._shown)
        if not is_known or self._shown[number].get("label") != label:
            raise ValueError("no such control")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise ValueError("not a value")
        self._serial += 1
        move = {"serial": self._serial, "number": number, "label": label, "value": value}
        self._moves = [*self._moves, move][-_MOST_MOVES:]

    def for_wall(self, at: str) -> dict[str, Any]:
        """Return what was moved at a step: the wall does what it hasn't done."""
        return {"moves": self._moves} if at == self._at and self._moves else {}

    def for_panel(self, at: str) -> dict[str, Any]:
        """Return what can be moved at a step."""
        return {"controls": self._shown} if at == self._at and self._shown else {}


def _checked(control: dict[str, Any]) -> dict[str, Any]:
    return {name: control[name] for name, kind in _FORM.items() if type(control.get(name)) is kind}
