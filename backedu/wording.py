"""The short words around the content, from ``data/wording.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from backedu.places import data_dir
from backedu.reader import ContentError, read_table

_FILE = "wording.toml"


@cache
def words(section: str) -> Mapping[str, str]:
    """Return the words of one section, by name.

    Raises:
        ContentError: There is no such section, or a word in it is not text.

    Example:
        >>> words("marks")["right"]
        'Right.'
    """
    table = read_table(data_dir() / _FILE).get(section)
    if not isinstance(table, dict):
        raise ContentError(f"{_FILE}: section [{section}] is missing.")
    for name, word in table.items():
        if not isinstance(word, str) or not word.strip():
            raise ContentError(f"{_FILE}: record '{section}': field '{name}' must be text.")
    return MappingProxyType(table)
