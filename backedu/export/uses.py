"""What each publication supports: the records of all files that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backedu.content.reader import kind_of, read_table
from backedu.places import data_dir

_SAYS = ("claim", "topic", "stem", "term", "name", "title", "label", "sentence", "says", "text")
"""Fields that say in a line what a record is about; the first that a record has counts."""


@dataclass(frozen=True)
class Use:
    """A record that rests on a publication.

    ``kind`` is the name of its table; ``certainty`` and ``verdict`` are empty where it has none.
    """

    kind: str
    id: str
    says: str
    certainty: str = ""
    verdict: str = ""


def uses() -> Mapping[str, tuple[Use, ...]]:
    """Return the records that rest on each publication, by its id.

    Example:
        >>> "bed-rest-outdated" in {use.id for use in uses()["dahm-2010"]}
        True
    """
    found: dict[str, list[Use]] = {}
    for path in sorted(data_dir().rglob("*.toml")):
        for id_, table in read_table(path).items():
            for source, use in _in(kind_of(path), id_, table):
                found.setdefault(source, []).append(use)
    return {source: tuple(of_one) for source, of_one in found.items()}


def _in(kind: str, id_: str, table: Any) -> Iterator[tuple[str, Use]]:
    """Yield what a table and the tables in it name as sources."""
    if not isinstance(table, dict):
        return
    says = next((table[field] for field in _SAYS if isinstance(table.get(field), str)), id_)
    use = Use(
        kind,
        id_,
        " ".join(says.split()),
        str(table.get("certainty", "")),
        str(table.get("verdict", "")),
    )
    if isinstance(named := table.get("sources"), list):
        for source in named:
            yield source, use
    for name, inner in table.items():
        yield from _in(kind, name, inner)
