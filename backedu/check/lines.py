"""The line of each field of a TOML file, which the reader of TOML does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Way to a field: record, then field; an entry of a list of tables has its number in between."""

_HEADER = re.compile(r"(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.-]+|\"[^\"]+\"|'[^']+')\s*=")
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]',
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    r"""Return the line, from 1, of every record and field of a TOML text.

    Args:
        text: The file. What is not TOML is passed over.

    Example:
        >>> lines_of('[a]\nwhy = "x"\n\n[[a.options]]\nid = "b"')[("a", "options", 0, "id")]
        5
    """
    places: dict[Path, int] = {}
    counted: Counter[Path] = Counter()
    here: Path = ()
    for number, line in _outermost(text):
        if header := _HEADER.match(line):
            here = tuple(part.strip(" \"'") for part in header[2].split("."))
            if header[1] == "[[":
                places.setdefault(here, number)
                counted[here] += 1
                here = (*here, counted[here] - 1)
            places.setdefault(here, number)
        elif key := _KEY.match(line):
            places.setdefault((*here, *key[1].strip("\"'").split(".")), number)
    return places


def _outermost(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin outside any text, list or table in braces, with their numbers."""
    lines = text.split("\n")
    depth, number, starts = 0, 1, [1]
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == "\n":
            number += 1
            if depth == 0:
                starts.append(number)
        elif piece in {"[", "{"}:
            depth += 1
        elif piece in {"]", "}"}:
            depth = max(0, depth - 1)
        else:
            number += piece.count("\n")
    for start in starts:
        yield start, lines[start - 1]
