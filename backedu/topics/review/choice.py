"""Which question comes back next: what is due, the least remembered first; then new ones.

What can be reviewed are the questions of the lessons, the patients to judge and the claims of the
article. New ones come lesson by lesson; what has been answered once comes back mixed, whatever its
lesson, because telling one kind of question from another is part of what is learnt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backedu import content
from backedu.content.cached import cached
from backedu.content.model import Case, Claim, Question
from backedu.topics.review.schedule import Trace, recalled

_OF_CASES, _OF_CLAIMS = "02_is_it_safe", "04_claim_check"


@dataclass(frozen=True)
class Item:
    """Something to review: a record of the content, and the lesson that it belongs to."""

    id: str
    lesson: str
    record: Question | Case | Claim


@cached
def items() -> dict[str, Item]:
    """Return everything that can be reviewed, by its id, in the order in which it is new.

    Example:
        >>> next(iter(items()))
        'question/what-the-word-says'
    """
    place = {id_: i for i, id_ in enumerate(content.lessons())}
    found = sorted(_items(), key=lambda item: place[item.lesson])
    return {item.id: item for item in found}


def _items() -> Iterator[Item]:
    for question in content.questions().values():
        if not question.beside_lab:
            yield Item(f"question/{question.id}", question.lesson, question)
    for case in content.cases().values():
        yield Item(f"case/{case.id}", _OF_CASES, case)
    for claim in content.claims().values():
        yield Item(f"claim/{claim.id}", _OF_CLAIMS, claim)


def due(traces: Mapping[str, Trace], now_s: int) -> list[str]:
    """Return the ids of what is due, the least remembered first.

    Args:
        traces: What is left of each item that has been answered, by its id.
        now_s: The time, in seconds since 1970.
    """
    late = [id_ for id_, trace in traces.items() if id_ in items() and trace.due_s <= now_s]
    return sorted(late, key=lambda id_: (recalled(traces[id_], now_s), id_))


def following(traces: Mapping[str, Trace], now_s: int) -> str | None:
    """Return the id of what to ask now; None when all has been answered and nothing is due.

    Example:
        >>> following({}, 0)
        'question/what-the-word-says'
    """
    late = due(traces, now_s)
    new = (id_ for id_ in items() if id_ not in traces)
    return late[0] if late else next(new, None)


@dataclass(frozen=True)
class Strength:
    """How well one lesson is remembered.

    Attributes:
        lesson: Its id.
        answered: How many of its items have been answered.
        of: How many it has.
        expected: How many of those answered would be recalled today, as the model sees it.
    """

    lesson: str
    answered: int
    of: int
    expected: float


def strengths(traces: Mapping[str, Trace], now_s: int) -> list[Strength]:
    """Return how well each lesson is remembered of which something has been answered."""
    found = []
    for lesson in content.lessons():
        ids = [item.id for item in items().values() if item.lesson == lesson]
        chances = [recalled(traces[id_], now_s) for id_ in ids if id_ in traces]
        if chances:
            found.append(Strength(lesson, len(chances), len(ids), sum(chances)))
    return found
