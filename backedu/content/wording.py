"""The short words around the content, from ``data/lessons/``, and dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from backedu.content.error import ContentError
from backedu.content.table import Data, Document

_FILE = "wording.toml"


def _read(data: Data, file: str = _FILE) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a file, by section and name.

    Raises:
        ContentError: A word is not text, or is outside any section.
    """
    sections = data.tables(file)
    for section, table in sections.items():
        if not isinstance(table, dict):
            raise ContentError(file, f"'{section}' is outside any section")
        for name, word in table.items():
            if not isinstance(word, str) or not word.strip():
                raise ContentError(file, "must be text", section, name)
    return MappingProxyType({name: MappingProxyType(table) for name, table in sections.items()})


wording = Document(_FILE, _read)
"""Every section of the wording, by name."""

classroom_wording = Document("classroom.toml", lambda data: _read(data, "classroom.toml"))
"""Every section of what a class reads, by name."""


def words(section: str) -> Mapping[str, str]:
    """Return the shipped words of one section, by name.

    Raises:
        ContentError: A word is not text, or there is no such section.

    Example:
        >>> words("marks")["right"]
        'Right.'
    """
    sections = wording()
    if section not in sections:
        raise ContentError(_FILE, f"section [{section}] is missing")
    return sections[section]


def sections(*names: str) -> dict[str, dict[str, str]]:
    """Return the words of some sections, by section, as a control is handed them.

    Example:
        >>> sections("lab", "question")["lab"]
        {'notice': 'What to notice'}
    """
    return {name: dict(words(name)) for name in names}


def day(when: date) -> str:
    """Return a date as people write it.

    Example:
        >>> day(date(2026, 11, 2))
        '2 November 2026'
    """
    return f"{when.day} {when:%B %Y}"
