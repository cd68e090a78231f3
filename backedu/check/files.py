"""Every file of content, as the module that owns it declares it: how much is there, is it sound?"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from backedu import content, person, topics, triage
from backedu.content import ContentError
from backedu.content.table import Data, Document


@cache
def documents() -> Mapping[str, Document[Any]]:
    """Return every file that a module of these rooms declares, by name.

    A new file is found here as soon as its module exists.

    Example:
        >>> "scans" in documents()
        True
    """
    found: dict[str, Document[Any]] = {}
    for room in (content, triage, topics, person):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Document):
                    found.setdefault(value.name, value)
    return MappingProxyType(found)


def counts(folder: Path | None = None) -> dict[str, int]:
    """Return the number of records in each file of content, by its name.

    Args:
        folder: Where the files are; the shipped ``data/`` by default.

    Raises:
        ContentError: The first fault found.

    Example:
        >>> counts()["sections"]
        23
    """
    data = Data(folder)
    return {name: document.count(data.load(document)) for name, document in documents().items()}


def faults(folder: Path | None = None) -> Iterator[ContentError]:
    """Yield all that is wrong with the files, each fault once.

    Args:
        folder: Where the files are; the shipped ``data/`` by default.
    """
    data, text = Data(folder), set[str]()
    for document in documents().values():
        for error in document.faults(data):
            if str(error) not in text:
                text.add(str(error))
                yield error
