"""The answers that the triage understands: their names, values and questions, and their check.

Missing, None, empty text and ``"unknown"`` mean the same: not known. Not known is never "no".

Choices that the contract leaves open, decided here: a whole float (``34.0``) is taken as the whole
number, because a browser sends no other kind; a list may come as a list or a tuple, its order and
doubles mean nothing, and ``[]`` says that none apply.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from backedu.reader import ContentError, load

Value = str | int | float | tuple[str, ...] | None
"""What an answer is after :func:`normalise`; None is "not known"."""

UNKNOWN = "unknown"
_FILE = "answers.toml"
_SHOWN_LENGTH = 80
_LONGEST_TEXT = 20_000
_LONGEST_LIST = 100


class AnswerError(ValueError):
    """An answer cannot be used; the message names the field and what was expected.

    Attributes:
        field: The name of the answer, or ``"answers"`` for the whole mapping.
    """

    def __init__(self, field: str, message: str) -> None:
        """Keep the field's name beside the sentence."""
        super().__init__(field, message)
        self.field = field

    def __str__(self) -> str:
        """Return the sentence."""
        return ": ".join(self.args)


class Kind(StrEnum):
    """The form of an answer."""

    CHOICE = "choice"
    INTEGER = "integer"
    NUMBER = "number"
    LIST = "list"
    TEXT = "text"
    TEXTS = "texts"


class Background(StrEnum):
    """What an answer says about someone beside symptoms."""

    PERSON = "person"
    TIMING = "timing"


@dataclass(frozen=True)
class Answer:
    """One answer of the contract, with the question that a person reads.

    ``options`` maps each value to the words shown for it. ``none_value`` means "none of this".
    ``emergency`` marks the questions asked first. ``background`` marks age and habits ("person")
    and timing and strength ("timing"): weak witnesses for a possible emergency. ``confirms`` names
    the question that asks the same. ``not_asked_if`` gives the answers of people who need not be
    asked.
    """

    id: str
    group: str
    kind: Kind
    ask: str
    reviewed: date
    options: dict[str, str] = field(default_factory=dict)
    none_value: Any = None
    help: str | None = None
    unit: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    emergency: bool = False
    background: Background | None = None
    confirms: str | None = None
    not_asked_if: dict[str, str] = field(default_factory=dict)

    def label(self, value: Value) -> str:
        """Return the words shown for a checked value.

        Example:
            >>> contract()["leg_weakness"].label("stable")
            'Yes, and it is not getting worse'
            >>> contract()["age"].label(34)
            '34 years'
        """
        if value is None:
            return "Not known"
        if isinstance(value, tuple):
            shown = (self.options.get(item, _cut(item)) for item in value)
            return "; ".join(shown) or "None of these"
        if isinstance(value, str):
            return self.options.get(value, _cut(value))
        return f"{value:g} {self.unit or ''}".rstrip()


@cache
def contract() -> Mapping[str, Answer]:
    """Return every answer, by name, in the order of ``data/answers.toml``.

    Raises:
        ContentError: A record is incomplete or contradicts itself.

    Example:
        >>> contract()["saddle_numbness"].emergency
        True
    """
    known = load(Answer, _FILE)
    for answer in known.values():
        if fault := _record_fault(answer, known):
            raise ContentError(f"{_FILE}: record '{answer.id}': {fault}.")
    return known


@cache
def emergency_names() -> tuple[str, ...]:
    """Return the names of the questions that are asked first and must not stay open."""
    return tuple(name for name, answer in contract().items() if answer.emergency)


def normalise(answers: Mapping[str, Any]) -> Mapping[str, Value]:
    """Check answers and return one value for every name of the contract; None is "not known".

    Args:
        answers: Names and values as in ``data/answers.toml``. It is not changed.

    Raises:
        AnswerError: A name is not listed, or a value is not one of those expected.

    Example:
        >>> checked = normalise({"age": 34.0, "fever": "unknown"})
        >>> checked["age"], checked["fever"], checked["sex"]
        (34, None, None)
        >>> normalise({"pain_scor": 3})
        Traceback (most recent call last):
        ...
        backedu.answers.AnswerError: pain_scor: no answer has this name; did you mean 'pain_score'?
    """
    if not isinstance(answers, Mapping):
        raise AnswerError("answers", f"expected names with values, got {_shown(answers)}.")
    known = contract()
    values: dict[str, Value] = dict.fromkeys(known)
    for name, value in answers.items():
        if not isinstance(name, str):
            raise AnswerError("answers", f"the names are words, got {_shown(name)}.")
        if name not in known:
            raise AnswerError(name[:_SHOWN_LENGTH], f"no answer has this name{_nearest(name)}")
        values[name] = _checked(known[name], value)
    return MappingProxyType(values)


def all_clear() -> dict[str, Any]:
    """Return a fresh set of answers that says "none of this" wherever that can be said."""
    return {
        name: list(answer.none_value) if answer.kind in _LISTS else answer.none_value
        for name, answer in contract().items()
        if answer.none_value is not None
    }


_LISTS = {Kind.LIST, Kind.TEXTS}


def _record_fault(answer: Answer, known: Mapping[str, Answer]) -> str | None:
    """Say what makes a record of the file unusable, if anything."""
    has_range = answer.minimum is not None and answer.maximum is not None
    excused = answer.not_asked_if.items()
    faults = {
        "field 'options' belongs to the kinds choice and list, and to no other": (
            bool(answer.options) != (answer.kind in {Kind.CHOICE, Kind.LIST})
        ),
        "fields 'minimum' and 'maximum' belong to the kinds integer and number, and to no other": (
            has_range != (answer.kind in {Kind.INTEGER, Kind.NUMBER})
        ),
        "field 'none_value' is not one of the options": (
            answer.kind is Kind.CHOICE and answer.none_value not in (None, *answer.options)
        ),
        "field 'none_value' is missing; an emergency question needs a way to say no": (
            answer.emergency and answer.none_value is None
        ),
        "field 'confirms' names no answer": (
            answer.confirms is not None and answer.confirms not in known
        ),
        "field 'not_asked_if' names an answer or value that does not exist": any(
            name not in known or value not in known[name].options for name, value in excused
        ),
    }
    return next((fault for fault, found in faults.items() if found), None)


def _checked(answer: Answer, value: Any) -> Value:
    """Return the value as :func:`normalise` keeps it."""
    if value is None or (isinstance(value, str) and value in {"", UNKNOWN}):
        return None
    if answer.kind is Kind.CHOICE:
        return _choice(answer, value)
    if answer.kind in {Kind.INTEGER, Kind.NUMBER}:
        return _number(answer, value)
    if answer.kind is Kind.TEXT:
        return _text(answer, value)
    if not isinstance(value, (list, tuple)):
        raise AnswerError(answer.id, f"expected a list, got {_shown(value)}.")
    if len(value) > _LONGEST_LIST:
        raise AnswerError(answer.id, f"expected at most {_LONGEST_LIST} items, got {len(value)}.")
    check_item = _choice if answer.kind is Kind.LIST else _text
    items = {check_item(answer, item) for item in value} - {""}
    return tuple(sorted(item for item in items if item is not None))


def _choice(answer: Answer, value: Any) -> str | None:
    if isinstance(value, str) and value in answer.options:
        return None if value == "not_tested" else str(value)
    raise AnswerError(
        answer.id, f"expected one of {', '.join(answer.options)}; got {_shown(value)}."
    )


def _number(answer: Answer, value: Any) -> int | float:
    low, high = answer.minimum, answer.maximum
    whole = "a whole number" if answer.kind is Kind.INTEGER else "a number"
    wanted = f"expected {whole} from {low} to {high}, got {_shown(value)}."
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise AnswerError(answer.id, wanted)
    if isinstance(value, float) and not math.isfinite(value):
        raise AnswerError(answer.id, wanted)
    if low is None or high is None or not low <= value <= high:
        raise AnswerError(answer.id, wanted)
    if value == int(value):
        return int(value)
    if answer.kind is Kind.INTEGER:
        raise AnswerError(answer.id, wanted)
    return float(value)


def _text(answer: Answer, value: Any) -> str:
    if not isinstance(value, str):
        raise AnswerError(answer.id, f"expected text, got {_shown(value)}.")
    if len(value) > _LONGEST_TEXT:
        raise AnswerError(
            answer.id, f"expected at most {_LONGEST_TEXT} characters, got {_shown(value)}."
        )
    return str(value)


def _shown(value: Any) -> str:
    """Show a bad value without ever walking through it: it may be huge, or hold itself."""
    if isinstance(value, str):
        return f"'{value[:_SHOWN_LENGTH]}'" + ("..." if len(value) > _SHOWN_LENGTH else "")
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 64:
        return "a number of more than 19 digits"
    if isinstance(value, (bool, int, float)):
        return str(value)
    return f"a value of type {type(value).__name__[:_SHOWN_LENGTH]}"


def _cut(text: str) -> str:
    """Free text as one short line."""
    return " ".join(text[:_SHOWN_LENGTH].split())


def _nearest(name: str) -> str:
    close = get_close_matches(name[:_SHOWN_LENGTH], contract(), n=1)
    return f"; did you mean '{close[0]}'?" if close else "."
