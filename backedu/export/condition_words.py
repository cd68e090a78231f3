"""A condition in plain words, made from itself and from the words of the questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backedu.content.wording import words
from backedu.export.markup import items, text
from backedu.triage.answer_check import normalise
from backedu.triage.answers import contract
from backedu.triage.conditions import (
    All,
    AtLeast,
    Compare,
    CompareTo,
    Condition,
    Has,
    Is,
    Mentions,
    Named,
    Unanswered,
    Unless,
    Written,
)


def in_words(condition: Condition, plain: Mapping[str, str]) -> str:
    """Return a condition as HTML: what is asked, in the words of the question, and what counts.

    Args:
        condition: The condition.
        plain: What each named condition means, by its id.

    Raises:
        TypeError: It has a form that no words are known for.

    Example:
        >>> from backedu.triage.conditions import Compare
        >>> in_words(Compare("age", ">=", 65), {})
        'How old are you? <b>65 years or more</b>'
    """
    wording = words("conditions")
    match condition:
        case All(parts):
            return wording["all"] + _parts(parts, plain)
        case AtLeast(1, parts):
            return wording["any"] + _parts(parts, plain)
        case AtLeast(count, parts):
            return wording["at_least"].format(n=count) + _parts(parts, plain)
        case Unless(part):
            return wording["unless"] + _parts((part,), plain)
        case Named(id_):
            return f'<a href="#named-{text(id_)}">{text(plain[id_])}</a> <code>{text(id_)}</code>'
    return _on_one_answer(condition)


def example(answers: Mapping[str, Any]) -> str:
    """Return a set of answers as HTML: each question with the answer given.

    Example:
        >>> example({"fever": "yes"})
        '<ul><li>Do you have a high temperature, shivering or chills? <b>Yes</b></li></ul>'
    """
    values = normalise(answers)
    return items(_asked(name, _bold(contract()[name].label(values[name]))) for name in answers)


_SIGNS = {">=": "or_more", "<=": "or_less", ">": "more_than", "<": "less_than"}


def _on_one_answer(condition: Condition) -> str:
    wording = words("conditions")
    match condition:
        case Is(name, among) | Has(name, among):
            return _asked(name, _options(name, among))
        case Compare(name, sign, threshold):
            number = contract()[name].label(threshold)
            return _asked(name, _bold(wording[_SIGNS[sign]].format(number=number)))
        case CompareTo(name, sign, times, other):
            number = wording["times"].format(n=times, question=contract()[other].ask)
            return _asked(name, _bold(wording[_SIGNS[sign]].format(number=number)))
        case Mentions(name, among):
            quoted = ", ".join(f"“{text(word)}”" for word in among)
            return _asked(name, wording["mentions"].format(words=quoted))
        case Written(name):
            return _asked(name, _bold(wording["written"]))
        case Unanswered(name):
            return _asked(name, _bold(wording["unanswered"]))
    raise TypeError(f"No words are known for a condition of the form {type(condition).__name__}.")


def _asked(name: str, answer: str) -> str:
    return f"{text(contract()[name].ask)} {answer}"


def _bold(words_: str) -> str:
    return f"<b>{text(words_)}</b>"


def _options(name: str, among: Iterable[str]) -> str:
    """Give the words of the values, in the order in which a person reads them."""
    shown = (words_ for value, words_ in contract()[name].options.items() if value in among)
    return f" {text(words('conditions')['or'])} ".join(map(_bold, shown))


def _parts(parts: Iterable[Condition], plain: Mapping[str, str]) -> str:
    return items((in_words(part, plain) for part in parts), "when")
