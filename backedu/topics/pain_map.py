"""A chart of the body: areas to mark, patterns to lay over it, and what is said at once.

Areas are drawn for one half and mirrored, so left and right are always alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from backedu.content.cached import cached
from backedu.content.error import ContentError
from backedu.content.faults import FileFault, record_faults
from backedu.content.model import Certainty
from backedu.content.reader import parse
from backedu.content.table import Data, Document

_FILE = "pain_map.toml"
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
    """A word for how it feels; ``changed_feeling`` for numbness and tingling.

    ``symbol`` is its sign on a drawing: an SVG path in a square of 8.
    """

    id: str
    label: str
    symbol: str
    changed_feeling: bool = False


@dataclass(frozen=True)
class Pattern:
    """Areas, without a side, in which one kind of pain is often felt.

    ``back`` and ``front`` outline a field on the right, as in :class:`Area`, where there is one.
    """

    id: str
    label: str
    areas: tuple[str, ...]
    text: str
    certainty: Certainty
    sources: tuple[str, ...]
    back: tuple[str, ...] = ()
    front: tuple[str, ...] = ()


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


def _read(data: Data) -> PainMap:
    tables, parts = data.tables(_FILE), [field.name for field in fields(PainMap)]

    def read(kind: Any, part: str) -> dict[str, Any]:
        return {id_: parse(kind, _FILE, id_, values) for id_, values in tables[part].items()}

    for part in parts:
        if part not in tables:
            raise ContentError(_FILE, f"the part '{part}' is missing")
    for part in tables:
        if part not in parts:
            fault = f"record '{part}' isn't a part; choose one of {', '.join(parts)}"
            raise ContentError(_FILE, fault)
    return PainMap(
        read(Area, "areas"),
        read(Quality, "qualities"),
        read(Pattern, "patterns"),
        parse(Notice, _FILE, "alarm", tables["alarm"]),
        parse(Notice, _FILE, "both_legs", tables["both_legs"]),
        dict(tables["words"]),
    )


def _faults(chart: PainMap, data: Data) -> Iterator[FileFault]:
    """Say why the chart cannot be drawn, and what it misses that must be said."""
    parts: tuple[Mapping[str, Any], ...] = (chart.areas, chart.qualities, chart.patterns)
    of_parts = (record for part in parts for record in part.values())
    for record in (*of_parts, chart.alarm, chart.both_legs):
        for field, fault in record_faults(record, data.source_ids()):
            yield record.id, field, fault
    for area in chart.areas.values():
        for field, fault in _area_faults(area):
            yield area.id, field, fault
    for pattern in chart.patterns.values():
        if not pattern.areas or not pattern.sources:
            yield pattern.id, "areas", "and 'sources' must each name one or more"
        for field, fault in _corner_faults(pattern):
            yield pattern.id, field, fault
        for unknown in [each for each in pattern.areas if each not in chart.areas]:
            yield pattern.id, "areas", f"names '{unknown}', which isn't an area"
    if not any(area.alarm for area in chart.areas.values()):
        yield None, None, "no area has 'alarm'; one must lead to the alarm"


def _area_faults(area: Area) -> Iterator[tuple[str, str]]:
    if not (area.back or area.front):
        yield "back", "or 'front' is needed; the area is on no view"
    if area.leg and not area.sided:
        yield "leg", "needs 'sided': a leg is left or right"
    yield from _corner_faults(area)


def _corner_faults(drawn: Area | Pattern) -> Iterator[tuple[str, str]]:
    for view, corners in (("back", drawn.back), ("front", drawn.front)):
        for corner in corners:
            try:
                points_of(corner)
            except ValueError:
                yield view, f'needs corners such as "12,138", not "{corner}"'
        if corners and len(corners) < 3:
            yield view, 'needs corners such as "12,138", three or more'


pain_map = Document(_FILE, _read, check=_faults, count=lambda chart: len(fields(chart)))
"""The chart: areas, qualities, patterns, two notices and words."""


@cached
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
