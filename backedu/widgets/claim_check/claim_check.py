"""Statements to judge one by one: a verdict and how sure, and only then the appraisal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.figure.figure import Figure
from backedu.widgets.shared.control import style

_LARGEST_SEED = 1_000_000


@dataclass(frozen=True)
class Appraiser:
    """Who knows the statements. Its functions depend on nothing but what they are given.

    Attributes:
        known: All statements, by id.
        shown: Turns a value into the statements to judge: each id, text and part.
        appraisal: Turns a statement's id and a verdict into ``right``, ``word``, ``text``,
            ``danger`` (two texts or none), ``teaching``, ``note``, ``conflicts`` (statements) and
            ``evidence``.
        report: Turns the answers into ``lines`` and ``missed``.
        picture: Turns the answers into a figure as for :class:`Figure`, or nothing yet.
    """

    known: Mapping[str, str]
    shown: Callable[[dict[str, Any]], Sequence[Mapping[str, Any]]]
    appraisal: Callable[[str, str], Mapping[str, Any]]
    report: Callable[[dict[str, Any]], Mapping[str, Any]]
    picture: Callable[[dict[str, Any]], Mapping[str, Any]]


class ClaimCheck(Figure):
    """A set of statements, drawn or chosen, each to be judged before its appraisal shows.

    ``value`` holds ``draw`` (pool, count and seed), ``added`` (ids of statements that were asked
    for besides) and ``answers``: by the id of each statement judged, the ``verdict`` and how
    ``sure`` (percent); to change an answer, the page has it deleted first. ``shown`` are the
    statements of the draw; ``feedback`` has the appraisals of those among them that were judged,
    and of no others. ``report`` and ``figure`` follow from all answers.
    """

    _esm = script("widgets/claim_check/claim_check.js")
    _css = style("question", "figure", "claim_check")
    page_may_set = frozenset({"value"})
    follows = frozenset({"feedback", "figure", "outcome", "report", "shown"})
    answers_at = (("value", "answers"),)

    menu = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    shown = traitlets.List(traitlets.Dict()).tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    report = traitlets.Dict().tag(sync=True)

    def __init__(
        self, menu: Mapping[str, Any], start: Mapping[str, Any], appraiser: Appraiser, **traits: Any
    ) -> None:
        """Create the control.

        Args:
            menu: What is offered: ``pools`` (groups of label and options), ``counts`` (value and
                label), ``verdicts`` (id and text) and ``levels`` (percent and text).
            start: The first ``value``, without answers.
            appraiser: Who knows the statements.
            traits: Further traits: ``words`` around all this.
        """
        self._appraiser, self._start = appraiser, dict(start)
        super().__init__({}, menu=dict(menu), **traits)
        self.value = dict(start)
        self._follow()
        self.observe(lambda _: self._follow(), "value")

    def _asks(self) -> Any:
        return self._appraiser.known

    @traitlets.validate("value")
    def _sound(self, proposal: Any) -> dict[str, Any]:
        asked = proposal["value"]
        added = asked.get("added")
        answers = asked.get("answers")
        return {
            "draw": self._sound_draw(asked.get("draw")),
            "added": [id_ for id_ in _texts(added) if id_ in self._appraiser.known],
            "answers": {
                id_: {"verdict": given["verdict"], "sure": given["sure"]}
                for id_, given in (answers if isinstance(answers, dict) else {}).items()
                if id_ in self._appraiser.known and self._offered(given)
            },
        }

    def _sound_draw(self, asked: Any) -> dict[str, Any]:
        """The draw that was asked for, each part that is not offered as at the start."""
        given = asked if isinstance(asked, dict) else {}
        pools = [option["value"] for group in self.menu["pools"] for option in group["options"]]
        counts = [count["value"] for count in self.menu["counts"]]
        start, seed = self._start["draw"], given.get("seed")
        fits = type(seed) is int and 0 <= seed <= _LARGEST_SEED
        return {
            "pool": _one_of(pools, given.get("pool"), start["pool"]),
            "count": _one_of(counts, given.get("count"), start["count"]),
            "seed": seed if fits else start["seed"],
        }

    def _offered(self, given: Any) -> bool:
        """Whether this is an answer that the control offers."""
        return (
            isinstance(given, dict)
            and _one_of([each["id"] for each in self.menu["verdicts"]], given.get("verdict")) != ""
            and _one_of([each["percent"] for each in self.menu["levels"]], given.get("sure")) != ""
        )

    def _appraisal(self, id_: str, verdict: str) -> dict[str, Any]:
        """What is said of this verdict and of no other, as it says itself."""
        return {**self._appraiser.appraisal(id_, verdict), "verdict": verdict}

    def _follow(self) -> None:
        answers = self.value["answers"]
        shown = [dict(each) for each in self._appraiser.shown(self.value)]
        self.feedback = {
            each["id"]: self._appraisal(each["id"], answers[each["id"]]["verdict"])
            for each in shown
            if each["id"] in answers
        }
        self.shown = shown
        self.report = dict(self._appraiser.report(answers))
        self.figure = dict(self._appraiser.picture(answers))
        judged = {
            f"claim/{id_}": {"sure": f"p{answers[id_]['sure']}", "right": told["right"]}
            for id_, told in self.feedback.items()
        }
        self.outcome = {"done": len(answers) >= self._start["draw"]["count"], "judged": judged}


def _one_of(offered: Sequence[Any], asked: Any, otherwise: Any = "") -> Any:
    """What was asked for where it is offered; 1.0 and True are not 1."""
    return next(
        (each for each in offered if each == asked and type(each) is type(asked)), otherwise
    )


def _texts(asked: Any) -> list[str]:
    """The texts of a list, each once; none where it is no list."""
    given = asked if isinstance(asked, list) else []
    return list(dict.fromkeys(each for each in given if isinstance(each, str)))
