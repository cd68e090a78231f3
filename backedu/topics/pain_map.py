"""A chart of the body: areas to mark, patterns to lay over it, and what is said at once.

Areas are drawn for one half and mirrored, so left and right are always alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from backedu.content import ContentError, sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.model import Certainty
from backedu.content.reader import find, parse, read_table

FILE = "pain_map.toml"
SIDES = ("left", "right")


@dataclass(frozen=True)
class Area:
    """A part of the body; points are "x,y", x from the midline outwards (see the data file)."""

    id: str
    label: str
    sided: bool = False
    leg: bool = False
    alarm: bool = False
    back: tuple[str, ...] = ()
    front: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quality:
    """A word for how it feels; ``changed_feeling`` for numbness and tingling."""

    id: str
    label: str
    changed_feeling: bool = False


@dataclass(frozen=True)
class Pattern:
    """Areas, without a side, in which one kind of pain is often felt."""

    id: str
    label: str
    areas: tuple[str, ...]
    text: str
    certainty: Certainty
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """Something that is said at once."""

    id: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PainMap:
    """All that the chart holds, by id."""

    areas: Mapping[str, Area]
    qualities: Mapping[str, Quality]
    patterns: Mapping[str, Pattern]
    alarm: Notice
    both_legs: Notice
    words: Mapping[str, str]


def load_pain_map(folder: Path | None = None) -> PainMap:
    """Read and check the chart.

    Args:
        folder: Where ``pain_map.toml`` lies; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, an area is on no view or has points that are
            none, a pattern names no area or an unknown one, or no area leads to the alarm.
    """
    tables = read_table(find(FILE, folder))

    def read(kind: Any, part: str) -> dict[str, Any]:
        return {id_: parse(kind, FILE, id_, values) for id_, values in tables[part].items()}

    parts = [field.name for field in fields(PainMap)]
    for part in parts:
        if part not in tables:
            raise ContentError(FILE, f"the part '{part}' is missing")
    for part in tables:
        if part not in parts:
            known = ", ".join(parts)
            raise ContentError(FILE, f"record '{part}' is no part; choose one of {known}")
    found = PainMap(
        read(Area, "areas"),
        read(Quality, "qualities"),
        read(Pattern, "patterns"),
        parse(Notice, FILE, "alarm", tables["alarm"]),
        parse(Notice, FILE, "both_legs", tables["both_legs"]),
        dict(tables["words"]),
    )
    for record in (*found.areas.values(), *found.qualities.values(), *found.patterns.values(),
                   found.alarm, found.both_legs):  # fmt: skip
        check_record(FILE, record, sources())
    _check(found)
    return found


@cache
def pain_map() -> PainMap:
    """Return the shipped chart.

    Example:
        >>> pain_map().areas["saddle"].alarm
        True
    """
    return load_pain_map()


@cache
def places() -> Mapping[str, tuple[Area, str | None]]:
    """Return every place that can be marked: its area and its side, by the place's id.

    Example:
        >>> [place for place in places() if place.startswith("calf")]
        ['calf-left', 'calf-right']
    """
    return {
        f"{area.id}-{side}" if side else area.id: (area, side)
        for area in pain_map().areas.values()
        for side in (SIDES if area.sided else (None,))
    }


def points_of(corner: str) -> tuple[float, float]:
    """Return one corner of an area as numbers.

    Example:
        >>> points_of("12,138")
        (12.0, 138.0)
    """
    across, down = corner.split(",")
    return float(across), float(down)


def with_sides(areas: Collection[str]) -> tuple[str, ...]:
    """Return the places of some areas, on both sides where they have sides.

    Example:
        >>> with_sides(["saddle", "groin"])
        ('saddle', 'groin-left', 'groin-right')
    """
    return tuple(place for place, (area, _) in places().items() if area.id in areas)


def _check(found: PainMap) -> None:
    """Refuse a chart that cannot be drawn, or that misses what must be said."""
    for area in found.areas.values():
        where = Where(FILE, area.id)
        if not (area.back or area.front):
            raise where.error("or 'front' is needed; the area is on no view", "back")
        for view in ("back", "front"):
            for fault in _corner_faults(getattr(area, view)):
                raise where.error(fault, view)
        if area.leg and not area.sided:
            raise where.error("needs 'sided': a leg is left or right", "leg")
    for pattern in found.patterns.values():
        where = Where(FILE, pattern.id)
        if not pattern.areas or not pattern.sources:
            raise where.error("and 'sources' must each name one or more", "areas")
        if unknown := [each for each in pattern.areas if each not in found.areas]:
            raise where.error(f"names '{unknown[0]}', which is no area", "areas")
    if not any(area.alarm for area in found.areas.values()):
        raise ContentError(FILE, "no area has 'alarm'; one must lead to the alarm")


def _corner_faults(corners: tuple[str, ...]) -> Iterator[str]:
    for corner in corners:
        try:
            points_of(corner)
        except ValueError:
            yield f'needs corners such as "12,138", not "{corner}"'
    if corners and len(corners) < 3:
        yield 'needs corners such as "12,138", three or more'
