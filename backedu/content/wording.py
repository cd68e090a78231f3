"""The short words around the content, from ``data/wording.toml``, and dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from backedu.content.error import ContentError
from backedu.content.reader import find, read_table

FILE = "wording.toml"


def load_words(folder: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Read and check every section, by name.

    Args:
        folder: Where ``wording.toml`` lies; the shipped content when None.

    Raises:
        ContentError: Something stands outside a section, or a word is not text.
    """
    sections = read_table(find(FILE, folder))
    for section, table in sections.items():
        if not isinstance(table, dict):
            raise ContentError(FILE, f"'{section}' stands outside any section")
        for name, word in table.items():
            if not isinstance(word, str) or not word.strip():
                raise ContentError(FILE, "must be text", section, name)
    return MappingProxyType({name: MappingProxyType(table) for name, table in sections.items()})


@cache
def _shipped() -> Mapping[str, Mapping[str, str]]:
    return load_words()


def forget() -> None:
    """Read the file anew when a word is next asked for."""
    _shipped.cache_clear()


def words(section: str) -> Mapping[str, str]:
    """Return the shipped words of one section, by name.

    Raises:
        ContentError: See :func:`load_words`; or there is no such section.

    Example:
        >>> words("marks")["right"]
        'Right.'
    """
    sections = _shipped()
    if section not in sections:
        raise ContentError(FILE, f"section [{section}] is missing")
    return sections[section]


def day(when: date) -> str:
    """Return a date as people write it.

    Example:
        >>> day(date(2026, 11, 2))
        '2 November 2026'
    """
    return f"{when.day} {when:%B %Y}"
