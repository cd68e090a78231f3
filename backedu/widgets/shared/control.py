"""What all controls share: their style, and what a page may change in them."""

from __future__ import annotations

import hashlib
import json
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

_LETTERS_OF_A_HASH = 6  # a question that has changed has the same ones once in 16 million

_numbers = count(1)
_made: list[list[Control]] = []  # one list for each "with collected()" that is open


def numbered(number: int) -> str:
    """Return the name of a lesson's control under the lesson server, the first being number 1."""
    return f"backedu-{number}"


@contextmanager
def collected() -> Iterator[list[Control]]:
    """Collect the controls that are made inside, in the order in which they are numbered.

    Example:
        >>> class Plain(Control):
        ...     page_may_set = frozenset()
        >>> with collected() as controls:
        ...     first, second = Plain(), Plain()
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
    ``done``, and of a question whether it is ``right``. ``settled`` are the settings from which
    all that the control shows follows: while a page has others set, no answer to them is there
    yet. ``asked`` tells a page how to keep what was set, and whether the question is still the
    one that was answered; ``kept_as`` is its name for that. ``fault`` is true where no answer
    can be had, as a function of the control has failed.
    """

    page_may_set: ClassVar[frozenset[str]] = frozenset({"value"})
    follows: ClassVar[frozenset[str]] = frozenset()
    remembers: ClassVar[bool] = False
    answers_at: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Where among the settings there are answers by the question's name, if it asks several."""
    keeps_rows: ClassVar[str] = ""
    """The setting that is a table of which each row is kept by itself, if there is one."""

    words = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)
    settled = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    fault = traitlets.Bool().tag(sync=True)
    kept_as = traitlets.Unicode()

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
        self.fault = False
        try:
            with suppress(traitlets.TraitError):
                super().set_state(allowed)
        except Exception:
            self.fault = True  # the page says so in a sentence
            raise
        if self._settings() == before:
            # Nothing changed here, but the page may still show what an earlier kernel made.
            self.send_state({"settled", *self.follows})

    def notify_change(self, change: Any) -> None:
        """Let all follow from a change of a setting, and then say that it has."""
        super().notify_change(change)
        if change["name"] in self.page_may_set:
            self.settled = self._settings()

    @traitlets.default("kept_as")
    def _kept_as_the_only_one(self) -> str:
        return type(self).__name__

    @traitlets.default("settled")
    def _settled_at_first(self) -> dict[str, Any]:
        return self._settings()

    @traitlets.default("asked")
    def _asked(self) -> dict[str, Any]:
        asked = self._asks()
        about = {"id": self.kept_as, "set": sorted(self.page_may_set)}
        if self.keeps_rows:
            about["rows"] = self.keeps_rows
        if not self.answers_at:
            return {**about, "whole": _hash(asked)}
        parts = {name: _hash(each) for name, each in asked.items()}
        return {**about, "at": [list(path) for path in self.answers_at], "parts": parts}

    def _asks(self) -> Any:
        """What a reader is asked, as plain data; with ``answers_at``, by the question's name."""

    def _settings(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.page_may_set}


def _hash(thing: Any) -> str:
    text = json.dumps(thing, sort_keys=True)
    text = text.replace(r"\u2019", "'")  # a question stays the same however its apostrophes are set
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS_OF_A_HASH]


def _own(value: Any) -> Any:
    """Bytes come as a view of the message, which a trait for bytes would refuse."""
    return bytes(value) if isinstance(value, memoryview) else value
