"""One question at a time, which comes back when it is about to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Review(Control):
    """A question, then its feedback, then the next question.

    ``value`` is what the page keeps: ``traces`` (what is left of each question in the reader's
    memory), ``at`` (the time) and, for an answer, ``item``, ``option`` and ``sure``. ``result`` is
    what follows: the question that is asked, its feedback once it has been answered, and the new
    traces, which the page takes over with its next request. Which option is right is in no part of
    it before that.

    Example:
        >>> review = Review(lambda value: {"item": value.get("item") or "first"})
        >>> review.value = {"item": "second"}
        >>> review.result
        {'item': 'second'}
    """

    _esm = script("widgets/review/review.js")
    _css = style("question") + style("review")
    follows = frozenset({"result"})

    levels = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]], **traits: Any
    ) -> None:
        """Create the review.

        Args:
            answer: Turns a value, whatever a page may have sent, into the result.
            traits: Further traits: ``levels`` (one mapping per degree of sureness: id and text)
                and ``words``.
        """
        super().__init__(**traits)
        self._answer = answer
        self.result = dict(answer(self.value))
        self.observe(self._follow, "value")

    def _follow(self, change: Mapping[str, Any]) -> None:
        self.result = dict(self._answer(change["new"]))
