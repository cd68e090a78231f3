"""Random answers, the same for the same seed, that crowd round the thresholds of the rules.

Most people are a healthy adult with a few answers changed, so that rules hold one by one; some have
any answer at all, and some gave almost none. "Not known" is spelled in each of its ways.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from backedu.triage.advice import Tag
from backedu.triage.answers import UNKNOWN, Answer, Kind, all_clear, contract
from backedu.triage.conditions import All, AtLeast, Compare, Condition, Named, Unless
from backedu.triage.rules import HEALTHY_ADULT, RuleBook
from tests.proof.encoder import words_looked_for

HEALTHY: Mapping[str, Any] = {**all_clear(), **HEALTHY_ADULT}
_OPEN = (None, UNKNOWN, "")
_SOME_ITEMS = 3


def conditions_of(book: RuleBook, tags: Sequence[Tag] = ()) -> Iterator[Condition]:
    """Give every condition of the rules, the contradictions and the advice."""
    yield from (condition for _, condition in (*book.rules, *book.contradictions) if condition)
    for tag in tags:
        yield from (condition for _, condition in tag.unless)
        if tag.only_if:
            yield tag.only_if


def leaves(condition: Condition) -> Iterator[Condition]:
    """Give the conditions on one answer that a condition is made of."""
    if isinstance(condition, Named):
        yield from leaves(condition.when)
        for part in condition.also:
            yield from leaves(part)
    elif isinstance(condition, (All, AtLeast)):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Unless):
        yield from leaves(condition.part)
    else:
        yield condition


class Sample:
    """Draws people for one rule book.

    Args:
        book: Its thresholds and looked-for words are drawn often.
        tags: The same of the advice.
    """

    def __init__(self, book: RuleBook, tags: Sequence[Tag]) -> None:
        words = words_looked_for(book, tags)
        thresholds: dict[str, set[float]] = {}
        for condition in conditions_of(book, tags):
            for leaf in leaves(condition):
                if isinstance(leaf, Compare):
                    thresholds.setdefault(leaf.name, set()).add(leaf.threshold)
        self._draw: dict[str, Callable[[random.Random], Any]] = {
            name: _drawing(answer, sorted(thresholds.get(name, ())), sorted(words.get(name, ())))
            for name, answer in contract().items()
        }
        self._names = list(self._draw)

    def people(self, seed: int, count: int) -> Iterator[dict[str, Any]]:
        """Give random answers, as someone would hand them to the triage."""
        rng = random.Random(seed)  # noqa: S311 - a fixed seed, no secret
        person: dict[str, Any]
        for _ in range(count):
            kind = rng.random()
            if kind < 0.01:
                names, person = self._names, {}
            elif kind < 0.03:
                names, person = rng.sample(self._names, rng.randint(0, 8)), {}
            else:
                names, person = rng.sample(self._names, rng.randint(1, 9)), dict(HEALTHY)
            for name in names:
                person[name] = self._draw[name](rng)
            yield person


def _drawing(
    answer: Answer, thresholds: Sequence[float], words: Sequence[str]
) -> Callable[[random.Random], Any]:
    """Return how a value of this answer is drawn."""
    choices: list[Any] = list(_OPEN)
    if answer.kind is Kind.CHOICE:
        choices = [*answer.options, *answer.options, None, ""]
    elif answer.kind in {Kind.INTEGER, Kind.NUMBER}:
        low, high = answer.minimum or 0, answer.maximum or 0
        steps = (-1, 0, 1) if answer.kind is Kind.INTEGER else (-1, -0.5, 0, 0.01, 1)
        near = [at + step for at in thresholds for step in steps]
        choices += [value for value in near if low <= value <= high]
        choices += [low, high, (low + high) // 2]
    elif answer.kind is Kind.TEXT:
        choices += ["", "nothing new", *(f"Said: {word.upper()}!" for word in words)]
    else:
        items = list(answer.options) or ["vitamin D", "", *(f"{word} 5 mg" for word in words)]
        return lambda rng: (
            rng.choice(_OPEN)
            if rng.random() < 0.2
            else rng.choices(items, k=rng.randint(0, _SOME_ITEMS))
        )
    return lambda rng: rng.choice(choices)
