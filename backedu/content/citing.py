"""What a statement rests on: its publications, how sure it is, when it was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from backedu.content import sources
from backedu.content.model import Certainty, Source
from backedu.content.wording import day, words


def short_name(source: Source) -> str:
    """Return how a source is cited in a line: first author or body, and year.

    Example:
        >>> short_name(sources()["dahm-2010"])
        'Dahm 2010'
    """
    return known_as(source.cite, source.authors, source.year)


def known_as(cite: str | None, authors: str, year: int | None) -> str:
    """Return the name of a publication in a text, from these fields of its record.

    Example:
        >>> known_as(None, "Qaseem A, Wilt TJ", 2017)
        'Qaseem 2017'
    """
    if cite:
        return cite
    first = authors.split(",", maxsplit=1)[0].split(" and ", maxsplit=1)[0].strip()
    names = first.split()
    has_initials = len(names) > 1 and names[-1].isupper()
    when = year or words("facts")["undated"]
    return f"{' '.join(names[:-1]) if has_initials else first} {when}"


def dated(source: Source) -> str:
    """Return a publication's year, with the letter that tells it from others of that year.

    Example:
        >>> dated(sources()["brinjikji-2015a"])
        '2015a'
    """
    year = str(source.year or words("facts")["undated"])
    letter = re.search(rf" {year}([a-z])$", source.cite or "")
    return f"{year}{letter[1]}" if letter else year


def reference_text(source: Source) -> str:
    """Return a publication in full, as a list of references has it.

    Example:
        >>> reference_text(sources()["nhs-paracetamol"])
        'NHS (undated). Paracetamol for adults: who can and cannot take it. NHS website.'
        >>> "dermatomal pattern? Spine" in reference_text(sources()["taylor-2013"])
        True
    """
    title = source.title if source.title.endswith("?") else f"{source.title}."
    return f"{source.authors} ({dated(source)}). {title} {source.published_in}."


def sources_of(records: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of the publications that some records name, each once, as first named.

    Example:
        >>> from backedu.content import claims
        >>> sources_of([claims()["bed-rest-outdated"]])[0]
        'dahm-2010'
    """
    return tuple(dict.fromkeys(id_ for record in records for id_ in record.sources))


def cited(ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return what a control needs to cite publications, and to say how far each was confirmed.

    Example:
        >>> [(each["label"], each["checked"]) for each in cited(["dahm-2010"])]
        [('Dahm 2010', True)]
    """
    return [_cited(sources()[id_]) for id_ in ids]


def _cited(source: Source) -> dict[str, Any]:
    return {
        "label": short_name(source),
        "title": reference_text(source),
        "url": source.link,
        "checked": source.checked,
        "seen": source.confirmed or "",
        "unseen": source.uncertain or "",
        "reviewed": day(source.reviewed),
    }


def evidence(
    ids: Iterable[str], certainty: Certainty | None = None, reviewed: date | None = None
) -> dict[str, Any]:
    """Return what a statement rests on, as a control shows it one click away.

    Args:
        ids: Ids of the publications.
        certainty: How sure the statement is; left out where it has several parts.
        reviewed: When the statement itself was last looked at.
    """
    return {
        "certainty": words("certainty")[certainty] if certainty else "",
        "reviewed": day(reviewed) if reviewed else "",
        "sources": cited(ids),
    }
