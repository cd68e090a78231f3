"""Any set of answers at all, as variables of the solver.

A choice is one variable for each of its values, of which at most one is true; none true is "not
known". A list is known or not, with one variable for each item. A number is known or not, with a
whole or real number in the contract's range. Of free text it matters whether it is known, whether
something was written, and which of the words that a condition looks for are in it; any combination
is possible.

To ask about a changed answer, its variables are replaced: see :meth:`Answers.setting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

import z3

from backedu.triage.answers import UNKNOWN, Answer, Kind, Value, contract

Formula: TypeAlias = z3.BoolRef
Change: TypeAlias = list[tuple[Any, Any]]

NOT_A_VALUE = {UNKNOWN, "not_tested"}
"""Options that say "not known"."""

TRUE, FALSE = z3.BoolVal(val=True), z3.BoolVal(val=False)


class Silent:
    """An answer that neither says something nor is missed: what counts without it."""


SILENT = Silent()


def every(parts: Iterable[Formula]) -> Formula:
    """Return the formula that all parts hold."""
    kept = [part for part in parts if not z3.is_true(part)]
    return z3.And(kept) if len(kept) > 1 else kept[0] if kept else TRUE


def some(parts: Iterable[Formula]) -> Formula:
    """Return the formula that one of the parts holds."""
    kept = [part for part in parts if not z3.is_false(part)]
    return z3.Or(kept) if len(kept) > 1 else kept[0] if kept else FALSE


@dataclass(frozen=True)
class Reading:
    """What the solver knows of one answer.

    ``missed`` is true when the question is open and a condition that asks for that may see it.
    ``parts`` has a variable for each value, item or looked-for word.
    """

    answer: Answer
    known: Formula
    missed: Formula
    parts: Mapping[str, Formula] = field(default_factory=dict)
    number: Any = None
    written: Formula = FALSE


class Answers:
    """One set of answers, all of it variable.

    Args:
        words: The words looked for in each free text.
        prefix: Tells the variables of two sets apart.
    """

    def __init__(self, words: Mapping[str, Iterable[str]], prefix: str = "") -> None:
        self.readings = {
            name: _variables(answer, sorted(words.get(name, ())), f"{prefix}{name}")
            for name, answer in contract().items()
        }
        self.valid = every(map(_valid, self.readings.values()))

    def known(self, name: str) -> Formula:
        """Return the formula that the question is answered."""
        return self.readings[name].known

    def says(self, name: str, *values: str) -> Formula:
        """Return the formula that the answer is, or the list has, one of these."""
        return some(self.readings[name].parts[value] for value in values)

    def number(self, name: str) -> Any:
        """Return the number, for comparisons; it means something only where it is known."""
        return self.readings[name].number

    def setting(self, name: str, value: Value | Silent | Answers) -> Change:
        """Return what to replace so that one answer has this value.

        Args:
            name: The answer.
            value: A value as :func:`normalise` gives it (None is "not known"),
                the same answer of another set, or :data:`SILENT`.
        """
        reading = self.readings[name]
        if isinstance(value, Answers):
            other = value.readings[name]
            return _pairs(reading, other.known, other.missed, other.parts, other)
        known = z3.BoolVal(value is not None and not isinstance(value, Silent))
        missed = z3.BoolVal(value is None)
        parts = {part: z3.BoolVal(_says(reading, value, part)) for part in reading.parts}
        return _pairs(reading, known, missed, parts, value)

    def listing(self, name: str, item: str, *, held: bool) -> Change:
        """Return what to replace so that a list has, or has not, an item; the rest stays."""
        return [(self.readings[name].parts[item], z3.BoolVal(held))]

    def read(self, model: z3.ModelRef) -> dict[str, Any]:
        """Return the answers of a model, in the words of the contract."""
        return {name: _read(reading, model) for name, reading in self.readings.items()}


def changed(formula: Formula, change: Change) -> Formula:
    """Return a formula about the same answers after a change."""
    return z3.substitute(formula, *change) if change else formula


def _variables(answer: Answer, words: list[str], name: str) -> Reading:
    missed = z3.Bool(f"{name}?missed")
    if answer.kind is Kind.CHOICE:
        values = [value for value in answer.options if value not in NOT_A_VALUE]
        parts = {value: z3.Bool(f"{name}={value}") for value in values}
        return Reading(answer, some(parts.values()), missed, parts)
    known = z3.Bool(f"{name}?known")
    if answer.kind is Kind.LIST:
        parts = {item: z3.Bool(f"{name}={item}") for item in answer.options}
        return Reading(answer, known, missed, parts)
    if answer.kind in {Kind.TEXT, Kind.TEXTS}:
        parts = {word: z3.Bool(f"{name}~{word}") for word in words}
        return Reading(answer, known, missed, parts, written=z3.Bool(f"{name}?written"))
    number = z3.Int(name) if answer.kind is Kind.INTEGER else z3.Real(name)
    return Reading(answer, known, missed, number=number)


def _valid(reading: Reading) -> Formula:
    """Return what is true of every answer of this kind."""
    kind, parts = reading.answer.kind, list(reading.parts.values())
    faults = [reading.missed == reading.known]
    if kind is Kind.CHOICE:
        faults += [z3.And(one, two) for at, one in enumerate(parts) for two in parts[:at]]
    elif reading.number is not None:
        low, high = reading.answer.minimum, reading.answer.maximum
        faults += [reading.number < low, reading.number > high]
    elif kind is Kind.LIST:
        faults += [z3.And(part, z3.Not(reading.known)) for part in parts]
    else:
        faults += [z3.And(part, z3.Not(reading.written)) for part in parts]
        faults.append(z3.And(reading.written, z3.Not(reading.known)))
    return z3.Not(some(faults))


def _says(reading: Reading, value: Value | Silent, part: str) -> bool:
    """Say whether a value is, has or mentions this."""
    if reading.answer.kind is Kind.CHOICE:
        return value == part
    if reading.answer.kind is Kind.TEXT:
        return isinstance(value, str) and part in value.casefold()
    if not isinstance(value, tuple):
        return False
    return part in (value if reading.answer.kind is Kind.LIST else " ".join(value).casefold())


def _pairs(
    reading: Reading, known: Formula, missed: Formula, parts: Mapping[str, Formula], to: Any
) -> Change:
    """Pair each variable of an answer with what takes its place."""
    pairs = [(reading.missed, missed)]
    pairs += [(variable, parts[part]) for part, variable in reading.parts.items()]
    if reading.answer.kind is not Kind.CHOICE:
        pairs.append((reading.known, known))
    if reading.number is not None:
        pairs.append((reading.number, _number(reading, to)))
    if reading.answer.kind in {Kind.TEXT, Kind.TEXTS}:
        written = to.written if isinstance(to, Reading) else z3.BoolVal(bool(to) and to != SILENT)
        pairs.append((reading.written, written))
    return pairs


def _number(reading: Reading, to: Any) -> Any:
    """Return the number of another set, a given number, or any number in range if there is none."""
    if isinstance(to, Reading):
        return to.number
    given = to if isinstance(to, (int, float)) else reading.answer.minimum
    if reading.answer.kind is Kind.INTEGER:
        return z3.IntVal(given)
    return z3.RealVal(str(Fraction(given or 0)))


def _read(reading: Reading, model: z3.ModelRef) -> Any:
    def true(formula: Formula) -> bool:
        return bool(z3.is_true(model.eval(formula, model_completion=True)))

    if not true(reading.known):
        return None
    held = [part for part, variable in reading.parts.items() if true(variable)]
    kind = reading.answer.kind
    if kind is Kind.CHOICE:
        return held[0]
    if kind is Kind.LIST:
        return held
    if kind in {Kind.TEXT, Kind.TEXTS}:
        text = " ".join(held) or ("something" if true(reading.written) else "")
        return text if kind is Kind.TEXT else [text] if text else []
    number = Fraction(str(model.eval(reading.number, model_completion=True)))
    return int(number) if number.denominator == 1 else float(number)
