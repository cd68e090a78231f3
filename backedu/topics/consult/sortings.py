"""Things to sort before the evidence is shown, and how a sorting compares with it.

Example:
    >>> predictors = sortings()["predictors"]
    >>> predictors.right({"expectation": "strongly", "fear": "not"})
    1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from backedu.content.citing import sources_of
from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.topics.consult.letter import held, named_in, written
from backedu.topics.patients.records import Patient, patients

LEFT_OUT = "out"
"""The place of what a letter or a call leaves out."""


@dataclass(frozen=True)
class Place:
    """Where an item can be put."""

    id: str
    label: str


@dataclass(frozen=True)
class Item:
    """What is sorted: the id of the place where it belongs, and why.

    Where the task is about a patient, ``tells`` names the facts of the case that it gives, and
    ``not_asked`` the questions and tests that it says were left out.
    """

    id: str
    text: str
    place: str
    why: str
    sources: tuple[str, ...]
    tells: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sorting:
    """A task of sorting; ``sortings.toml`` explains each field.

    ``patient`` is the staged patient whom a letter or a call is about: its facts come from there.
    """

    id: str
    title: str
    task: str
    question: str
    footnote: str
    places: tuple[Place, ...]
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    reviewed: date
    patient: str | None = None

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
    order = [places.index(item.place) for item in sorting.items if item.place in places]
    if len(set(order)) > 2 and order == sorted(order):
        yield "items", "stand in the order of the places, which tells where each belongs"
    for item in sorting.items:
        if item.place not in places:
            yield "items", f"has '{item.id}' in '{item.place}', which isn't one of the places"
        if unknown := set(item.sources) - set(data.source_ids()):
            yield "items", f"names {', '.join(sorted(unknown))}, not in sources.toml"
    yield from _case_faults(sorting, data.read(patients))


def _case_faults(sorting: Sorting, known: Mapping[str, Patient]) -> Iterator[Fault]:
    """Say which item gives a fact that the case doesn't hold, and which fact no item gives."""
    if sorting.patient is None:
        for item in sorting.items:
            if item.tells or item.not_asked:
                yield "patient", f"is missing, but '{item.id}' tells of one"
        return
    if (patient := known.get(sorting.patient)) is None:
        yield (
            "patient",
            f"is '{sorting.patient}', which isn't a patient; write a name in [brackets]",
        )
        return
    for item in sorting.items:
        for fault in _item_faults(item, patient):
            yield "items", f"has '{item.id}' {fault}"
    given = {name for item in sorting.items if item.place != LEFT_OUT for name in item.tells}
    for name in patient.key:
        if name not in given:
            yield "items", f"lacks '{name}', which decides the level of '{patient.id}'"


def _item_faults(item: Item, patient: Patient) -> Iterator[str]:
    if not item.tells and not item.not_asked:
        yield "name no fact of the case; give one under 'tells'"
    facts = held(patient)
    for name in item.tells:
        if name not in facts:
            yield f"tell '{name}', which '{patient.id}' doesn't hold"
    for name in item.not_asked:
        if name not in patient.asks or name in patient.expert:
            yield f"say that '{name}' was not asked, but the expert asks '{patient.id}' for it"


def _of_the_case(sorting: Sorting, data: Data) -> Sorting:
    """The task with the facts that its items name, as the case has them."""
    patient = data.read(patients).get(sorting.patient) if sorting.patient else None
    if patient is None:
        return sorting
    return replace(
        sorting,
        items=tuple(
            replace(
                item,
                text=written(item.text, patient),
                tells=tuple(dict.fromkeys((*item.tells, *named_in(item.text)))),
            )
            for item in sorting.items
        ),
    )


sortings = Table("sortings.toml", Sorting, _faults, sourced=True, made=_of_the_case)
"""The tasks of sorting."""
