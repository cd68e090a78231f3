"""Sentences to say again in one's own words, which the page looks through and nobody receives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Rewriter(Control):
    """Sentences that a reader says again; what is written is looked through in the page alone.

    ``value`` holds the ids of the sentences that were looked at, never the words.
    ``ways`` follows from it: one way to say each of them, which the page does not have before.

    Example:
        >>> rewriter = Rewriter([{"id": "a", "says": "A!"}], [], lambda ids: dict.fromkeys(ids, {}))
        >>> rewriter.value = ["a", "b"]
        >>> rewriter.value, rewriter.ways
        (['a'], {'a': {}})
    """

    _esm = script("widgets/rewriter/rewriter.js")
    _css = style("rewriter")
    follows = frozenset({"outcome", "ways"})

    phrases = traitlets.List(traitlets.Dict()).tag(sync=True)
    lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    value: traitlets.List[str] = traitlets.List().tag(sync=True)
    ways = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        phrases: Sequence[Mapping[str, str]],
        lists: Sequence[Mapping[str, Any]],
        ways: Callable[[Iterable[str]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the control.

        Args:
            phrases: One mapping per sentence: id, says, meant and does.
            lists: One mapping per list of words: kind (``frightens``, ``false_comfort`` or
                ``plan``), what to find, and why.
            ways: Turns the ids of sentences into one way to say each (text and sources). It must
                depend on nothing else.
            traits: Further traits: ``words`` around it.
        """
        super().__init__(
            phrases=[dict(p) for p in phrases], lists=[dict(w) for w in lists], **traits
        )
        self._ways = ways
        self.outcome = {"done": False}
        self.value = []
        self.observe(lambda change: self._follow(change["new"]), "value")

    def _asks(self) -> Any:
        return [phrase["id"] for phrase in self.phrases]

    @traitlets.validate("value")
    def _sound(self, proposal: Any) -> list[str]:
        """The sentences that exist, in their order."""
        asked = [each for each in proposal["value"] if isinstance(each, str)]
        return [phrase["id"] for phrase in self.phrases if phrase["id"] in asked]

    def _follow(self, value: list[str]) -> None:
        self.ways = dict(self._ways(value))
        self.outcome = {"done": bool(value)}
