"""One question at a time, which comes back when it is about to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Review(Control):
    """A question, then its feedback, then the next question; and how it stands.

    ``value`` is what is asked for now: ``at`` (the time) and, for an answer, ``item``, ``option``,
    ``sure`` and ``times``. ``kept`` is what a page keeps, one row for each question that has been
    answered. ``result`` is what follows: the question that is asked, its feedback once it has been
    answered, and ``news``, the rows that the page is to keep from now on. Which option is right is
    in no part of it before that.

    Example:
        >>> review = Review(lambda value, kept: {"item": value.get("item") or "first"})
        >>> review.value = {"item": "second"}
        >>> review.result
        {'item': 'second'}
    """

    _esm = script("widgets/review/review.js")
    _css = style("question", "chart", "place") + style("review")
    page_may_set = frozenset({"value", "kept"})
    follows = frozenset({"result"})
    keeps_rows = "kept"

    levels = traitlets.List(traitlets.Dict()).tag(sync=True)
    early_s = traitlets.Int().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        answer: Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the review.

        Args:
            answer: Turns a value and rows, whatever a page may have sent, into the result.
            traits: Further traits: ``levels`` (one mapping per degree of sureness: id and text),
                ``early_s`` (an answer older than this many seconds is that of another day) and
                ``words``.
        """
        super().__init__(**traits)
        self._answer = answer
        self._answered: tuple[Mapping[str, Any], ...] = ()
        self._follow()
        self.observe(lambda _: self._follow(), ["value", "kept"])

    def _follow(self) -> None:
        """Answer once where both settings have come at the same time: each is told of."""
        asked = (self.value, self.kept)
        if asked != self._answered:
            self._answered = asked
            self.result = dict(self._answer(*asked))
