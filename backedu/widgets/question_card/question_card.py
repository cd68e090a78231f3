"""A question to commit to: choose, commit, and only then see the feedback."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class QuestionCard(Control):
    """One question with its options; nothing is chosen beforehand.

    ``value`` is the answer that the student committed to, or ``""``: the id of an option, or what
    another ``format`` makes of it; ``sure`` is how sure, as the id of one of the ``levels``, or
    ``""``. ``feedback`` is empty until then: which option is right never travels to the page before
    the student commits.

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
    _css = style("question", "chart", "place")
    page_may_set = frozenset({"value", "sure"})
    follows = frozenset({"feedback", "outcome"})

    kicker = traitlets.Unicode().tag(sync=True)
    stem = traitlets.Unicode().tag(sync=True)
    story = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Dict()).tag(sync=True)
    format = traitlets.Unicode("single").tag(sync=True)
    partners = traitlets.List(traitlets.Dict()).tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    chart = traitlets.Dict().tag(sync=True)
    hints = traitlets.List(traitlets.Unicode()).tag(sync=True)
    levels = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    sure = traitlets.Unicode().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    card = traitlets.Unicode()

    def __init__(
        self,
        stem: str,
        options: Sequence[Mapping[str, str]],
        mark: Callable[[str], Mapping[str, Any]],
        accepts: Callable[[str], bool] | None = None,
        **traits: Any,
    ) -> None:
        """Create the card.

        Args:
            stem: The question.
            options: One mapping per option: id, text and optionally note (a few words beneath).
            mark: Turns an option's id into its feedback: ``right`` (bool), ``word`` (the
                verdict in a word or two), ``text``, and optionally ``answer`` (the id of the right
                option), ``points`` (a list of sentences), ``parts`` (one mapping for each thing
                that the answer says: text, why, right) and ``sources``.
            accepts: Says whether a text is an answer; by default, whether it is an option's id.
            traits: Further traits: ``kicker`` (a line above), ``story`` (text before the question),
                ``format`` (how it is answered: see the script), ``partners`` (what is matched with
                the options), ``unit`` (of a number), ``hints``,
                ``chart`` (the body that places are on),
                ``levels`` (one mapping per degree of sureness: id and text; choosing one commits)
                and ``card`` (the question's name where it comes back; ``outcome`` then says
                under it what was ``judged``, once someone said how sure).
        """
        self._accepts = accepts or self._is_an_option
        super().__init__(stem=stem, options=[dict(o) for o in options], **traits)
        self._mark = mark
        self.outcome = {"done": False}
        self.observe(self._give_feedback, ["value", "sure"])

    def _asks(self) -> Any:
        asked = [self.story, self.stem, self.options]
        return asked if self.format == "single" else [*asked, self.format, self.partners, self.unit]

    def _is_an_option(self, answer: str) -> bool:
        return any(answer == option["id"] for option in self.options)

    @traitlets.validate("value")
    def _an_answer(self, proposal: Any) -> str:
        return proposal["value"] if self._accepts(proposal["value"]) else ""

    @traitlets.validate("sure")
    def _one_of_the_levels(self, proposal: Any) -> str:
        known = {level["id"] for level in self.levels}
        return proposal["value"] if proposal["value"] in known else ""

    def _give_feedback(self, _change: Mapping[str, Any]) -> None:
        self.feedback = dict(self._mark(self.value)) if self.value else {}
        if not self.feedback:
            self.outcome = {"done": False}
            return
        said = {"right": self.feedback["right"], "sure": self.sure}
        is_judged = self.card and self.sure and self.feedback["right"] is not None
        judged = {"judged": {self.card: said}} if is_judged else {}
        self.outcome = {"done": True, **said, **judged}
