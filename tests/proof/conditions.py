"""The triage's conditions as formulas: that one holds, and that it does not.

Where both are false the condition is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import singledispatchmethod
from itertools import combinations
from typing import NamedTuple

import z3

from backedu.triage.answers import Kind
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
from backedu.triage.rules import Contradiction
from tests.proof.answers import FALSE, NOT_A_VALUE, Answers, Formula, Reading, every, some

Cites = Callable[[str, Formula, Formula], Formula]
"""For a cited answer: its name, that it is given, that it is open; whether it is looked for."""


class Truth(NamedTuple):
    """A condition in three values: it holds, it does not, or (neither) it is open."""

    holds: Formula
    fails: Formula

    @property
    def open(self) -> Formula:
        """The formula that an unanswered question could still decide."""
        return z3.Not(z3.Or(self.holds, self.fails))


class Conditions:
    """Conditions as formulas, for someone who is not asked what they need not be asked.

    Args:
        answers: The variables.
        contradictions: Those of the rule book. An answer in one of them excuses from nothing.

    Attributes:
        contradicted: The formula that the answers as given contradict each other, for each.
    """

    def __init__(
        self, answers: Answers, contradictions: Iterable[tuple[Contradiction, Condition]] = ()
    ) -> None:
        self._done: dict[int, tuple[Condition, Truth]] = {}
        self.readings = dict(answers.readings)
        given = [(one, self.truth(condition).holds) for one, condition in contradictions]
        self.contradicted = {one.id: holds for one, holds in given}
        doubted = {
            name: some(holds for one, holds in given if name in one.names)
            for name in answers.readings
        }
        self._done.clear()
        self.readings = {
            name: _for_this_person(answers, reading, doubted)
            for name, reading in answers.readings.items()
        }

    def truth(self, condition: Condition) -> Truth:
        """Return the two formulas of a condition."""
        if id(condition) not in self._done:
            self._done[id(condition)] = condition, self._truth(condition)
        return self._done[id(condition)][1]

    @singledispatchmethod
    def _truth(self, condition: Condition) -> Truth:
        raise TypeError(f"{type(condition).__name__} is a form of condition without a formula.")

    @_truth.register
    def _(self, leaf: Is) -> Truth:
        reading = self.readings[leaf.name]
        holds = some(reading.parts[value] for value in leaf.among - NOT_A_VALUE)
        return _answered(reading, holds)

    @_truth.register
    def _(self, leaf: Has) -> Truth:
        reading = self.readings[leaf.name]
        return _answered(reading, some(reading.parts[item] for item in leaf.among))

    @_truth.register
    def _(self, leaf: Compare) -> Truth:
        reading = self.readings[leaf.name]
        threshold = z3.RealVal(str(Fraction(leaf.threshold)))
        if reading.answer.kind is Kind.INTEGER and leaf.threshold == int(leaf.threshold):
            threshold = z3.IntVal(int(leaf.threshold))
        number = reading.number
        compared = {
            ">=": number >= threshold,
            "<=": number <= threshold,
            ">": number > threshold,
            "<": number < threshold,
        }[leaf.sign]
        return _answered(reading, compared)

    @_truth.register
    def _(self, condition: CompareTo) -> Truth:
        readings = self.readings[condition.name], self.readings[condition.other]
        number, limit = readings[0].number, z3.RealVal(condition.times) * readings[1].number
        compared = {
            ">=": number >= limit,
            "<=": number <= limit,
            ">": number > limit,
            "<": number < limit,
        }[condition.sign]
        both = [reading.known for reading in readings]
        return Truth(every([*both, compared]), every([*both, z3.Not(compared)]))

    @_truth.register
    def _(self, condition: Unless) -> Truth:
        holds = self.truth(condition.part).holds
        return Truth(z3.Not(holds), holds)

    @_truth.register
    def _(self, leaf: Written) -> Truth:
        reading = self.readings[leaf.name]
        return _answered(reading, reading.written)

    @_truth.register
    def _(self, leaf: Mentions) -> Truth:
        reading = self.readings[leaf.name]
        return _answered(reading, some(reading.parts[word] for word in leaf.words))

    @_truth.register
    def _(self, leaf: Unanswered) -> Truth:
        missed = self.readings[leaf.name].missed
        return Truth(missed, z3.Not(missed))

    @_truth.register
    def _(self, condition: All) -> Truth:
        parts = [self.truth(part) for part in condition.parts]
        return Truth(every(part.holds for part in parts), some(part.fails for part in parts))

    @_truth.register
    def _(self, condition: AtLeast) -> Truth:
        parts = [self.truth(part) for part in condition.parts]
        groups = list(combinations(parts, condition.count))
        return Truth(
            some(every(part.holds for part in group) for group in groups),
            every(some(part.fails for part in group) for group in groups),
        )

    @_truth.register
    def _(self, condition: Named) -> Truth:
        when = self.truth(condition.when)
        confirmed = some(self.truth(part).holds for part in condition.also)
        return Truth(some([when.holds, confirmed]), every([when.fails, z3.Not(confirmed)]))

    def _cites_named(self, condition: Named, wanted: Cites) -> Formula:
        """Return the same of a named condition: what confirms it counts where it holds."""
        confirmed = [self.truth(part).holds for part in condition.also]
        first = some([z3.Not(some(confirmed)), self.truth(condition.when).holds])
        return some(
            [
                every([first, self.cites(condition.when, wanted)]),
                *(
                    every([holds, self.cites(part, wanted)])
                    for holds, part in zip(confirmed, condition.also, strict=True)
                ),
            ]
        )

    def cites(self, condition: Condition, wanted: Cites) -> Formula:
        """Return the formula that the condition's ``deciding`` names an answer that is wanted."""
        truth = self.truth(condition)
        if isinstance(condition, Named):
            return self._cites_named(condition, wanted)
        if isinstance(condition, (All, AtLeast)):
            return every(
                [
                    z3.Not(truth.fails),
                    some(
                        every(
                            [
                                some([truth.open, self.truth(part).holds]),
                                self.cites(part, wanted),
                            ]
                        )
                        for part in condition.parts
                    ),
                ]
            )
        if isinstance(condition, Unless):
            return FALSE
        if isinstance(condition, CompareTo):
            number, limit = (self.readings[name].known for name in condition.names())
            cited = [
                wanted(condition.name, number, z3.Not(number)),
                wanted(condition.other, truth.holds, z3.Not(limit)),
            ]
            return every([z3.Not(truth.fails), some(cited)])
        (name,) = condition.names()
        if isinstance(condition, Unanswered):
            return wanted(name, FALSE, truth.holds)
        return wanted(name, truth.holds, truth.open)


def _answered(reading: Reading, holds: Formula) -> Truth:
    """Return the truth of a condition on one answer: open while the answer is not known."""
    return Truth(every([reading.known, holds]), every([reading.known, z3.Not(holds)]))


def _for_this_person(answers: Answers, reading: Reading, doubted: Mapping[str, Formula]) -> Reading:
    """Read "none of this" where the question need not be asked."""
    answer = reading.answer
    if not answer.not_asked_if:
        return reading
    excused = some(
        every([answers.says(name, value), z3.Not(doubted[name])])
        for name, value in answer.not_asked_if.items()
    )
    filled = every([z3.Not(reading.known), excused])
    parts = {
        value: some([part, filled]) if value == answer.none_value else part
        for value, part in reading.parts.items()
    }
    return Reading(
        answer,
        some([reading.known, filled]),
        every([reading.missed, z3.Not(excused)]),
        parts,
    )
