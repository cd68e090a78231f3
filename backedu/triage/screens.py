"""Screening questions: one question of a page that stands in for several of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from backedu.content.cached import cached
from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.triage.answers import UNKNOWN, answers, contract

_SIMPLE = {"yes", "no", UNKNOWN}


@dataclass(frozen=True)
class Screen:
    """One screening question, as written in ``screens.toml``, which explains each field."""

    id: str
    group: str
    ask: str
    items: dict[str, str]
    reviewed: date


def _faults(screen: Screen, data: Data) -> Iterator[Fault]:
    known = data.read(answers)
    groups = {answer.group for answer in known.values()}
    if screen.group not in groups:
        yield "group", f"is not one of {', '.join(sorted(groups))}"
    for name in screen.items:
        if name not in known or "yes" not in known[name].options or known[name].emergency:
            yield "items", f"has '{name}', which is not a question of answers.toml with a yes"


screens = Table("screens.toml", Screen, _faults)
"""The screening questions, in the file's order."""


@cached
def screen_of() -> Mapping[str, str]:
    """Return the screening question that stands in for each answer of the contract that has one.

    Example:
        >>> screen_of()["fever"]
        'feeling_ill'
    """
    return {name: screen.id for screen in screens().values() for name in screen.items}


def is_simple(name: str) -> bool:
    """Say whether a ticked item says all: its question has only yes and no."""
    return set(contract()[name].options) == _SIMPLE


def expanded(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of the contract that the answers of a page mean.

    A question that was answered by itself counts as it is, but for a "yes" that was ticked. A
    screening question at "not sure", or not answered, says nothing.

    Args:
        given: Answers of a page, to questions of the contract and to screening questions.

    Example:
        >>> expanded({"legs": ["gait_disturbance"], "age": 40})
        {'leg_pain_below_knee': 'no', 'leg_numbness': 'no', 'age': 40, 'gait_disturbance': 'yes'}
    """
    plain = {name: value for name, value in given.items() if name not in screens()}
    told: dict[str, Any] = {}
    ticked_yes: dict[str, Any] = {}
    for screen in screens().values():
        ticked = given.get(screen.id)
        if not isinstance(ticked, list):
            continue
        told |= {name: "no" for name in screen.items if name not in ticked}
        ticked_yes |= {name: "yes" for name in screen.items if name in ticked and is_simple(name)}
    return {**told, **plain, **ticked_yes}
