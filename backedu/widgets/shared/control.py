"""What all controls share: their script and style, and what a page may change in them."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from backedu.switches import NUMBERED_CONTROLS

_HERE = Path(__file__).parents[1]

_numbers = count(1)


# Traits that a control makes of what the page set.
_FOLLOWS = {"comparison", "feedback", "figure", "report", "result", "shown"}


def _text(file: str) -> str:
    """The text of a file, in whichever control's folder it is."""
    return next(_HERE.rglob(file)).read_text(encoding="utf-8")


@cache
def script(*parts: str) -> str:
    """Return one ES module: the named ``.js`` files in order, the last one being the control.

    A part is a plain script whose functions the later parts use. A control's part defines one
    function named like the file in camelCase, called with ``{model, el}``.

    Example:
        >>> script("control", "slider_panel").endswith("export default { render: sliderPanel };")
        True
    """
    texts = [_text(f"{part}.js") for part in parts]
    first, *rest = parts[-1].split("_")
    return (
        "".join(texts) + f"\nexport default {{ render: {first}{''.join(map(str.title, rest))} }};"
    )


@cache
def style(*parts: str) -> str:
    """Return the named ``.css`` files as one sheet, the shared tokens first."""
    names = ("tokens", "control", *parts)
    return "\n".join(_text(f"{name}.css") for name in names)


class Control(anywidget.AnyWidget):
    """Base of the controls.

    A page may set the traits in ``page_may_set`` and nothing else: whatever else arrives from a
    browser is dropped. What a control shows must follow from those traits alone, so that a page
    can replay them to a fresh kernel and see the same.
    """

    page_may_set: ClassVar[frozenset[str]] = frozenset({"value"})

    def __init__(self, **traits: Any) -> None:
        """Create the control; under the lesson server it gets a number for a name."""
        if os.environ.get(NUMBERED_CONTROLS):
            traits["model_id"] = f"backedu-{next(_numbers)}"
        super().__init__(**traits)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what a page sent, limited to what a page may set.

        A value of a wrong type is dropped too: no control sends one, so nobody waits for a word.
        """
        before = self._settings()
        allowed = {k: _own(v) for k, v in sync_data.items() if k in self.page_may_set}
        with suppress(traitlets.TraitError):
            super().set_state(allowed)
        if self._settings() == before:
            # Nothing changed here, but the page may still show what an earlier kernel made.
            self.send_state(_FOLLOWS & set(self.keys))

    def _settings(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.page_may_set}


def _own(value: Any) -> Any:
    """Bytes come as a view of the message, which a trait for bytes would refuse."""
    return bytes(value) if isinstance(value, memoryview) else value
