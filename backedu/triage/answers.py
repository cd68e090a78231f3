"""The answers that the triage understands: their names, values and questions.

:mod:`backedu.triage.answer_check` holds what someone answered against them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from backedu.content.cached import cached
from backedu.content.faults import Fault
from backedu.content.table import Data, Table

Value = str | int | float | tuple[str, ...] | None
"""What a checked answer is; None is "not known"."""

UNKNOWN = "unknown"
_SHOWN_LENGTH = 80


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
    the question that it adds to: left open, it is not missed. ``not_asked_if`` gives the answers
    of people who need not be asked. ``not_shown_if`` spares more people on a page, which answers
    ``none_value`` for them; to the rules an open answer of theirs stays open. ``asked_if`` is a
    condition under which a page asks the question even where it could no longer change the level.
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
    not_shown_if: dict[str, list[str]] = field(default_factory=dict)
    asked_if: Any = None

    def label(self, value: Value) -> str:
        """Return the words shown for a checked value.

        Example:
            >>> contract()["leg_weakness"].label("stable")
            'Yes, and it is not getting worse'
            >>> contract()["age"].label(34), contract()["age"].label(1)
            ('34 years', '1 year')
        """
        if value is None:
            return "Not known"
        if isinstance(value, tuple):
            shown = (self.options.get(item, _cut(item)) for item in value)
            return "; ".join(shown) or "None of these"
        if isinstance(value, str):
            return self.options.get(value, _cut(value))
        unit = self.unit or ""
        return f"{value:g} {unit.removesuffix('s') if value == 1 else unit}".rstrip()


@cached
def contract() -> Mapping[str, Answer]:
    """Return every answer, by name, in the order of ``data/answers.toml``.

    Raises:
        ContentError: A record is incomplete or contradicts itself.

    Example:
        >>> contract()["saddle_numbness"].emergency
        True
    """
    return answers()


@cached
def emergency_names() -> tuple[str, ...]:
    """Return the names of the questions that are asked first and must not stay open."""
    return tuple(name for name, answer in contract().items() if answer.emergency)


def all_clear() -> dict[str, Any]:
    """Return a fresh set of answers that says "none of this" wherever that can be said."""
    return {
        name: list(answer.none_value)
        if answer.kind in {Kind.LIST, Kind.TEXTS}
        else answer.none_value
        for name, answer in contract().items()
        if answer.none_value is not None
    }


def _faults(answer: Answer, data: Data) -> Iterator[Fault]:
    """Say what makes a record of the file unusable, if anything."""
    known = data.read(answers)
    has_range = answer.minimum is not None and answer.maximum is not None
    spared = {name: [value] for name, value in answer.not_asked_if.items()} | answer.not_shown_if
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
        "field 'not_asked_if' or 'not_shown_if' names an answer or value that does not exist": any(
            name not in known or not set(values) <= set(known[name].options)
            for name, values in spared.items()
        ),
    }
    yield from ((None, fault) for fault, found in faults.items() if found)


answers = Table("answers.toml", Answer, _faults)
"""Every answer that the triage understands, in the file's order."""


def _cut(text: str) -> str:
    """Free text as one short line."""
    return " ".join(text[:_SHOWN_LENGTH].split())
