"""A body chart: mark areas by touch, mouse or list, lay a pattern over them, read what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.choice import offered
from backedu.widgets.shared.control import Control, style

_MOST_NUMBERS = 6000  # of all strokes: some metres of line
_FURTHEST = 2000


class PainMap(Control):
    """A drawing of the body to mark and to shade; nothing is marked beforehand.

    ``value`` holds ``places`` (ids with a space between), ``feels`` (how a place feels, such as
    ``hip:dull``, with a space between), ``strokes`` (lines drawn by hand: each ``view``,
    ``quality`` and ``points``, x and y in turn in units of the drawing) and ``pattern`` (an id, or
    ``"none"``). What a page sends is limited to what the chart offers. ``result`` is what
    ``answer`` makes of it.

    Example:
        >>> square = {"id": "a", "label": "A", "shapes": {}, "alarm": False}
        >>> chart = {"places": [square], "qualities": [{"id": "dull"}], "bodies": {"back": {}},
        ...          "patterns": [{"id": "none"}]}
        >>> control = PainMap(chart, answer=lambda value: {"over": value["places"].split()})
        >>> control.value = {"places": "a z", "feels": "a:dull a:odd", "pattern": "?"}
        >>> control.value["places"], control.value["feels"], control.result
        ('a', 'a:dull', {'over': ['a']})
    """

    _esm = script("widgets/pain_map/pain_map.js")
    _css = style("choice", "result", "chart", "pain_map")
    follows = frozenset({"result"})

    chart = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        chart: Mapping[str, Any],
        answer: Callable[[dict[str, Any]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the chart.

        Args:
            chart: ``bodies`` (paths of skin, head and lines, by view), ``views`` (id, title, box,
                and the body that it is a view of), ``places`` (id, label, alarm, and a path by
                body), ``qualities`` (id, label, symbol), ``patterns`` (id, label and fields: the
                body and a path; ``none`` lays nothing over), ``units`` in a centimetre, the width
                of the ``pen`` in units, and ``words``.
            answer: Turns the value into ``notices`` (each tone, mark, title, lines, sources),
                ``sections`` (each title and items) and ``over`` (ids of the places of the
                pattern). It must depend on nothing else.
            traits: Further traits of the widget.
        """
        empty = {"places": "", "feels": "", "strokes": [], "pattern": "none"}
        result = dict(answer(empty))
        super().__init__(chart=dict(chart), value=empty, result=result, **traits)
        self.observe(lambda change: self.set_trait("result", dict(answer(change["new"]))), "value")

    def _asks(self) -> Any:
        offered = ("places", "qualities", "patterns")
        return {
            name: [[each["id"], each.get("label")] for each in self.chart[name]] for name in offered
        }

    @traitlets.validate("value")
    def _what_the_chart_offers(self, proposal: Any) -> dict[str, Any]:
        asked, chart = proposal["value"], self.chart
        places = {"options": chart["places"], "start": "", "several": True}
        pattern = {"options": chart["patterns"], "start": "none"}
        return {
            "places": offered(asked.get("places"), places),
            "feels": self._feels(asked.get("feels")),
            "strokes": self._strokes(asked.get("strokes")),
            "pattern": offered(asked.get("pattern"), pattern),
        }

    def _feels(self, asked: Any) -> str:
        if not isinstance(asked, str):
            return ""
        qualities = {each["id"] for each in self.chart["qualities"]}
        told = [each.partition(":") for each in asked.split()]
        kept = {place: quality for place, _, quality in told if quality in qualities}
        known = [place["id"] for place in self.chart["places"]]
        return " ".join(f"{id_}:{kept[id_]}" for id_ in known if id_ in kept)

    def _strokes(self, asked: Any) -> list[dict[str, Any]]:
        if not isinstance(asked, list):
            return []
        qualities = {"", *(each["id"] for each in self.chart["qualities"])}
        kept, left = [], _MOST_NUMBERS
        for stroke in asked:
            if not isinstance(stroke, dict):
                continue
            view, quality, points = (stroke.get(name) for name in ("view", "quality", "points"))
            known = view in [*self.chart["bodies"]] and quality in [*qualities]
            if known and isinstance(points, list) and _is_line(points) and len(points) <= left:
                kept.append({"view": view, "quality": quality, "points": points})
                left -= len(points)
        return kept


def _is_line(points: list[Any]) -> bool:
    """Whether this is a list of whole numbers, x and y in turn, on a picture of any size."""
    return (
        len(points) >= 2
        and len(points) % 2 == 0
        and all(type(number) is int and 0 <= number < _FURTHEST for number in points)
    )
