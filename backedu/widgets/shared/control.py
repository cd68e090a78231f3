"""What all controls share: their style, and what a page may change in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from backedu.switches import NUMBERED_CONTROLS

_HERE = Path(__file__).parents[1]

_numbers = count(1)
_made: list[list[Control]] = []  # one list for each "with collected()" that is open


def numbered(number: int) -> str:
    """Return the name of a lesson's control under the lesson server, the first being number 1."""
    return f"backedu-{number}"


@contextmanager
def collected() -> Iterator[list[Control]]:
    """Collect the controls that are made inside, in the order in which they are numbered.

    Example:
        >>> with collected() as controls:
        ...     first, second = Control(), Control()
        >>> controls == [first, second]
        True
    """
    made: list[Control] = []
    _made.append(made)
    try:
        yield made
    finally:
        _made.remove(made)


@cache
def style(*parts: str) -> str:
    """Return the named ``.css`` files as one sheet, the shared tokens first.

    Args:
        parts: Each the name of a control, or of a sheet that several share.
    """
    return "\n".join(_sheet(part) for part in ("tokens", "control", *parts))


@cache
def _sheet(part: str) -> str:
    folder = _HERE / part if (_HERE / part).is_dir() else _HERE / "shared"
    return (folder / f"{part}.css").read_text(encoding="utf-8")


class Control(anywidget.AnyWidget):
    """Base of the controls.

    A page may set the traits in ``page_may_set`` and nothing else: whatever else arrives from a
    browser is dropped. What a control shows must follow from those traits alone, so that a page
    can replay them to a fresh kernel, or ask a process that answers for everybody, and see the
    same. ``follows`` are the traits that the control makes of them. A control whose answer also
    depends on what it was told before sets ``remembers``; each visitor then needs a kernel.
    ``words`` are what its script says, by section: every sentence comes from outside.
    ``outcome`` is empty unless the control asks for an answer; then it says whether that is
    ``done``, and of a question whether it is ``right``.
    """

    page_may_set: ClassVar[frozenset[str]] = frozenset({"value"})
    follows: ClassVar[frozenset[str]] = frozenset()
    remembers: ClassVar[bool] = False

    words = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        """Create the control; under the lesson server it gets a number for a name."""
        for made in _made:
            made.append(self)
        if os.environ.get(NUMBERED_CONTROLS):
            traits["model_id"] = numbered(next(_numbers))
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
            self.send_state(set(self.follows))

    def _settings(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.page_may_set}


def _own(value: Any) -> Any:
    """Bytes come as a view of the message, which a trait for bytes would refuse."""
    return bytes(value) if isinstance(value, memoryview) else value
