"""Named conditions that rules, contradictions and advice share: ``named_conditions.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from backedu.content.error import Where
from backedu.content.reader import load
from backedu.content.table import Document
from backedu.triage.answers import contract
from backedu.triage.conditions import Condition, Named
from backedu.triage.parsing import parse_condition


@dataclass(frozen=True)
class NamedCondition:
    """A condition with a name, as written in ``named_conditions.toml``."""

    id: str
    plain: str
    when: Any
    reviewed: date
    also: list[Any] = field(default_factory=list)


def load_named(folder: Path | None = None) -> Mapping[str, Named]:
    """Read and compile the named conditions of a folder; the shipped ``data/`` by default.

    Raises:
        ContentError: A record is wrong; the message names file, record and field.

    Example:
        >>> values = {"leg_weakness": None, "leg_weakness_grade_mrc": 4}
        >>> load_named()["weak-leg"].holds({**values, "leg_weakness_bilateral": None})
        True
    """
    named = load(NamedCondition, "named_conditions.toml", folder)
    known = contract()
    done: dict[str, Named] = {}
    under_way: list[str] = []

    def find(name: str) -> Named:
        if name in done:
            return done[name]
        if name in under_way:
            raise Where("named_conditions.toml", name).error("leads back to itself", "when")
        record = named[name]
        under_way.append(name)
        where = Where("named_conditions.toml", name, "when")
        when = parse_condition(record.when, known, find, where)
        also_where = replace(where, field="also")
        also = tuple(parse_condition(part, known, find, also_where) for part in record.also)
        under_way.pop()
        done[name] = Named(name, when, also)
        return done[name]

    for name in named:
        find(name)
    return done


named_conditions = Document("named_conditions.toml", lambda data: load_named(data.folder))
"""The named conditions, ready to evaluate."""


def compiled(table: Any, where: Where, named: Mapping[str, Named]) -> Condition:
    """Turn a condition as written in a record into one that can be evaluated.

    Args:
        table: The condition.
        where: File, record and field, for the error.
        named: The named conditions.

    Raises:
        ContentError: See :func:`backedu.triage.parsing.parse_condition`.
    """
    return parse_condition(table, contract(), named.__getitem__, where)
