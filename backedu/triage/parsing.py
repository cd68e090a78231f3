"""Conditions as they are written in ``data/``: a TOML table becomes a condition, or an error.

The forms::

    { saddle_numbness = "yes" }                     the answer is this
    { cancer_history = ["past", "current"] }        the answer is one of these
    { age = ">= 65" }                               a comparison: >=, <=, >, <
    { paracetamol_g_per_day = "> 0.075 * weight_kg" }   with so many times another number
    { nsaid_contraindications = ["lithium"] }       a list has one of these
    { current_medicines = ["warfarin"] }            free text mentions one of these words
    { yellow_flags = "any" }                        something was written
    { fever = "unknown" }                           the question is not answered
    { named = "weak-leg" }                           a named condition of data/named_conditions.toml
    { all = [...] }  { any = [...] }  { at_least = 2, of = [...] }
    { unless = {...} }                              it is not known that this holds
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from backedu.content.error import Where
from backedu.triage.answers import UNKNOWN, Answer, Kind
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

_COMPARISON = re.compile(r"(>=|<=|>|<) (\d+(?:\.\d+)?)(?: \* (\w+))?")
_NUMBERS = {Kind.INTEGER, Kind.NUMBER}


def parse_condition(
    table: Any, known: Mapping[str, Answer], named: Callable[[str], Named], where: Where
) -> Condition:
    """Read a condition as written in TOML.

    Args:
        table: The table.
        known: The contract of the answers.
        named: Finds a named condition; raises KeyError where there is none.
        where: File, record and field, for the error.

    Raises:
        ContentError: An answer, value, named condition or form is not known.

    Example:
        >>> from backedu.triage.answers import contract
        >>> where = Where("rules.toml", "old", "when")
        >>> over_65 = parse_condition({"age": ">= 65"}, contract(), {}.__getitem__, where)
        >>> over_65.holds({"age": 64}), over_65.holds({"age": 65}), over_65.holds({"age": None})
        (False, True, None)
    """
    if not isinstance(table, dict):
        raise where.error(": a condition is written in {braces}")
    if set(table) == {"at_least", "of"} and type(table["at_least"]) is int:
        return AtLeast(table["at_least"], _parts(table["of"], known, named, where))
    if len(table) != 1:
        raise where.error(f": one condition in each pair of braces, got {sorted(table)}")
    ((name, value),) = table.items()
    if name in {"all", "any"}:
        parts = _parts(value, known, named, where)
        return All(parts) if name == "all" else AtLeast(1, parts)
    if name == "unless":
        return Unless(parse_condition(value, known, named, where))
    if name == "named":
        try:
            return named(value)
        except (KeyError, TypeError):  # a list or table cannot be looked up
            raise where.error(f": no condition is named '{value}'") from None
    if name not in known:
        raise where.error(f": no answer is called '{name}'")
    return _leaf(known, known[name], value, where)


def _parts(
    tables: Any, known: Mapping[str, Answer], named: Callable[[str], Named], where: Where
) -> tuple[Condition, ...]:
    """Read a list of conditions."""
    if not isinstance(tables, list) or not tables:
        raise where.error(": needs a list of conditions in [brackets]")
    return tuple(parse_condition(table, known, named, where) for table in tables)


def _leaf(known: Mapping[str, Answer], answer: Answer, value: Any, where: Where) -> Condition:
    """Read a condition on one answer, in the form that its kind allows."""
    if value == UNKNOWN:
        return Unanswered(answer.id)
    if answer.kind in _NUMBERS:
        return _comparison(known, answer, value, where)
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise where.error(f": '{answer.id}' needs a value or a list of values")
    if answer.kind in {Kind.TEXT, Kind.TEXTS}:
        if value == "any":
            return Written(answer.id)
        return Mentions(answer.id, tuple(word.casefold() for word in words))
    for word in words:
        if word not in answer.options:
            raise where.error(f": '{word}' is no value of '{answer.id}'")
    return (Is if answer.kind is Kind.CHOICE else Has)(answer.id, frozenset(words))


def _comparison(known: Mapping[str, Answer], answer: Answer, value: Any, where: Where) -> Condition:
    """Read a comparison with a number, or with so many times another answer."""
    if not isinstance(value, str) or not (found := _COMPARISON.fullmatch(value)):
        raise where.error(f": '{answer.id}' needs a comparison such as \">= 65\"")
    sign, number, other = found.groups()
    if other is None:
        return Compare(answer.id, sign, float(number))
    if other not in known or known[other].kind not in _NUMBERS:
        raise where.error(f": '{other}' is not the name of a number")
    return CompareTo(answer.id, sign, number, other)
