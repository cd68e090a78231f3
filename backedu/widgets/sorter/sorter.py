"""Sentences to sort: each gets one of some places, or none, and the whole is checked at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Sorter(Control):
    """Sentences, each with a list of places to put it; nothing is placed beforehand.

    ``value`` holds ``draft`` (place by the id of each sentence that was placed) and ``checked``
    (the draft when it was last checked). ``result`` follows from ``checked`` alone: what is right
    never travels to the page before the student asks for it.

    Example:
        >>> sorter = Sorter([{"id": "a", "text": "A."}], [{"value": "in", "label": "In"}],
        ...                 check=lambda placed: {"footnote": f"{len(placed)} placed"})
        >>> sorter.value = {"draft": {"a": "in", "b": "in"}, "checked": {"a": "in"}}
        >>> sorter.value["draft"], sorter.result
        ({'a': 'in'}, {'footnote': '1 placed'})
    """

    _esm = script("widgets/sorter/sorter.js")
    _css = style("result", "sorter")
    follows = frozenset({"outcome", "result"})
    answers_at = (("value", "draft"), ("value", "checked"))

    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    places = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        rows: Sequence[Mapping[str, str]],
        places: Sequence[Mapping[str, str]],
        check: Callable[[dict[str, str]], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the control.

        Args:
            rows: One mapping per sentence: id and text.
            places: One mapping per place: value, label, and optionally heading (what stands over
                its sentences; the label by default).
            check: Turns places by sentence into a result: ``banner`` (tone, mark, title, lines),
                ``sections`` (title, folded, and items with strong, text and sources) and
                ``footnote``. It must depend on nothing else.
            traits: Further traits: ``words`` around it.
        """
        super().__init__(rows=[dict(r) for r in rows], places=[dict(p) for p in places], **traits)
        self._check = check
        self.outcome = {"done": False}
        self.value = {}
        self.observe(lambda change: self._follow(change["new"]), "value")

    def _asks(self) -> Any:
        return {row["id"]: [row, self.places] for row in self.rows}

    @traitlets.validate("value")
    def _sound(self, proposal: Any) -> dict[str, dict[str, str]]:
        return {name: self._placed(proposal["value"].get(name)) for name in ("draft", "checked")}

    def _placed(self, asked: Any) -> dict[str, str]:
        """The sentences and places that exist, in the order of the sentences."""
        given = asked if isinstance(asked, dict) else {}
        offered = [place["value"] for place in self.places]
        return {row["id"]: given[row["id"]] for row in self.rows if given.get(row["id"]) in offered}

    def _follow(self, value: Mapping[str, dict[str, str]]) -> None:
        self.result = dict(self._check(value["checked"])) if value["checked"] else {}
        self.outcome = {"done": bool(self.result)}
