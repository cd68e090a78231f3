"""Conditions over answers, written as TOML tables and read in three values.

A fact holds (True), does not hold (False), or is open (None) because an answer is not known::

    { saddle_numbness = "yes" }                     the answer is this
    { cancer_history = ["past", "current"] }        the answer is one of these
    { age = ">= 65" }                               a comparison: >=, <=, >, <
    { nsaid_contraindications = ["lithium"] }       a list has one of these
    { current_medicines = ["warfarin"] }            free text mentions one of these words
    { yellow_flags = "any" }                        something was written
    { fever = "unknown" }                           the question is not answered
    { fact = "weak-leg" }                           a named condition of data/facts.toml
    { all = [...] }  { any = [...] }  { at_least = 2, of = [...] }
"""

# ruff: noqa: D102 - the methods of each form do what Condition says they do

from __future__ import annotations

import operator
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backedu.answers import UNKNOWN, Answer, Kind, Value
from backedu.reader import ContentError

Values = Mapping[str, Value]
Truth = bool | None

_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_COMPARISON = re.compile(r"(>=|<=|>|<) (\d+(?:\.\d+)?)")


class Condition(ABC):
    """Something that holds, does not hold, or is open for a set of answers."""

    @abstractmethod
    def holds(self, values: Values) -> Truth:
        """Return True, False, or None when an unanswered question could still decide."""

    @abstractmethod
    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        """Name the answers that make it true, or could: with True if given, None if open."""

    @abstractmethod
    def names(self) -> Iterator[str]:
        """Name every answer that it looks at."""


class _Leaf(Condition):
    """A condition on one answer."""

    name: str

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        truth = self.holds(values)
        if truth is not False:
            yield self.name, truth

    def names(self) -> Iterator[str]:
        yield self.name


@dataclass(frozen=True)
class Is(_Leaf):
    """The answer is one of these values."""

    name: str
    among: frozenset[str]

    def holds(self, values: Values) -> Truth:
        value = values[self.name]
        return None if value is None else value in self.among


@dataclass(frozen=True)
class Compare(_Leaf):
    """The number stands in this relation to the threshold."""

    name: str
    sign: str
    threshold: float

    def holds(self, values: Values) -> Truth:
        value = values[self.name]
        return None if value is None else _COMPARISONS[self.sign](value, self.threshold)


@dataclass(frozen=True)
class Has(_Leaf):
    """The list has one of these words."""

    name: str
    among: frozenset[str]

    def holds(self, values: Values) -> Truth:
        value = values[self.name]
        return not self.among.isdisjoint(value) if isinstance(value, tuple) else None


@dataclass(frozen=True)
class Written(_Leaf):
    """Something was written."""

    name: str

    def holds(self, values: Values) -> Truth:
        value = values[self.name]
        return None if value is None else bool(value)


@dataclass(frozen=True)
class Mentions(_Leaf):
    """Free text mentions one of these words; used for what is withheld, never for a level."""

    name: str
    words: tuple[str, ...]

    def holds(self, values: Values) -> Truth:
        value = values[self.name]
        if value is None:
            return None
        text = " ".join(value) if isinstance(value, tuple) else str(value)
        return any(word in text.casefold() for word in self.words)


@dataclass(frozen=True)
class Unanswered(_Leaf):
    """The question is not answered."""

    name: str

    def holds(self, values: Values) -> Truth:
        return values[self.name] is None

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        if self.holds(values):
            yield self.name, None


class _Several(Condition):
    """A condition made of others."""

    parts: tuple[Condition, ...]

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        truth = self.holds(values)
        if truth is not False:
            for part in self.parts:
                if truth is None or part.holds(values):
                    yield from part.deciding(values)

    def names(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True)
class All(_Several):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> Truth:
        result: Truth = True
        for part in self.parts:
            truth = part.holds(values)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result


@dataclass(frozen=True)
class AtLeast(_Several):
    """At least ``count`` of the parts hold; "any" is at least one."""

    count: int
    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> Truth:
        sure = possible = 0
        for part in self.parts:
            truth = part.holds(values)
            if truth:
                sure += 1
                if sure >= self.count:
                    return True
            elif truth is None:
                possible += 1
        return None if sure + possible >= self.count else False


@dataclass(frozen=True)
class Fact(Condition):
    """A named condition. What stands under ``also`` counts when true and is not missed when open.

    So a second answer to the same question can only make a fact more worrying.
    """

    id: str
    when: Condition
    also: tuple[Condition, ...] = ()

    def holds(self, values: Values) -> Truth:
        truth = self.when.holds(values)
        if truth is not True and any(part.holds(values) for part in self.also):
            return True
        return truth

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        confirmed = [part for part in self.also if part.holds(values)]
        if not confirmed or self.when.holds(values):
            yield from self.when.deciding(values)
        for part in confirmed:
            yield from part.deciding(values)

    def names(self) -> Iterator[str]:
        yield from self.when.names()
        for part in self.also:
            yield from part.names()


def parse_condition(
    table: Any, known: Mapping[str, Answer], facts: Callable[[str], Fact], where: str
) -> Condition:
    """Read a condition as written in TOML.

    Args:
        table: The table.
        known: The contract of the answers.
        facts: Finds a named condition; raises KeyError where there is none.
        where: File, record and field, for the error.

    Raises:
        ContentError: An answer, value, fact or form is not known.

    Example:
        >>> from backedu.answers import contract
        >>> over_65 = parse_condition({"age": ">= 65"}, contract(), {}.__getitem__, "here")
        >>> over_65.holds({"age": 64}), over_65.holds({"age": 65}), over_65.holds({"age": None})
        (False, True, None)
    """
    if not isinstance(table, dict):
        raise ContentError(f"{where}: a condition is written in {{braces}}.")
    if set(table) == {"at_least", "of"} and type(table["at_least"]) is int:
        return AtLeast(table["at_least"], _parts(table["of"], known, facts, where))
    if len(table) != 1:
        raise ContentError(f"{where}: one condition in each pair of braces, got {sorted(table)}.")
    ((name, value),) = table.items()
    if name in {"all", "any"}:
        parts = _parts(value, known, facts, where)
        return All(parts) if name == "all" else AtLeast(1, parts)
    if name == "fact":
        try:
            return facts(value)
        except (KeyError, TypeError):  # a list or table cannot be looked up
            raise ContentError(f"{where}: no fact is called '{value}'.") from None
    if name not in known:
        raise ContentError(f"{where}: no answer is called '{name}'.")
    return _leaf(known[name], value, where)


def _parts(
    tables: Any, known: Mapping[str, Answer], facts: Callable[[str], Fact], where: str
) -> tuple[Condition, ...]:
    """Read a list of conditions."""
    if not isinstance(tables, list) or not tables:
        raise ContentError(f"{where}: needs a list of conditions in [brackets].")
    return tuple(parse_condition(table, known, facts, where) for table in tables)


def _leaf(answer: Answer, value: Any, where: str) -> Condition:
    """Read a condition on one answer, in the form that its kind allows."""
    if value == UNKNOWN:
        return Unanswered(answer.id)
    if answer.kind in {Kind.INTEGER, Kind.NUMBER}:
        if not isinstance(value, str) or not (found := _COMPARISON.fullmatch(value)):
            raise ContentError(f"{where}: '{answer.id}' needs a comparison such as \">= 65\".")
        return Compare(answer.id, found[1], float(found[2]))
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ContentError(f"{where}: '{answer.id}' needs a value or a list of values.")
    if answer.kind in {Kind.TEXT, Kind.TEXTS}:
        if value == "any":
            return Written(answer.id)
        return Mentions(answer.id, tuple(word.casefold() for word in words))
    for word in words:
        if word not in answer.options:
            raise ContentError(f"{where}: '{word}' is no value of '{answer.id}'.")
    return (Is if answer.kind is Kind.CHOICE else Has)(answer.id, frozenset(words))
