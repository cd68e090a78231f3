"""The body chart as plain data for its control: shapes to draw, and the answer to a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.cached import cached
from backedu.content.level import Level
from backedu.content.wording import words
from backedu.figures.drawing.soft import soft_path
from backedu.person.bare import bare
from backedu.topics.pain_drawing import Drawing, describe
from backedu.topics.pain_map import (
    Area,
    Notice,
    Pattern,
    pain_map,
    places,
    points_of,
    with_sides,
)
from backedu.views.panel import MARKS, Banner, Item, Section
from backedu.views.shading import PEN_CM, VIEWS, Shaded, Stroke, corners, outwards, shaded

UNITS = 10
"""Units of the drawing in a centimetre."""

_BOXES = {"back": (13, 1, 78, 180), "close": (29, 57, 46, 44), "front": (13, 1, 78, 180)}  # cm
_WORDS = (
    "map_title", "task", "list", "qualities", "no_quality", "patterns", "clear", "undo", "shade",
    "export", "svg", "png", "file", "left", "right",
)  # fmt: skip


@cached
def chart() -> dict[str, Any]:
    """Return what the control draws once: bodies, views, places, and the words around them.

    Example:
        >>> [view["id"] for view in chart()["views"]]
        ['back', 'close', 'front']
        >>> chart()["places"][0]["label"]
        'Upper back'
    """
    known = pain_map()
    names = known.words
    return {
        "units": UNITS,
        "pen": 2 * PEN_CM * UNITS,
        "bodies": {view: _body(view) for view in VIEWS},
        "views": [
            {"id": view, "of": "front" if view == "front" else "back", "title": names[view],
             "box": " ".join(f"{UNITS * x:g}" for x in box)}
            for view, box in _BOXES.items()
        ],
        "places": [_place(place, area, side) for place, (area, side) in places().items()],
        "qualities": [
            {"id": each.id, "label": each.label, "symbol": each.symbol}
            for each in known.qualities.values()
        ],
        "patterns": [
            {"id": "none", "label": names["no_pattern"], "fields": []},
            *(
                {"id": each.id, "label": each.label, "fields": _fields(each)}
                for each in known.patterns.values()
            ),
        ],
        "words": {name: names[name] for name in _WORDS},
    }  # fmt: skip


@cached
def areas_chart() -> dict[str, Any]:
    """Return the chart of a question: bodies, views, and areas of which none is special.

    Example:
        >>> [area["label"] for area in areas_chart()["areas"]][:2]
        ['Upper back', 'Middle of the back']
    """
    whole, shapes = chart(), dict[str, dict[str, str]]()
    for drawn, (area, _) in zip(whole["places"], places().values(), strict=True):
        for view, path in drawn["shapes"].items():
            of_view = shapes.setdefault(area.id, {})
            of_view[view] = of_view.get(view, "") + path
    areas = [
        {"id": area.id, "label": area.label, "shapes": shapes[area.id]}
        for area in pain_map().areas.values()
    ]
    return {"bodies": whole["bodies"], "views": whole["views"], "areas": areas}


def answer(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page says of a drawing.

    Args:
        value: ``places`` (ids with a space between), ``feels`` (such as ``calf-left:numb``, with a
            space between), ``strokes`` (each view, quality, and x and y of its points in units of
            the drawing) and ``pattern`` (an id).

    Example:
        >>> said = answer({"places": "calf-right", "pattern": "s1"})
        >>> said["over"][:2], said["notices"]
        (['buttock-left', 'buttock-right'], [])
    """
    ticked = value.get("places", "").split()
    by_hand = shaded(map(_stroke, value.get("strokes", [])), ticked)
    felt = {place: set(qualities) for place, qualities in by_hand.places.items()}
    for each in value.get("feels", "").split():
        place, _, quality = each.partition(":")
        felt.setdefault(place, set()).add(quality)
    marked = {*ticked, *by_hand.places}
    qualities = {quality for place in marked for quality in felt.get(place, ())}
    drawing = describe(marked, qualities)
    pattern = pain_map().patterns.get(value.get("pattern", ""))
    sections = [_in_words(drawing, felt, by_hand)]
    if not drawing.warnings:  # nothing that calms stands beneath an emergency
        sections += _fits(drawing)
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


def _body(view: str) -> dict[str, Any]:
    drawn = bare("front" if view == "front" else "back")
    return {
        "skin": "".join(soft_path(shape, UNITS) for shape in drawn.skin),
        "head": [
            [kind, "".join(soft_path(s, UNITS, closed=kind != "features") for s in shapes)]
            for kind, shapes in drawn.head
        ],
        "lines": "".join(soft_path(line, UNITS, closed=False) for line in drawn.lines),
    }


def _place(place: str, area: Area, side: str | None) -> dict[str, Any]:
    label = area.label if side is None else f"{area.label}, {pain_map().words[side]}"
    shapes = {
        view: soft_path(outline, UNITS) for view in VIEWS if (outline := corners(area, side, view))
    }
    return {"id": place, "label": label, "alarm": area.alarm, "shapes": shapes}


def _fields(pattern: Pattern) -> list[dict[str, str]]:
    """A nerve root's field on both sides, with its name."""
    return [
        {"view": view, "d": "".join(soft_path(outwards(half, s), UNITS) for s in (1, -1))}
        for view in VIEWS
        if (half := [points_of(corner) for corner in getattr(pattern, view)])
    ]


def _stroke(drawn: Mapping[str, Any]) -> Stroke:
    numbers = [number / UNITS for number in drawn["points"]]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return Stroke(drawn["view"], drawn["quality"], points)


def _in_words(drawing: Drawing, felt: Mapping[str, set[str]], by_hand: Shaded) -> Section:
    names = pain_map().words
    share = _share(by_hand)
    if not drawing.areas:
        said = names["elsewhere"] if by_hand.is_elsewhere else names["nothing"]
        return Section(names["summary"], [Item(said, ""), *share])
    items = [Item("; ".join(drawing.areas) + ".", f"{names['marked']}:")]
    for quality in pain_map().qualities.values():
        there = describe([place for place, each in felt.items() if quality.id in each]).areas
        if there and quality.label in drawing.qualities:
            items.append(Item("; ".join(there) + ".", f"{quality.label}:"))
    if drawing.changed_feeling:
        items.append(Item(names["changed"], ""))
    return Section(names["summary"], [*items, *share])


def _share(by_hand: Shaded) -> list[Item]:
    """How much of the body is marked, in per cent."""
    if not by_hand.share:
        return []
    names, per_cent = pain_map().words, round(100 * by_hand.share)
    return [Item(names["share"].format(n=per_cent) if per_cent else names["little"], "")]


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
