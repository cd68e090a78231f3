"""What someone answered, checked against the contract: a checked value for each, or a refusal.

Missing, None, empty text and ``"unknown"`` mean the same: not known. Not known is never "no".

Choices that the contract leaves open, decided here: a whole float (``34.0``) is taken as the whole
number, because a browser sends no other kind; a list may come as a list or a tuple, its order and
doubles mean nothing, and ``[]`` says that none apply.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from backedu.triage.answers import UNKNOWN, Answer, Kind, Value, contract

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
        >>> normalise({"ag": 3})
        Traceback (most recent call last):
        ...
        backedu.triage.answer_check.AnswerError: ag: no answer has this name; did you mean 'age'?
    """
    if not isinstance(answers, Mapping):
        raise AnswerError("answers", f"expected names with values, got {_shown(answers)}.")
    known = contract()
    values: dict[str, Value] = dict.fromkeys(known)
    for name, value in answers.items():
        if not isinstance(name, str):
            raise AnswerError("answers", f"the names are words, got {_shown(name)}.")
        if name not in known:
            raise AnswerError(
                _sayable(name[:_SHOWN_LENGTH]), f"no answer has this name{_nearest(name)}"
            )
        values[name] = _checked(known[name], value)
    return MappingProxyType(values)


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
    if _sayable(value) != value:
        raise AnswerError(
            answer.id, "expected text that can be shown; a character is half of a pair."
        )
    return str(value)


def _sayable(text: str) -> str:
    """Return a text as it can be shown: a lone half of a pair (a surrogate) written out."""
    return text.encode("utf-8", "backslashreplace").decode()


def _shown(value: Any) -> str:
    """Show a bad value without ever walking through it: it may be huge, or hold itself."""
    if isinstance(value, str):
        return f"'{_sayable(value[:_SHOWN_LENGTH])}'" + (
            "..." if len(value) > _SHOWN_LENGTH else ""
        )
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 64:
        return "a number of more than 19 digits"
    if isinstance(value, (bool, int, float)):
        return str(value)
    return f"a value of type {type(value).__name__[:_SHOWN_LENGTH]}"


def _nearest(name: str) -> str:
    close = get_close_matches(name[:_SHOWN_LENGTH], contract(), n=1)
    return f"; did you mean '{close[0]}'?" if close else "."
