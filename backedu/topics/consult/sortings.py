"""Things to sort before the evidence is shown, and how a sorting compares with it.

Example:
    >>> predictors = sortings()["predictors"]
    >>> predictors.right({"expectation": "strongly", "fear": "not"})
    1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from backedu.content.citing import sources_of
from backedu.content.faults import Fault
from backedu.content.table import Data, Table


@dataclass(frozen=True)
class Place:
    """Where an item can be put."""

    id: str
    label: str


@dataclass(frozen=True)
class Item:
    """What is sorted: the id of the place where it belongs, and why."""

    id: str
    text: str
    place: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Sorting:
    """A task of sorting; ``sortings.toml`` explains each field."""

    id: str
    title: str
    task: str
    question: str
    footnote: str
    places: tuple[Place, ...]
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    reviewed: date

    @property
    def all_sources(self) -> tuple[str, ...]:
        """What the task and its items rest on, each once."""
        return sources_of([self, *self.items])

    def right(self, placed: Mapping[str, str]) -> int:
        """Return how many items are where they belong.

        Args:
            placed: A place by the id of each item that was sorted.
        """
        return sum(placed.get(item.id) == item.place for item in self.items)


def _faults(sorting: Sorting, data: Data) -> Iterator[Fault]:
    places = [place.id for place in sorting.places]
    if len(set(places)) < max(2, len(places)):
        yield "places", "needs at least two, each with its own id"
    if len({item.id for item in sorting.items}) < len(sorting.items):
        yield "items", "needs an id of its own for each"
    for item in sorting.items:
        if item.place not in places:
            yield "items", f"has '{item.id}' in '{item.place}', which isn't one of the places"
        if unknown := set(item.sources) - set(data.source_ids()):
            yield "items", f"names {', '.join(sorted(unknown))}, not in sources.toml"


sortings = Table("sortings.toml", Sorting, _faults, sourced=True)
"""The tasks of sorting."""
