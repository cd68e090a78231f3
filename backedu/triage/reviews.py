"""Who has signed which rules, and what has changed since the last release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from backedu.content.cached import cached
from backedu.content.faults import Fault
from backedu.content.level import Level
from backedu.content.table import Data, Table
from backedu.triage.answers import all_clear
from backedu.triage.judge import triage
from backedu.triage.rules import HEALTHY_ADULT, Rule, shipped_rules

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Review:
    """A signature: it holds for the rules with this fingerprint alone."""

    id: str
    name: str
    role: str
    signed: date
    version: str
    hash: str
    reviewed: date


def _faults(review: Review, _: Data) -> Iterator[Fault]:
    if not _HASH.fullmatch(review.hash):
        yield "hash", "is not a fingerprint of 64 letters and digits"


reviews = Table("reviews.toml", Review, _faults)
"""The signatures."""


@dataclass(frozen=True)
class Release:
    """The last released rules: version, ids, and the levels that have changed since."""

    id: str
    version: str
    rules: tuple[str, ...]
    levels: tuple[dict[str, Any], ...]
    reviewed: date


releases = Table("last_release.toml", Release)
"""What the last released rules said; one record, ``release``."""


@dataclass(frozen=True)
class Change:
    """An example whose level is not what it was at the last release."""

    answers: Mapping[str, Any]
    before: Level
    now: Level


def valid_review(hash_: str) -> Review | None:
    """Return the signature that holds for the rules with this fingerprint, if there is one."""
    return next((one for one in reviews().values() if one.hash == hash_), None)


def is_new(rule: Rule) -> bool:
    """Say whether the last released rules lacked this one."""
    return rule.id not in releases()["release"].rules


def removed_rules() -> tuple[str, ...]:
    """Return the ids of released rules that are gone."""
    today = {rule.id for rule, _ in shipped_rules().rules}
    return tuple(id_ for id_ in releases()["release"].rules if id_ not in today)


def changes_of(rule: Rule) -> Iterator[Change]:
    """Give the examples of a rule whose level has changed since the last release."""
    before = _before()
    for answers in (*rule.positive, *rule.negative):
        if level := before.get(_key(answers)):
            now = triage({**all_clear(), **HEALTHY_ADULT, **answers}).level
            if now is not level:
                yield Change(answers, level, now)


@cached
def _before() -> Mapping[str, Level]:
    listed = releases()["release"].levels
    return {_key(one["answers"]): Level(one["level"]) for one in listed}


def _key(answers: Mapping[str, Any]) -> str:
    return repr(sorted(answers.items()))
