"""Drawings to explore layer by layer, and to find their parts on without labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style

MODES = ("explore", "find")


class Anatomy(Control):
    """Plates with areas; names are shown while exploring, and asked for while finding.

    ``value`` holds ``plate`` (the id of the one in sight), ``mode`` and ``answers`` (the area
    pointed at, by the question's id). ``result`` is what ``answer`` makes of it: which area is
    which isn't in the plates, and while finding it is told of what was answered alone. The
    exercise is done once ``enough`` parts, of whichever plates, were answered.

    Example:
        >>> plate = {"id": "p", "areas": [{"id": "1"}], "asks": [{"id": "p.1", "name": "Rib"}]}
        >>> control = Anatomy([plate], lambda value: {"n": len(value["answers"])}, enough=1)
        >>> control.value = {"plate": "q", "mode": "find", "answers": {"p.1": "1", "p.2": "1"}}
        >>> control.value["plate"], control.value["answers"], control.result
        ('p', {'p.1': '1'}, {'n': 1})
        >>> control.outcome
        {'done': True, 'n': 1, 'of': 1}
    """

    _esm = script("widgets/anatomy/anatomy.js")
    _css = style("choice", "anatomy")
    follows = frozenset({"outcome", "result"})
    answers_at = (("value", "answers"),)

    plates = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        plates: Sequence[Mapping[str, Any]],
        answer: Callable[[dict[str, Any]], Mapping[str, Any]],
        enough: int,
        **traits: Any,
    ) -> None:
        """Create the control.

        Args:
            plates: Each id, name, view (how it is seen), box, layers (from the outside in),
                backdrop and marks (paths), areas (each id, layer, look, d, lines, at) and asks
                (questions: id and the name to find), as :func:`backedu.views.anatomy.drawn` has
                them.
            answer: Turns the value into ``parts`` (by area: name, says, matters, label, from),
                ``simplified`` and ``evidence`` while exploring, or ``where`` (by area), ``marks``
                (by question: right, line, area, says) and ``found`` while finding. It must depend
                on nothing else.
            enough: How many parts to answer before the exercise is done.
            traits: Further traits: ``words`` around it.
        """
        super().__init__(plates=[dict(plate) for plate in plates], **traits)
        self._answer = answer
        self._enough = enough
        self.observe(lambda change: self._follow(change["new"]), "value")
        self.value = {}

    def _asks(self) -> Any:
        return {
            ask["id"]: [ask["name"], [area["id"] for area in plate["areas"]]]
            for plate in self.plates
            for ask in plate["asks"]
        }

    @traitlets.validate("value")
    def _offered(self, proposal: Any) -> dict[str, Any]:
        asked = proposal["value"]
        known = [plate["id"] for plate in self.plates]
        plate, mode, answers = (asked.get(name) for name in ("plate", "mode", "answers"))
        given = answers if isinstance(answers, dict) else {}
        return {
            "plate": plate if plate in known else known[0],
            "mode": mode if mode in MODES else MODES[0],
            "answers": {
                question: given[question]
                for question, (_, areas) in self._asks().items()
                if given.get(question) in areas
            },
        }

    def _follow(self, value: dict[str, Any]) -> None:
        self.result = dict(self._answer(value))
        n = len(value["answers"])
        self.outcome = {"done": n >= self._enough, "n": n, "of": self._enough}
