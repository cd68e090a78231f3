"""Conditions over answers, judged in three values.

A condition holds (True), does not hold (False), or is open (None) because an answer is not known.
How each is written is said in :mod:`backedu.triage.parsing`.
"""

# ruff: noqa: D102 - the methods of each form do what Condition says they do

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from backedu.triage.answers import Value

Values = Mapping[str, Value]
Truth = bool | None

_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


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
class CompareTo(Condition):
    """The number stands in this relation to so many times another: grams to kilograms.

    ``times`` is a decimal number as written, so that no rounding moves the limit.
    """

    name: str
    sign: str
    times: str
    other: str

    def holds(self, values: Values) -> Truth:
        value, other = values[self.name], values[self.other]
        if value is None or other is None:
            return None
        limit = Fraction(self.times) * Fraction(str(other))
        return _COMPARISONS[self.sign](Fraction(str(value)), limit)

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:
        truth = self.holds(values)
        if truth is not False:
            yield self.name, None if values[self.name] is None else True
            if truth or values[self.other] is None:  # a limit alone speaks for nothing
                yield self.other, truth

    def names(self) -> Iterator[str]:
        yield from (self.name, self.other)


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
        if not value:
            return None if value is None else False
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
class Unless(Condition):
    """It is not known that the part holds: an exception, which an open question does not make.

    It never decides: what it spares nobody from is decided by the other parts of the rule.
    """

    part: Condition

    def holds(self, values: Values) -> Truth:
        return self.part.holds(values) is not True

    def deciding(self, values: Values) -> Iterator[tuple[str, Truth]]:  # noqa: ARG002 - none
        yield from ()

    def names(self) -> Iterator[str]:
        yield from self.part.names()


@dataclass(frozen=True)
class Named(Condition):
    """A named condition. What stands under ``also`` counts when true and is not missed when open.

    So a second answer to the same question can only make it more worrying.
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
