"""A question to commit to: choose, commit, and only then see the feedback."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class QuestionCard(Control):
    """One question with its options; nothing is chosen beforehand.

    ``value`` is the id of the option the student committed to, or ``""``. ``feedback`` is empty
    until then: which option is right never travels to the page before the student commits.

    Example:
        >>> card = QuestionCard("2 + 2?", [{"id": "a", "text": "4"}, {"id": "b", "text": "5"}],
        ...                     mark=lambda option: {"right": option == "a", "text": "Count."})
        >>> card.feedback
        {}
        >>> card.value = "b"
        >>> card.feedback["right"]
        False
    """

    _esm = script("widgets/question_card/question_card.js")
    _css = style("question")
    follows = frozenset({"feedback", "outcome"})

    kicker = traitlets.Unicode().tag(sync=True)
    stem = traitlets.Unicode().tag(sync=True)
    story = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        stem: str,
        options: Sequence[Mapping[str, str]],
        mark: Callable[[str], Mapping[str, Any]],
        **traits: Any,
    ) -> None:
        """Create the card.

        Args:
            stem: The question.
            options: One mapping per option: id and text.
            mark: Turns an option's id into its feedback: ``right`` (bool), ``word`` (the
                verdict in a word or two), ``text``, and optionally ``points`` (a list of
                sentences) and ``sources``.
            traits: Further traits: ``kicker`` (a line above) and ``story`` (text before the
                question).
        """
        super().__init__(stem=stem, options=[dict(o) for o in options], **traits)
        self._mark = mark
        self.outcome = {"done": False}
        self.observe(self._give_feedback, "value")

    @traitlets.validate("value")
    def _one_of_the_options(self, proposal: Any) -> str:
        known = {option["id"] for option in self.options}
        return proposal["value"] if proposal["value"] in known else ""

    def _give_feedback(self, change: Mapping[str, Any]) -> None:
        self.feedback = dict(self._mark(change["new"])) if change["new"] else {}
        done = bool(self.feedback)
        self.outcome = {"done": done} | ({"right": self.feedback["right"]} if done else {})
