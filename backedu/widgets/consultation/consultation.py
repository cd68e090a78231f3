"""A consultation: ask, test, decide, and only then compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Consultation(Control):
    """Someone to ask and to test, a decision to commit to, and a comparison after it.

    ``value`` is the log of choices, each ``kind:target``, and ``scene`` what it leads to: the
    answers to what was asked, and the comparison once the student has committed. Nothing else
    reaches the page. A choice that doesn't count is left out of the log.

    Example:
        >>> def play(log):
        ...     counted = [choice for choice in log if choice.startswith("ask:")]
        ...     return {"log": counted, "scene": {"n": len(counted)}, "outcome": {"done": False}}
        >>> talk = Consultation({"title": "Someone"}, play)
        >>> talk.value = ["ask:a", "jump:b"]
        >>> talk.value, talk.scene
        (['ask:a'], {'n': 1})
    """

    _esm = script("widgets/consultation/consultation.js")
    _css = style("question", "result", "consultation")
    follows = frozenset({"scene", "outcome"})

    case = traitlets.Dict().tag(sync=True)
    value = traitlets.List(traitlets.Unicode()).tag(sync=True)
    scene = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        case: Mapping[str, Any],
        play: Callable[[Sequence[str]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the control.

        Args:
            case: What is on offer from the start: texts, and lists of things to choose.
            play: Turns a log into ``log`` (the choices that counted), ``scene`` and ``outcome``.
            traits: Further traits of the widget.
        """
        self._play = play
        super().__init__(case=dict(case), **traits)
        self._show(play([]))

    @traitlets.validate("value")
    def _what_counts(self, proposal: Any) -> list[str]:
        return list(self._play(proposal["value"])["log"])

    @traitlets.observe("value")
    def _follow(self, change: Any) -> None:
        self._show(self._play(change["new"]))

    def _show(self, played: Mapping[str, Any]) -> None:
        self.scene, self.outcome = dict(played["scene"]), dict(played["outcome"])
