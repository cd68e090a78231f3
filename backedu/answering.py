"""What follows from what a page set: a lesson's control answers, and forgets.

A control's answer follows from the traits that a page may set and from nothing else. So one set of
controls answers for everybody: it is set to what one page sent, what it makes of that is read, and
everything is put back. Nothing here knows how a page's question came, or how the answer goes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from backedu.widgets.shared.control import Control, collected, numbered

_OURS = ("backedu.", "traitlets.")  # whose functions a control of ours calls when it changes


class CannotAnswerError(ValueError):
    """There is no such control, or what it makes of these settings cannot be sent."""


class LessonControls:
    """The controls of one lesson, each as the lesson's cells made it.

    ``needs_kernel`` tells whether some of them have answers, but not for everybody.

    Example:
        >>> cell = "from backedu.lessons import Lesson; Lesson().ask('what-the-word-says')"
        >>> lesson = LessonControls([cell])
        >>> sorted(lesson.names), sorted(lesson.answer("backedu-1", {"value": "spasm"}))
        (['backedu-1'], ['feedback', 'outcome', 'value'])
    """

    def __init__(self, cells: Iterable[str]) -> None:
        """Run a lesson's cells; whatever one of them raises is raised here.

        Args:
            cells: The text of each, in plain Python, in order.
        """
        space: dict[str, Any] = {"__name__": "__main__"}
        with collected() as made:
            for cell in cells:
                exec(compile(cell, "<cell>", "exec"), space)  # noqa: S102 - the author's notebook
        self._space = space  # what the controls' functions refer to
        self.needs_kernel = any(not answers_for_all(each) and _has_answers(each) for each in made)
        self._starts = {
            numbered(number): _Start(control)
            for number, control in enumerate(made, 1)
            if answers_for_all(control)
        }

    @property
    def names(self) -> frozenset[str]:
        """The names of the controls that can answer."""
        return frozenset(self._starts)

    def answer(self, name: str, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Return what follows from settings, and the settings that the control corrected.

        Args:
            name: The control's, such as ``backedu-1``.
            settings: What a page set, by trait; what it may not set is dropped.

        Raises:
            CannotAnswerError: There is no such control, or its answer is not JSON.
        """
        if name not in self._starts:
            raise CannotAnswerError(
                f"There is no control {name[:40]!r} that answers for everybody."
            )
        return self._starts[name].answer(settings)


def answers_for_all(control: Control) -> bool:
    """Whether one control can answer for every visitor.

    It cannot when it remembers, when a notebook has made its class, or when a notebook listens to
    it: nobody knows then what else its answer depends on.
    """
    kind = type(control)
    if kind.remembers or not kind.page_may_set or not _is_ours(control):
        return False
    listeners = [
        listener
        for by_kind in control._trait_notifiers.values()  # noqa: SLF001 - traitlets tells it nowhere else
        for listeners in by_kind.values()
        for listener in listeners
    ]
    return all(_is_ours(each) for each in listeners)


def _has_answers(control: Control) -> bool:
    return bool(control.page_may_set) or not _is_ours(control)


def _is_ours(thing: Any) -> bool:
    """Whether a control's class or a function that listens to one is this package's."""
    module = getattr(thing, "__module__", "") or ""
    is_link = "link" in getattr(thing, "__qualname__", "")
    return module.startswith(_OURS) and not is_link


class _Start:
    """A control, and all that it was when the lesson's cells had run."""

    def __init__(self, control: Control) -> None:
        control.comm = None  # nobody listens there
        self._control = control
        self._attributes = dict(vars(control))
        self._traits = dict(control._trait_values)  # noqa: SLF001 - all of them, also those without a tag

    def answer(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        control = self._control
        try:
            control.set_state(dict(settings))
            told = {name: settings[name] for name in control.page_may_set & settings.keys()}
            state = control.get_state([*told, *control.follows])
        finally:
            self._put_back()
        corrected = {name for name in told if state[name] != told[name]}
        answer = {name: state[name] for name in (*sorted(corrected), *sorted(control.follows))}
        try:
            json.dumps(answer, allow_nan=False)
        except (TypeError, ValueError):
            raise CannotAnswerError("The answer holds what a page cannot be sent.") from None
        return answer

    def _put_back(self) -> None:
        attributes: dict[str, Any] = self._control.__dict__
        attributes.clear()
        attributes.update(self._attributes)
        attributes["_trait_values"] = dict(self._traits)
