"""A body chart: mark areas by touch, mouse or list, lay a pattern over them, read what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.choice import offered
from backedu.widgets.shared.control import Control, style


class PainMap(Control):
    """A drawing of the body whose areas can be marked; nothing is marked beforehand.

    ``value`` holds ``places`` and ``qualities`` (ids with a space between) and ``pattern`` (an
    id, or ``"none"``). What a page sends is limited to what the chart offers. ``result`` is what
    ``answer`` makes of it.

    Example:
        >>> square = {"id": "a", "label": "A", "shapes": [], "alarm": False}
        >>> chart = {"places": [square], "qualities": [], "patterns": [{"id": "none"}]}
        >>> control = PainMap(chart, answer=lambda value: {"over": value["places"].split()})
        >>> control.value = {"places": "a z", "pattern": "?"}
        >>> control.value, control.result
        ({'places': 'a', 'qualities': '', 'pattern': 'none'}, {'over': ['a']})
    """

    _esm = script("widgets/pain_map/pain_map.js")
    _css = style("choice", "result", "pain_map")
    follows = frozenset({"result"})

    chart = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        chart: Mapping[str, Any],
        answer: Callable[[dict[str, str]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the chart.

        Args:
            chart: ``views`` (id, title, box, outline, head), ``places`` (id, label, alarm, and
                shapes: the view and its corners), ``qualities`` and ``patterns`` (each id and
                label; the pattern ``none`` lays nothing over), ``words``.
            answer: Turns the value into ``notices`` (each tone, mark, title, lines, sources),
                ``sections`` (each title and items) and ``over`` (ids of the places of the
                pattern). It must depend on nothing else.
            traits: Further traits of the widget.
        """
        empty = {"places": "", "qualities": "", "pattern": "none"}
        result = dict(answer(empty))
        super().__init__(chart=dict(chart), value=empty, result=result, **traits)
        self.observe(lambda change: self.set_trait("result", dict(answer(change["new"]))), "value")

    def _asks(self) -> Any:
        offered = ("places", "qualities", "patterns")
        return {
            name: [[each["id"], each.get("label")] for each in self.chart[name]] for name in offered
        }

    @traitlets.validate("value")
    def _what_the_chart_offers(self, proposal: Any) -> dict[str, str]:
        asked = proposal["value"]
        some = {"start": "", "several": True}
        choices = {
            "places": {"options": self.chart["places"], **some},
            "qualities": {"options": self.chart["qualities"], **some},
            "pattern": {"options": self.chart["patterns"], "start": "none"},
        }
        return {name: offered(asked.get(name), choice) for name, choice in choices.items()}
