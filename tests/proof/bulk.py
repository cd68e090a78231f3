"""Formulas evaluated for many people at once, without the solver.

One whole number holds one bit for each person, so "and" for a hundred thousand people is a single
operation. The solver's own formula is walked, not a copy of it, and the raw answers are read here
again, so that a mistake in the encoding cannot hide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import and_, ge, gt, le, lt, or_
from typing import Any

import z3

from backedu.triage.answers import Kind
from tests.proof.answers import NOT_A_VALUE, Answers, Reading

_COMPARED: Mapping[int, Callable[[Any, Any], bool]] = {
    z3.Z3_OP_LE: le,
    z3.Z3_OP_GE: ge,
    z3.Z3_OP_LT: lt,
    z3.Z3_OP_GT: gt,
}


def bits(places: Sequence[int], count: int) -> int:
    """Return a number with these bits of ``count`` set; the first place is the highest bit."""
    digits = bytearray(b"0" * count)
    for place in places:
        digits[place] = ord("1")
    return int(bytes(digits), 2) if count else 0


def first_place(number: int, count: int) -> int:
    """Return the first place at which a bit is set."""
    return count - number.bit_length()


class Bulk:
    """What a formula says of each of many people.

    Args:
        answers: The variables that the formulas use.
        people: Raw answers, as given to the triage.
    """

    def __init__(self, answers: Answers, people: Sequence[Mapping[str, Any]]) -> None:
        self.count = len(people)
        self._all = (1 << self.count) - 1
        self._done: dict[int, int] = {}
        self._kept: list[Any] = []  # a formula's id is its own only as long as it lives
        self._numbers: dict[int, dict[Any, int]] = {}
        self._columns: dict[int, Sequence[Any]] = {}
        for name, reading in answers.readings.items():
            self._read(reading, [_value(reading, person.get(name)) for person in people])

    def says(self, formula: z3.BoolRef) -> int:
        """Return one bit for each person: does the formula hold?"""
        key = formula.get_id()
        if key not in self._done:
            self._kept.append(formula)
            self._done[key] = self._evaluate(formula)
        return self._done[key]

    def _read(self, reading: Reading, values: Sequence[Any]) -> None:
        """Set the variables of one answer."""
        places: dict[Any, list[int]] = {}
        for place, value in enumerate(values):
            places.setdefault(value, []).append(place)
        column = {value: bits(held, self.count) for value, held in places.items()}
        given = {value: mask for value, mask in column.items() if value is not None}

        def set_(variable: z3.BoolRef, mask: int) -> None:
            self._kept.append(variable)
            self._done[variable.get_id()] = mask

        set_(reading.missed, column.get(None, 0))
        if reading.answer.kind is not Kind.CHOICE:
            set_(reading.known, self._all ^ column.get(None, 0))
        if reading.number is not None:
            self._numbers[reading.number.get_id()] = given
            self._columns[reading.number.get_id()] = values
        is_text = reading.answer.kind in {Kind.TEXT, Kind.TEXTS}
        if is_text:
            set_(reading.written, _any(mask for value, mask in given.items() if value))
        for part, variable in reading.parts.items():
            whole = reading.answer.kind is Kind.CHOICE
            set_(
                variable,
                _any(
                    mask
                    for value, mask in given.items()
                    if (part == value if whole else part in value)
                ),
            )

    def _evaluate(self, formula: Any) -> int:
        kind, parts = formula.decl().kind(), formula.children()
        if kind == z3.Z3_OP_TRUE:
            return self._all
        if kind == z3.Z3_OP_FALSE:
            return 0
        if kind == z3.Z3_OP_NOT:
            return self._all ^ self.says(parts[0])
        if kind == z3.Z3_OP_AND:
            return reduce(and_, map(self.says, parts))
        if kind == z3.Z3_OP_OR:
            return reduce(or_, map(self.says, parts))
        if kind in _COMPARED:
            return self._compared(kind, *parts)
        raise TypeError(f"{formula.decl().name()} is not evaluated in bulk.")

    def _compared(self, kind: int, left: Any, right: Any) -> int:
        """Compare an answer with a threshold; the solver may write either first."""
        compared = _COMPARED[kind]
        if not (z3.is_rational_value(left) or z3.is_rational_value(right)) and not (
            z3.is_int_value(left) or z3.is_int_value(right)
        ):
            return self._person_by_person(compared, left, right)
        if left.get_id() in self._numbers:
            limit, column = Fraction(str(right)), self._numbers[left.get_id()]
            return _any(mask for value, mask in column.items() if compared(value, limit))
        limit, column = Fraction(str(left)), self._numbers[right.get_id()]
        return _any(mask for value, mask in column.items() if compared(limit, value))

    def _person_by_person(self, compared: Callable[[Any, Any], bool], left: Any, right: Any) -> int:
        """Compare two numbers that both differ between people."""
        pairs = zip(self._of_each(left), self._of_each(right), strict=True)
        held = [i for i, (one, two) in enumerate(pairs) if _given(one, two) and compared(one, two)]
        return bits(held, self.count)

    def _of_each(self, number: Any) -> Sequence[Any]:
        """Return a number for each person: an answer, or so many times one."""
        if number.get_id() in self._columns:
            column = self._columns[number.get_id()]
            return [None if value is None else Fraction(str(value)) for value in column]
        if number.decl().kind() != z3.Z3_OP_MUL:
            raise TypeError(f"{number.decl().name()} is not evaluated in bulk.")
        times, answer = number.children()
        factor = Fraction(str(times))
        return [None if value is None else factor * value for value in self._of_each(answer)]


def _given(*values: Any) -> bool:
    return None not in values


def _any(masks: Any) -> int:
    return reduce(or_, masks, 0)


def _value(reading: Reading, raw: Any) -> Any:
    """Read one raw answer: None for "not known", text in small letters, a list as a set."""
    if raw is None or raw == "" or (isinstance(raw, str) and raw in NOT_A_VALUE):
        return None
    kind = reading.answer.kind
    if kind is Kind.LIST:
        return frozenset(raw)
    if kind is Kind.TEXTS:
        return " ".join(sorted({item for item in raw if item})).casefold()
    return raw.casefold() if kind is Kind.TEXT else raw
