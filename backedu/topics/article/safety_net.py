"""Rewriting the warning: which signs belong in a safety net, and how fast each asks to act.

How fast is not written down here: each sign holds the answers of a person who has it and nothing
else, and the triage decides. A change of the rules changes the marking with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from backedu.content.error import ContentError
from backedu.content.faults import Fault, FileFault, record_faults
from backedu.content.level import Level
from backedu.content.reader import parse
from backedu.content.table import Data, Document
from backedu.triage import triage
from backedu.triage.answer_check import AnswerError
from backedu.triage.answers import all_clear
from backedu.triage.rules import HEALTHY_ADULT

_FILE = "safety_net.toml"

OFFERED = (Level.EMERGENCY, Level.URGENT, Level.SOON)
"""What a sentence of a warning can ask for, fastest first."""


class Worth(StrEnum):
    """What a sentence is worth in a safety net."""

    SIGN = "sign"
    EXTRA = "extra"
    MISLEADING = "misleading"
    VAGUE = "vague"


class Mark(StrEnum):
    """How a sentence fared in a student's warning."""

    RIGHT = "right"
    TOO_SLOW = "too_slow"
    TOO_FAST = "too_fast"
    MISSING = "missing"
    MISLEADING = "misleading"
    VAGUE = "vague"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Sentence:
    """A sentence that a warning may contain.

    ``answers`` are those of a healthy adult who has this sign alone. ``about`` is a topic of
    :class:`SafetyNet`; a misleading or vague sentence has none.
    """

    id: str
    text: str
    kind: Worth
    why: str
    sources: tuple[str, ...]
    reviewed: date
    about: str | None = None
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """How fast the triage asks to act on this sign; self-care for a vague sentence."""
        return triage({**all_clear(), **HEALTHY_ADULT, **self.answers}).level


@dataclass(frozen=True)
class SafetyNet:
    """The sentences by id, and the topics that a warning must cover, by id."""

    topics: Mapping[str, str]
    signs: Mapping[str, Sentence]


@dataclass(frozen=True)
class Marked:
    """A sentence with its mark; ``level`` is how fast it should be acted on."""

    sign: Sentence
    mark: Mark
    level: Level


def _read(data: Data) -> SafetyNet:
    tables = dict(data.tables(_FILE))
    topics, signs = tables.pop("topics", {}), tables.pop("signs", {})
    for unknown in tables:
        raise ContentError(_FILE, "is neither 'topics' nor 'signs'", unknown)
    sentences = {id_: parse(Sentence, _FILE, id_, fields) for id_, fields in signs.items()}
    return SafetyNet(topics, sentences)


def _faults(net: SafetyNet, data: Data) -> Iterator[FileFault]:
    for sign in net.signs.values():
        for name, fault in record_faults(sign, data.source_ids()):
            yield sign.id, name, fault
        for name, fault in _sign_faults(sign, net.topics):
            yield sign.id, name, fault
    covered = {sign.about for sign in net.signs.values() if sign.kind is Worth.SIGN}
    if missing := [topic for topic in net.topics if topic not in covered]:
        yield None, None, f"no sign is about {', '.join(missing)}"


def _sign_faults(sign: Sentence, topics: Mapping[str, str]) -> Iterator[Fault]:
    wanted = sign.kind in (Worth.SIGN, Worth.EXTRA)
    if wanted and sign.about not in topics:
        yield "about", f"is '{sign.about}', not one of the topics: {', '.join(topics)}"
    if not wanted and sign.about is not None:
        yield "about", "belongs to a sign or an extra only"
    if (sign.kind is Worth.VAGUE) is bool(sign.answers):
        yield "answers", "is needed, except for a vague sentence, which can have none"
        return
    try:
        level = sign.level
    except AnswerError as error:
        yield "answers", f"is not understood by the triage: {error}"
        return
    if wanted is (level is Level.SELF_CARE):
        fault = f"is '{sign.kind}', but the triage says '{level.value}' to these answers"
        yield "kind", fault


safety_net = Document(
    _FILE, _read, check=_faults, count=lambda net: sum(map(bool, (net.topics, net.signs)))
)
"""The sentences from which a warning can be written: two tables, of many sentences each."""


def mark_warning(choices: Mapping[str, Level]) -> tuple[Marked, ...]:
    """Judge a warning: every sentence that it has, and every one that it lacks.

    Args:
        choices: How fast to act, by the id of each sentence that the student put in.

    Returns:
        One mark per sentence, in the order of the file. An extra that was left out is
        ``LEFT_OUT``, like a misleading or vague sentence.

    Raises:
        ValueError: There is no such sentence.

    Example:
        >>> marks = {each.sign.id: each.mark.value
        ...          for each in mark_warning({"saddle": Level.SOON, "very-strong": Level.URGENT})}
        >>> marks["saddle"], marks["very-strong"], marks["fever"], marks["if-worried"]
        ('too_slow', 'misleading', 'missing', 'left_out')
    """
    signs = safety_net().signs
    if unknown := sorted(set(choices) - set(signs)):
        raise ValueError(f"There is no sentence '{unknown[0][:40]}' in {_FILE}.")
    return tuple(_marked(sign, choices.get(sign.id)) for sign in signs.values())


def _marked(sign: Sentence, chosen: Level | None) -> Marked:
    level = sign.level  # the triage is asked once
    return Marked(sign, _mark(sign.kind, level, chosen), level)


def _mark(kind: Worth, right: Level, chosen: Level | None) -> Mark:
    if chosen is None:
        return Mark.MISSING if kind is Worth.SIGN else Mark.LEFT_OUT
    if kind in (Worth.MISLEADING, Worth.VAGUE):
        return Mark(kind.value)
    return Mark.RIGHT if chosen is right else Mark.TOO_SLOW if chosen < right else Mark.TOO_FAST
