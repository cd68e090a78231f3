"""A questionnaire in steps whose result follows the answers as they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.widgets.control import Control, script, style


class Questionnaire(Control):
    """Groups of questions, one group a step; nothing is chosen beforehand.

    ``value`` maps the names of answered questions to their answers; a question that is not
    answered is missing. ``result`` is what ``assess`` makes of it.

    Example:
        >>> group = {"id": "g", "title": "G", "questions": [{"name": "q", "ask": "Q?",
        ...          "kind": "choice", "options": [{"value": "yes", "label": "Yes"}]}]}
        >>> form = Questionnaire([group], assess=lambda given: {"footnote": f"{len(given)} of 1"})
        >>> form.value = {"q": "yes"}
        >>> form.result
        {'footnote': '1 of 1'}
    """

    _esm = script("control", "questionnaire_question", "questionnaire_result", "questionnaire")
    _css = style("questionnaire")

    groups = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        groups: Sequence[Mapping[str, Any]],
        assess: Callable[[dict[str, Any]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the questionnaire.

        Args:
            groups: One mapping per step: id, title, optional hint and ``none`` (the label of
                the button that answers "none of these"), and questions. A question has name,
                ask, kind (choice, number or list), and options or min, max and unit; ``none``
                is the value that the none-button gives it.
            assess: Turns the answers into a result in words: ``bar`` (tone, mark, title,
                note: the line that stays in sight), ``banner`` (tone, mark, title, lines),
                ``sections`` (each title, folded, and items with strong, text, answers and
                sources) and ``footnote``. It must depend on nothing else.
            traits: Further traits of the widget.
        """
        super().__init__(groups=[dict(g) for g in groups], result=dict(assess({})), **traits)
        self.observe(lambda change: self.set_trait("result", dict(assess(change["new"]))), "value")
