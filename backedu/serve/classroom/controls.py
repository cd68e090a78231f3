"""The controls of the lesson's page on the wall, so that the panel can move them from afar.

The wall says which controls its page has, and the panel what to do with one: both are written down
with the class, so that every server of it knows them, kept until the next step, and sent with
every view, so that nothing is lost on a slow line.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

MOST = 40
_MOST_MOVES = 20
_LONGEST = 200
_FORM = {
    "kind": str, "of": str, "label": str, "value": str, "said": str, "min": str, "max": str,
    "step": str, "options": list, "is_on": bool, "is_off": bool,
}  # fmt: skip


@dataclass(frozen=True)
class Controls:
    """What can be moved on the wall, and what was.

    Attributes:
        at: Id of the step on the wall.
        serial: Number of the last move.
        shown: A table for each control.
        moves: The last moves, each with its number.

    Example:
        >>> controls = Controls().show("a-lab", [{"kind": "range", "label": "Age", "value": "40"}])
        >>> moved = controls.move(0, "Age", "50")
        >>> moved.for_wall("a-lab")["moves"]
        [{'serial': 1, 'number': 0, 'label': 'Age', 'value': '50'}]
        >>> moved.for_wall("the-next"), moved.for_panel("the-next")
        ({}, {})
        >>> Controls.of(moved.to_text()) == moved
        True
    """

    at: str = ""
    serial: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Controls:
        """Read what was written down; nothing where nothing was."""
        return cls(**json.loads(text)) if text else cls()

    def to_text(self) -> str:
        """Return it as it is written down."""
        return json.dumps(asdict(self))

    def show(self, at: str, controls: Any) -> Controls:
        """Return it with what the wall says of its page.

        Args:
            at: Id of the step on the wall.
            controls: A table for each; what else it holds is left out.
        """
        found = controls if isinstance(controls, list) else []
        shown = [_checked(each) for each in found[:MOST] if isinstance(each, dict)]
        return replace(self, at=at, shown=shown, moves=self.moves if at == self.at else [])

    def move(self, number: Any, label: Any, value: Any) -> Controls:
        """Return it with a control of the wall moved.

        Args:
            number: Which one, from 0.
            label: What it is called: the wall may have others meanwhile.
            value: Where to; of a button nothing.

        Raises:
            ValueError: There is no such control.
        """
        is_known = type(number) is int and 0 <= number < len(self.shown)
        if not is_known or self.shown[number].get("label") != label:
            raise ValueError("no such control")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise ValueError("not a value")
        serial = self.serial + 1
        move = {"serial": serial, "number": number, "label": label, "value": value}
        return replace(self, serial=serial, moves=[*self.moves, move][-_MOST_MOVES:])

    def for_wall(self, at: str) -> dict[str, Any]:
        """Return what was moved at a step: the wall does what it hasn't done."""
        return {"moves": self.moves} if at == self.at and self.moves else {}

    def for_panel(self, at: str) -> dict[str, Any]:
        """Return what can be moved at a step."""
        return {"controls": self.shown} if at == self.at and self.shown else {}


def _checked(control: dict[str, Any]) -> dict[str, Any]:
    return {name: control[name] for name, kind in _FORM.items() if type(control.get(name)) is kind}
