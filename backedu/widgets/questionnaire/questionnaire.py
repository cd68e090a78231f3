"""A questionnaire in steps whose result follows the answers as they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Questionnaire(Control):
    """Groups of questions, one group a step; nothing is chosen beforehand.

    ``value`` maps the names of answered questions to their answers; a question that is not
    answered is missing. ``result`` is what ``assess`` makes of it. ``what_if`` is one answer, by
    name, that is different; ``comparison`` sets the two results side by side.

    Example:
        >>> group = {"id": "g", "title": "G", "questions": [{"name": "q", "ask": "Q?",
        ...          "kind": "choice", "options": [{"value": "yes", "label": "Yes"}]}]}
        >>> form = Questionnaire([group], assess=lambda given: {"footnote": f"{len(given)} of 1"})
        >>> form.value = {"q": "yes"}
        >>> form.result
        {'footnote': '1 of 1'}
    """

    _esm = script("widgets/questionnaire/questionnaire.js")
    _css = style("result", "questionnaire")

    groups = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    what_if = traitlets.Dict().tag(sync=True)
    comparison = traitlets.Dict().tag(sync=True)
    what_if_labels = traitlets.Dict().tag(sync=True)
    page_may_set = frozenset({"value", "what_if"})
    follows = frozenset({"comparison", "result"})
    answers_at = (("value",), ("what_if",))

    def __init__(
        self,
        groups: Sequence[Mapping[str, Any]],
        assess: Callable[[dict[str, Any]], Mapping[str, Any]],
        compare: Callable[[dict[str, Any], dict[str, Any]], Mapping[str, Any]] | None = None,
        **traits: Any,
    ) -> None:
        """Create the questionnaire.

        Args:
            groups: One mapping per step: id, title, optional hint and ``none`` (the label of
                the button that answers "none of these"), and questions. A question has name,
                ask, kind (choice, number or list), and options or min, max and unit; ``none``
                is the value that the none-button gives it, and ``unless`` maps other questions
                to the answers that spare someone this one.
            assess: Turns the answers into a result in words: ``bar`` (tone, mark, title,
                note: the line that stays in sight), ``banner`` (tone, mark, title, lines),
                ``sections`` (each title, folded, and items with strong, text, answers and
                sources), ``footnote``, and ``ask`` (the names of the questions that are
                still worth asking; the others are not shown) and ``doubted`` (the names of
                answers that spare nobody a question). It must depend on nothing else.
            compare: Turns the answers, and one answer that is different, into a comparison:
                ``sides`` (two of heading, tone, mark, title and line) and ``changes`` (each
                title and items). Left out, the page does not offer it.
            traits: Further traits: ``what_if_labels`` (title, which, other and choose: the
                words around the comparison).
        """
        super().__init__(groups=[dict(g) for g in groups], result=dict(assess({})), **traits)
        self.observe(lambda change: self.set_trait("result", dict(assess(change["new"]))), "value")
        if compare:
            self.observe(lambda _: self._compare(compare), ["value", "what_if"])

    def _asks(self) -> Any:
        return {each["name"]: each for group in self.groups for each in group["questions"]}

    def _compare(self, compare: Callable[..., Mapping[str, Any]]) -> None:
        self.comparison = dict(compare(self.value, self.what_if)) if self.what_if else {}
