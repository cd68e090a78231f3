"""A question of the bank: what it asks, how it is answered, and what must hold of it.

What the options of a question are depends on its format:

``single``, ``several``
    What can be chosen; those that are ``correct`` are right.
``order``
    What is put in order; the file lists them in the right one.
``match``
    Each has a ``partner``, which it is matched with.
``number``
    Each has a ``value``: the correct one, and the slips that people make on the way to it.
``place``
    Each ``id`` is a region of the body chart: the right ones, and those that people confuse with
    them.
``concordance``
    What a ``finding`` does to a ``hypothesis``, from two steps down to two steps up: each ``id`` is
    one of :data:`STEPS`, in their order. None is called correct before a panel of clinicians has
    answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.certainty import Certainty
from backedu.content.faults import Fault

CARD_S = 30
"""About how long it takes to answer one in a review and to read what it is told, in seconds."""


class Format(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    ORDER = "order"
    MATCH = "match"
    NUMBER = "number"
    PLACE = "place"
    CONCORDANCE = "concordance"


LONGEST_SHORT = 28
"""Letters of what the presenter's panel calls an option: it has one line for each."""
STEPS = ("minus-2", "minus-1", "0", "plus-1", "plus-2")
"""What a finding does to a hypothesis, from much less likely to much more likely."""


class Bloom(StrEnum):
    """What a question asks of a mind: the levels of Bloom's taxonomy, as revised in 2001."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"


class Where(StrEnum):
    """Where a question is asked: in its lesson and the review, or in the review alone."""

    LESSON = "lesson"
    REVIEW = "review"


@dataclass(frozen=True)
class Option:
    """One answer to a question, or one part of it, with the feedback that belongs to it alone.

    In front of a class the presenter's panel calls it ``short``.
    """

    id: str
    feedback: str
    text: str | None = None
    correct: bool = False
    partner: str | None = None
    value: float | None = None
    short: str | None = None

    @property
    def label(self) -> str:
        """What it is called: its text, or its number, or the place on the chart."""
        if self.text is not None:
            return self.text
        return self.id if self.value is None else f"{self.value:g}"


@dataclass(frozen=True)
class Question:
    """A question: the student commits, then sees the feedback of what was chosen.

    ``objective`` is one of the outcomes of its lesson. ``hints`` are given one at a time before
    the answer. One that can only be answered ``beside_lab`` is asked in its lesson alone. The
    ``tolerance`` of a number is in its ``unit``. The ``stem`` of a concordance is the scenario; its
    ``hypothesis`` and ``finding`` follow “if you were thinking of” and “and then you find that”.
    """

    id: str
    lesson: str
    objective: str
    bloom: Bloom
    stem: str
    options: tuple[Option, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    format: Format = Format.SINGLE
    where: Where = Where.LESSON
    hints: tuple[str, ...] = ()
    tolerance: float = 0.0
    unit: str | None = None
    beside_lab: bool = False
    hypothesis: str | None = None
    finding: str | None = None


def question_faults(question: Question, outcomes: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Say what is wrong with a question.

    Args:
        question: The question.
        outcomes: What each lesson promises, by the lesson's id.

    Yields:
        A field and its fault.
    """
    if question.lesson not in outcomes:
        yield "lesson", f"names '{question.lesson}', which isn't a lesson"
    elif question.objective not in outcomes[question.lesson]:
        known = "” “".join(outcomes[question.lesson])
        yield "objective", f"isn't an outcome of its lesson; they are: “{known}”"
    if question.where is Where.REVIEW and question.beside_lab:
        yield "where", "is 'review', but the question needs a lab that is in its lesson"
    if question.format is not Format.CONCORDANCE and (question.hypothesis or question.finding):
        field = "hypothesis" if question.hypothesis else "finding"
        yield field, "belongs to a 'concordance'"
    if question.format is not Format.NUMBER and (question.tolerance or question.unit):
        yield "tolerance" if question.tolerance else "unit", "belongs to a 'number'"
    yield from _option_faults(question)
    yield from _FAULTS[question.format](question)


def _option_faults(question: Question) -> Iterator[Fault]:
    """What is wrong with the options of any format."""
    is_number, is_match = question.format is Format.NUMBER, question.format is Format.MATCH
    says_more = question.format in {Format.NUMBER, Format.PLACE, Format.CONCORDANCE}
    if len(question.options) < (least := 2 if says_more else 3):
        yield "options", f"needs at least {'two' if least == 2 else 'three'} options"
    fields = ("id", "feedback") if says_more else ("id", "text", "short", "feedback")
    for field in fields:
        counted = Counter(getattr(option, field) for option in question.options)
        for value in (value for value, times in counted.items() if times > 1 and value):
            yield "options", f"has the {field} '{value[:40]}' more than once"
    for option in question.options:
        if not (option.id.isascii() and option.id.replace("-", "").isalnum()):
            yield "options", f"has the id '{option.id[:40]}'; use letters, digits and hyphens"
        if "text" in fields and option.text is None:
            yield "options", f"'{option.id}': 'text' is missing"
        if fault := _fault_of_short(question, option):
            yield "options", f"'{option.id}': {fault}"
        if (option.partner is not None) is not is_match:
            fault = "'partner' is missing" if is_match else "'partner' belongs to a 'match'"
            yield "options", f"'{option.id}': {fault}"
        if (option.value is not None) is not is_number:
            fault = "'value' is missing" if is_number else "'value' belongs to a 'number'"
            yield "options", f"'{option.id}': {fault}"


def _fault_of_short(question: Question, option: Option) -> str:
    if option.short is None:
        is_named = any(each.short is not None for each in question.options)
        return "'short' is missing, which others have" if is_named else ""
    is_too_long = len(option.short) > LONGEST_SHORT
    return f"'short' has more than {LONGEST_SHORT} letters" if is_too_long else ""


def _single_faults(question: Question) -> Iterator[Fault]:
    if (correct := _correct(question)) != 1:
        yield "options", f"has {correct} correct options; exactly one is needed"


def _several_faults(question: Question) -> Iterator[Fault]:
    if not 2 <= _correct(question) < len(question.options):
        yield "options", "needs at least two correct options, and one that isn't"


def _none_correct(question: Question) -> Iterator[Fault]:
    if _correct(question):
        yield "options", f"can't be 'correct' where the format is '{question.format}'"


def _concordance_faults(question: Question) -> Iterator[Fault]:
    yield from _none_correct(question)
    for field in ("hypothesis", "finding"):
        if getattr(question, field) is None:
            yield field, "is missing"
    if tuple(option.id for option in question.options) != STEPS:
        yield "options", f"needs the five steps as ids, in this order: {', '.join(STEPS)}"
    if question.where is Where.REVIEW:
        yield "where", "is 'review', which leaves out what has no right answer"


def _match_faults(question: Question) -> Iterator[Fault]:
    yield from _none_correct(question)
    if len({option.partner for option in question.options}) < 2:
        yield "options", "has one 'partner' for all; then there is nothing to match"


def _number_faults(question: Question) -> Iterator[Fault]:
    yield from _single_faults(question)
    if question.tolerance < 0:
        yield "tolerance", "is below zero"
    right = next((option.value for option in question.options if option.correct), None)
    for option in question.options:
        known = right is not None and option.value is not None and not option.correct
        if known and abs(option.value - right) <= question.tolerance:  # type: ignore[operator]  # both are known
            yield "options", f"'{option.id}': its value is within the tolerance of the right one"


def _place_faults(question: Question) -> Iterator[Fault]:
    if not _correct(question):
        yield "options", "has 0 correct options; at least one is needed"


def _correct(question: Question) -> int:
    return sum(option.correct for option in question.options)


_FAULTS: Mapping[Format, Callable[[Question], Iterator[Fault]]] = {
    Format.SINGLE: _single_faults,
    Format.SEVERAL: _several_faults,
    Format.ORDER: _none_correct,
    Format.MATCH: _match_faults,
    Format.NUMBER: _number_faults,
    Format.PLACE: _place_faults,
    Format.CONCORDANCE: _concordance_faults,
}
