"""A setting with named values, beside the sliders: one of its options, or several of them.

A choice is plain data: ``name``, ``label``, ``options`` (list of {id, label}), ``start`` and
optionally ``several``. Its value is the id of an option; with ``several``, the ids of what is
ticked, in the order of the options, with a space between.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any


def values_of(choice: Mapping[str, Any]) -> list[str]:
    """Return every value that the choice can have.

    Example:
        >>> values_of({"options": [{"id": "a"}, {"id": "b"}], "several": True})
        ['', 'b', 'a', 'a b']
    """
    known = [option["id"] for option in choice["options"]]
    if not choice.get("several"):
        return known
    ticked = product((False, True), repeat=len(known))
    return [" ".join(each for each, on in zip(known, row, strict=True) if on) for row in ticked]


def offered(asked: Any, choice: Mapping[str, Any]) -> str:
    """Return ``asked`` if the choice offers it; its start when something else was sent.

    Example:
        >>> grip = {"options": [{"id": "good"}, {"id": "poor"}], "start": "good"}
        >>> offered("poor", grip), offered("oily", grip), offered(7, grip)
        ('poor', 'good', 'good')
    """
    start: str = choice["start"]
    if not isinstance(asked, str):
        return start
    known = [option["id"] for option in choice["options"]]
    if choice.get("several"):
        ticked = set(asked.split())
        return " ".join(each for each in known if each in ticked)
    return asked if asked in known else start
