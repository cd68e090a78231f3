"""How a text names a publication: "(Dahm 2010)", "(NICE)", "(CSP and GIRFT; IFOMPT 2020)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_BRACKETS = re.compile(r"\(([^()]+)\)")
_WITH_YEAR = re.compile(r"([^\W\d][^\d,.]*?)(?:,[^\d]*)?,? ((?:19|20)\d\d[a-z]?)\b")

Sources = Mapping[str, Mapping[str, Any]]


def is_named(name: str, year: str | None, id_: str, source: Mapping[str, Any]) -> bool:
    """Say whether "(name year)" in a text can mean this publication.

    Args:
        name: First author or body, as written.
        year: The year as written; None where only a body is named.
        id_: The publication's id.
        source: Its record.

    Example:
        >>> is_named("Dahm", "2010", "dahm-2010", {"authors": "Dahm KT", "year": 2010})
        True
    """
    known_as = f"{source.get('cite', '')} {source.get('authors', '')} {id_}".casefold()
    surname = name.split(" and ", maxsplit=1)[0].strip().casefold()
    if year is None:
        beginning = f"{source.get('cite', '')}|{source.get('authors', '')}|{id_}".casefold()
        return any(f"{part} ".startswith(f"{surname} ") for part in beginning.split("|"))
    return surname in known_as and (
        str(source.get("year")) == year or f"{surname} {year}" in known_as
    )


def citations(text: str, sources: Sources) -> Iterator[tuple[int, str, str | None, bool]]:
    """Find the publications that a text names in brackets.

    Args:
        text: The text.
        sources: The publications, by id, as read from the file.

    Yields:
        Its place, name, year (None where a body alone is named) and whether it is known.
        Brackets that name no year and no known body are not a citation.
    """
    for brackets in _BRACKETS.finditer(text):
        for part in re.finditer(r"[^;]+", brackets[1]):
            offset = brackets.start(1) + part.start()
            if with_year := _WITH_YEAR.match(" ".join(part[0].split())):
                name, year = " ".join(with_year[1].split()), with_year[2]
                known = any(is_named(name, year, id_, one) for id_, one in sources.items())
                yield offset, name, year, known
            elif part[0].strip()[:1].isupper():
                name = part[0].strip()
                if any(is_named(name, None, id_, one) for id_, one in sources.items()):
                    yield offset, name, None, True
