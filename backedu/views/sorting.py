"""A task of sorting, in words: the items, the places, and how a sorting compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.wording import words
from backedu.topics.consult.sortings import Item, Sorting
from backedu.views.panel import Banner, Panel, Section
from backedu.views.panel import Item as Line


def rows(sorting: Sorting) -> list[dict[str, str]]:
    """Return what is sorted, as a sorter takes it; nothing in it tells the place.

    Example:
        >>> from backedu.topics.consult.sortings import sortings
        >>> rows(sortings()["predictors"])[1]
        {'id': 'expectation', 'text': 'What the person expects of their recovery'}
    """
    return [{"id": item.id, "text": item.text} for item in sorting.items]


def places(sorting: Sorting) -> list[dict[str, str]]:
    """Return where an item can be put, as a sorter takes it."""
    return [{"value": place.id, "label": place.label} for place in sorting.places]


def around(sorting: Sorting) -> dict[str, str]:
    """Return the words around a sorter."""
    own = {name: getattr(sorting, name) for name in ("title", "task", "question")}
    return {**words("sorting"), **own}


def checked(sorting: Sorting, placed: Mapping[str, str]) -> dict[str, Any]:
    """Return every item where it belongs, as a result panel takes it; nothing if none is placed.

    Args:
        sorting: The task.
        placed: A place by the id of each item that was sorted.
    """
    if not placed:
        return {}
    text, right = words("sorting"), sorting.right(placed)
    done = right == len(sorting.items)
    banner = Banner(
        "self_care" if done else "soon",
        "✓" if done else "◐",
        text["score"].format(n=right, of=len(placed)),
        [text["line"].format(n=len(sorting.items))],
    )
    labels = {place.id: place.label for place in sorting.places}
    sections = [
        Section(
            place.label,
            [_line(item, placed, labels) for item in sorting.items if item.place == place.id],
        )
        for place in sorting.places
        if any(item.place == place.id for item in sorting.items)
    ]
    return Panel(banner, sections, sorting.footnote).as_dict()


def _line(item: Item, placed: Mapping[str, str], labels: Mapping[str, str]) -> Line:
    text, said = words("sorting"), placed.get(item.id)
    yours = text["yours"].format(place=labels[said]) if said else text["open"]
    mark = "✓ " if said == item.place else ""
    stop = "" if item.text.endswith((".", "?", "”")) else "."
    return Line(f"{yours} {item.why}", f"{mark}{item.text}{stop}", sources=item.sources)
