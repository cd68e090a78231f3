"""The rule book of the triage, read from ``data/``: rules, contradictions and words.

A condition is compiled once, when the book is read; :mod:`backedu.triage.judge` only evaluates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from backedu.content.cached import cached
from backedu.content.error import ContentError, Where
from backedu.content.faults import FileFault
from backedu.content.level import Level
from backedu.content.reader import find, load, parse, read_table
from backedu.content.table import Data, Document
from backedu.triage.answers import Value, contract
from backedu.triage.conditions import Condition, Named, Truth
from backedu.triage.named_conditions import compiled, load_named

_DECIDING = (
    "answers", "screens", "named_conditions", "rules", "contradictions", "advice", "triage",
)  # fmt: skip
HEALTHY_ADULT: Mapping[str, Any] = {
    "age": 35,
    "sex": "female",
    "duration_days": 3,
    "onset": "gradual",
    "age_onset_under_45": "yes",
}
"""What the examples of a rule stand on, beside "none of this" everywhere."""


@dataclass(frozen=True)
class Rule:
    """One rule: when the condition holds, the result is at least at this level.

    ``otherwise`` marks the rule for a result in which no rule above self-care holds;
    ``while_open`` is its sentence while an open question could still change that. ``ambulance``
    marks an emergency in which no one should travel to hospital by themselves, and ``net`` is one
    more line for the safety net; ``sooner`` says when not to wait, and is left out of an emergency.
    The examples and the condition are tables. They are checked when the condition is compiled,
    because checking them twice is slow.
    """

    id: str
    level: Level
    topic: str
    sentence: str
    sources: tuple[str, ...]
    positive: Any
    negative: Any
    reviewed: date
    when: Any = None
    otherwise: bool = False
    while_open: str | None = None
    ambulance: bool = False
    net: str | None = None
    sooner: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Contradiction:
    """Answers that do not fit together."""

    id: str
    names: tuple[str, ...]
    when: Any
    sentence: str
    reviewed: date
    note: str | None = None


@dataclass(frozen=True)
class LevelWords:
    """What is said at one level; ``id`` is the level.

    ``ambulance`` is the action where no one should travel to hospital by themselves.
    """

    id: str
    label: str
    action: str
    how_soon: str
    safety_net: tuple[str, ...]
    reviewed: date
    ambulance: str | None = None


@dataclass(frozen=True)
class Standing:
    """Version and standing of the rules as a whole."""

    id: str
    version: str
    reviewed: date
    author: str
    disclaimer: str
    contradiction: str


@dataclass(frozen=True)
class RuleBook:
    """Everything a result is made from, with each condition ready to evaluate."""

    standing: Standing
    levels: Mapping[Level, LevelWords]
    rules: tuple[tuple[Rule, Condition | None], ...]
    contradictions: tuple[tuple[Contradiction, Condition], ...]
    named: Mapping[str, Named]
    asked_if: Mapping[str, Condition]
    hash: str

    @cached_property
    def unanswered(self) -> tuple[tuple[frozenset[str], Truth, Mapping[str, Truth]], ...]:
        """For each rule the answers it looks at, and its truth and what decides while all are open.

        Most answers are not given, so most rules need not be asked again.
        """
        nothing: dict[str, Value] = dict.fromkeys(contract())
        return tuple(
            (frozenset(one.names()), one.holds(nothing), dict(one.deciding(nothing)))
            if one
            else (frozenset(), False, {})
            for _, one in self.rules
        )


def load_rules(folder: Path | None = None) -> RuleBook:
    """Read the rule book of a folder; the shipped ``data/`` by default.

    Raises:
        ContentError: A record is wrong; the message names file, record and field.

    Example:
        >>> len(load_rules().rules) > 50
        True
    """
    named = load_named(folder)
    rules = load(Rule, "rules.toml", folder)
    contradictions = load(Contradiction, "contradictions.toml", folder)
    standing, levels = _words(folder)
    for contradiction in contradictions.values():
        for name in contradiction.names:
            if name not in contract():
                where = Where("contradictions.toml", contradiction.id, "names")
                raise where.error(f": no answer is called '{name}'")
    return RuleBook(
        standing=standing,
        levels=levels,
        rules=tuple((rule, _condition(rule, named)) for rule in rules.values()),
        contradictions=tuple(
            (
                one,
                compiled(one.when, Where("contradictions.toml", one.id, "when"), named),
            )
            for one in contradictions.values()
        ),
        named=named,
        asked_if={
            answer.id: compiled(
                answer.asked_if, Where("answers.toml", answer.id, "asked_if"), named
            )
            for answer in contract().values()
            if answer.asked_if
        },
        hash=_hash(folder),
    )


@cached
def shipped_rules() -> RuleBook:
    """Return the rule book that comes with backedu; read once."""
    return load_rules()


def faults(book: RuleBook, sources: Collection[str]) -> Iterator[ContentError]:
    """Say what a reader of the rules would stumble over and no result needs to know.

    Args:
        book: The rule book.
        sources: The ids of the publications.

    Yields:
        One error for each source that does not exist, and for each example that is not one.
    """
    for rule, _ in book.rules:
        where = Where("rules.toml", rule.id)
        if not rule.sources:
            yield where.error("is empty", "sources")
        for source in rule.sources:
            if source not in sources:
                yield where.error(f"names '{source}', not in sources.toml", "sources")
        for name in ("positive", "negative"):
            if not set().union(*getattr(rule, name)) <= set(contract()):
                yield where.error("has an answer that does not exist", name)


def _rule_faults(book: RuleBook, data: Data) -> Iterator[FileFault]:
    for error in faults(book, data.source_ids()):
        yield error.record, error.field, error.fault


rules = Document(
    "rules.toml",
    lambda data: load_rules(data.folder),
    check=_rule_faults,
    count=lambda book: len(book.rules),
)
"""The rule book; it is made from this file and those below."""

contradictions = Document("contradictions.toml", lambda data: data.read(rules).contradictions)
"""Answers that do not fit together, ready to evaluate."""

level_words = Document("triage.toml", lambda data: {**data.read(rules).levels, "rulebook": None})
"""What is said at each level, and the standing of the rules."""


def _condition(rule: Rule, named: Mapping[str, Named]) -> Condition | None:
    """Compile the condition of a rule; the rule for "otherwise" has none."""
    where = Where("rules.toml", rule.id)
    if rule.otherwise == bool(rule.when):
        raise where.error("needs either a condition 'when' or 'otherwise = true'")
    for name in ("positive", "negative"):
        examples = getattr(rule, name)
        is_list = isinstance(examples, list) and examples
        if not is_list or not all(isinstance(example, dict) for example in examples):
            raise where.error("needs examples, each in {braces}", name)
    if rule.otherwise:
        return None
    return compiled(rule.when, replace(where, field="when"), named)


def _words(folder: Path | None) -> tuple[Standing, Mapping[Level, LevelWords]]:
    """Read what is said at each level, and the standing of the rules."""
    file = "triage.toml"
    tables = dict(read_table(find(file, folder)))
    for record in ("rulebook", *(level.value for level in Level)):
        if not isinstance(tables.get(record), dict):
            raise ContentError(file, f"record '{record}' is missing")
    standing = parse(Standing, file, "rulebook", tables["rulebook"])
    levels = {level: parse(LevelWords, file, level.value, tables[level.value]) for level in Level}
    return standing, levels


def _hash(folder: Path | None) -> str:
    """Return a fingerprint of everything that decides a result, whatever the line endings."""
    digest = hashlib.sha256()
    for name in _DECIDING:
        path = find(f"{name}.toml", folder)
        try:
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
        except FileNotFoundError:
            raise ContentError(path.name, f"the file is missing from {path.parent}") from None
    return digest.hexdigest()
