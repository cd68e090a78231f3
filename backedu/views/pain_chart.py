"""The body chart as plain data for its control: shapes to draw, and the answer to a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.cached import cached
from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.pain_drawing import Drawing, describe
from backedu.topics.pain_map import Area, Notice, Pattern, pain_map, places, points_of, with_sides
from backedu.views.panel import MARKS, Banner, Item, Section

_MIDDLE = 60  # x of the midline; the figure is 120 wide and 430 high
_VIEWS = {"back": "0 0 120 430", "close": "16 128 88 116", "front": "0 0 120 430"}
_HEAD = (0, 32, 19)  # offset from the midline, y, radius
_OUTLINE = (
    "8,50 10,58 30,64 42,72 50,104 55,150 59,204 53,208 46,152 40,112 34,142 39,184 43,210 40,262 "
    "35,306 34,352 27,392 29,408 40,424 11,427 12,398 13,350 9,308 7,262 2,240"
)


@cached
def chart() -> dict[str, Any]:
    """Return what the control draws once: views, places, and the words around them.

    Example:
        >>> [view["id"] for view in chart()["views"]]
        ['back', 'close', 'front']
        >>> chart()["places"][0]["label"]
        'Upper back'
    """
    known = pain_map()
    names = known.words
    half = [points_of(corner) for corner in _OUTLINE.split()]
    outline = [_joined(half, side) for side in (1, -1)]
    return {
        "views": [
            {"id": view, "title": names[view], "box": box, "head": _head(),
             "outline": [] if view == "close" else outline}
            for view, box in _VIEWS.items()
        ],
        "places": [_place(place, area, side) for place, (area, side) in places().items()],
        "qualities": [{"id": each.id, "label": each.label} for each in known.qualities.values()],
        "patterns": [
            {"id": "none", "label": names["no_pattern"]},
            *({"id": each.id, "label": each.label} for each in known.patterns.values()),
        ],
        "words": {name: names[name] for name in (
            "map_title", "task", "list", "qualities", "patterns", "clear", "left", "right",
        )},
    }  # fmt: skip


def answer(value: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page says of a drawing.

    Args:
        value: ``places`` and ``qualities`` (ids with a space between) and ``pattern`` (an id).

    Example:
        >>> said = answer({"places": "calf-right", "qualities": "", "pattern": "s1"})
        >>> said["over"][:2], said["notices"]
        (['buttock-left', 'buttock-right'], [])
    """
    drawing = describe(value.get("places", "").split(), value.get("qualities", "").split())
    pattern = pain_map().patterns.get(value.get("pattern", ""))
    sections = [_in_words(drawing), *_fits(drawing)]
    if pattern:
        sections.append(Section(pain_map().words["pattern"], [_said_of(pattern)]))
    return {
        "notices": [_notice(each).as_dict() for each in drawing.warnings],
        "sections": [section.as_dict() for section in sections],
        "over": list(with_sides(pattern.areas)) if pattern else [],
    }


def cited_sources() -> tuple[str, ...]:
    """Return the ids of the publications that the chart may name.

    Example:
        >>> "lesher-2008" in cited_sources()
        True
    """
    known = pain_map()
    of_patterns = [source for each in known.patterns.values() for source in each.sources]
    return tuple(dict.fromkeys([*of_patterns, *known.alarm.sources, *known.both_legs.sources]))


def _place(place: str, area: Area, side: str | None) -> dict[str, Any]:
    label = area.label if side is None else f"{area.label}, {pain_map().words[side]}"
    shapes = [
        {"view": view, "points": _shape(area, side, view)}
        for view in ("back", "front")
        if getattr(area, view)
    ]
    close = [{**shape, "view": "close"} for shape in shapes if shape["view"] == "back"]
    return {"id": place, "label": label, "alarm": area.alarm, "shapes": shapes + close}


def _shape(area: Area, side: str | None, view: str) -> str:
    """The corners on one side; on both, joined, where the area has no sides.

    Seen from behind, right is right; seen from the front, the other way round.
    """
    half = [points_of(corner) for corner in getattr(area, view)]
    if side is None:
        return f"{_joined(half, 1)} {_joined(half[::-1], -1)}"
    return _joined(half, 1 if (side == "right") == (view == "back") else -1)


def _joined(half: list[tuple[float, float]], side: int) -> str:
    return " ".join(f"{_MIDDLE + side * across:g},{down:g}" for across, down in half)


def _head() -> dict[str, float]:
    across, down, radius = _HEAD
    return {"cx": _MIDDLE + across, "cy": down, "r": radius}


def _in_words(drawing: Drawing) -> Section:
    names = pain_map().words
    if not drawing.areas:
        return Section(names["summary"], [Item(names["nothing"], "")])
    items = [Item("; ".join(drawing.areas) + ".", f"{names['marked']}:")]
    if drawing.qualities:
        felt = "; ".join(drawing.qualities)
        items.append(Item(felt + ".", f"{names['felt']}:"))
    if drawing.changed_feeling:
        items.append(Item(names["changed"], ""))
    return Section(names["summary"], items)


def _fits(drawing: Drawing) -> list[Section]:
    """Which patterns hold how much of the drawing, and that they overlap."""
    if not drawing.areas:
        return []
    names = pain_map().words
    count = len(drawing.likely)
    verdict = (
        names["overlap"].format(count=count) if count > 1 else names["one" if count else "none"]
    )
    items = [
        Item(
            names["fits_lead"].format(share=held, marked=drawing.marked) + ".",
            f"{pattern.label}:",
        )
        for pattern, held in drawing.fits
    ]
    return [Section(names["fits"], [Item("", verdict), *items])]


def _said_of(pattern: Pattern) -> Item:
    certainty = words("certainty")[pattern.certainty]
    return Item(pattern.text, f"{pattern.label} ({certainty}).", sources=pattern.sources)


def _notice(notice: Notice) -> Banner:
    """What is said at once, as the triage shows an emergency."""
    tone = Level.EMERGENCY.value
    return Banner(tone, MARKS[tone], notice.title, notice.lines, notice.sources)
