"""A drawing on the chart of the body: put into words and set beside published patterns.

It never names a source of pain.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from backedu.topics.pain_map import SIDES, Area, Notice, Pattern, pain_map, places


@dataclass(frozen=True)
class Drawing:
    """A drawing in words.

    Attributes:
        areas: What is marked, such as ``"Buttock (right)"``.
        qualities: How it feels.
        changed_feeling: Numbness or tingling is among it.
        warnings: What must be said at once, the most urgent first.
        fits: Each pattern with the number of marked areas that it holds, most first; only those
            that hold one.
        marked: How many areas are marked, left and right counted once each.
    """

    areas: tuple[str, ...]
    qualities: tuple[str, ...]
    changed_feeling: bool
    warnings: tuple[Notice, ...]
    fits: tuple[tuple[Pattern, int], ...]
    marked: int

    @property
    def likely(self) -> tuple[Pattern, ...]:
        """Patterns that hold at least half of what is marked."""
        return tuple(pattern for pattern, held in self.fits if held * 2 >= self.marked)


def describe(marked: Collection[str], qualities: Collection[str] = ()) -> Drawing:
    """Put a drawing into words and set it beside the patterns.

    Args:
        marked: Ids of :func:`backedu.topics.pain_map.places`; an unknown one is left out.
        qualities: Ids of qualities; an unknown one is left out.

    Example:
        >>> drawing = describe(["calf-right", "heel-right"], ["tingling"])
        >>> drawing.areas, [pattern.id for pattern in drawing.likely]
        (('Calf (right)', 'Heel and sole (right)'), ['s1', 's2'])
        >>> [warning.id for warning in describe(["saddle"]).warnings]
        ['alarm']
    """
    known = {place: where for place, where in places().items() if place in marked}
    areas = {area.id: area for area, _ in known.values()}
    sides = {id_: [side for area, side in known.values() if area.id == id_] for id_ in areas}
    felt = [each for each in pain_map().qualities.values() if each.id in qualities]
    legs = {side for area, side in known.values() if area.leg}
    warnings = [pain_map().alarm] if any(area.alarm for area in areas.values()) else []
    warnings += [pain_map().both_legs] if legs >= set(SIDES) else []
    held = [
        (pattern, len(areas.keys() & set(pattern.areas)))
        for pattern in pain_map().patterns.values()
    ]
    return Drawing(
        areas=tuple(_named(area, sides[area.id]) for area in areas.values()),
        qualities=tuple(each.label for each in felt),
        changed_feeling=any(each.changed_feeling for each in felt),
        warnings=tuple(warnings),
        fits=tuple(sorted((each for each in held if each[1]), key=lambda each: -each[1])),
        marked=len(areas),
    )


def mirrored(marked: Collection[str]) -> frozenset[str]:
    """Return the places of a drawing seen in a mirror: left for right.

    Example:
        >>> sorted(mirrored(["calf-left", "saddle"]))
        ['calf-right', 'saddle']
    """
    other = dict(zip(SIDES, SIDES[::-1], strict=True))
    return frozenset(
        f"{area.id}-{other[side]}" if side else place
        for place, (area, side) in places().items()
        if place in marked
    )


def _named(area: Area, sides: list[str | None]) -> str:
    if not area.sided:
        return area.label
    return f"{area.label} ({'both sides' if len(sides) > 1 else sides[0]})"
