"""The plates of the anatomy as plain data for their control: paths, names, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backedu.content import sources
from backedu.content.citing import evidence, short_name, sources_of
from backedu.content.wording import words
from backedu.figures.drawing.soft import soft_path
from backedu.topics.anatomy import (
    Part,
    Plate,
    area_of,
    corners,
    parts_of,
    plates,
    questions_of,
)

_LARGE_CM = 35
"""Plates wider than this are drawn on a coarser grid."""


def drawn(plate_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return plates to draw and to ask about; no name of a part is beside its outline.

    Example:
        >>> (plate,) = drawn(["side"])
        >>> plate["asks"][0]["id"], sorted(plate["areas"][0])
        ('side.1', ['at', 'd', 'id', 'layer', 'lines', 'look'])
    """
    return [_plate(plates()[id_]) for id_ in plate_ids]


def answer(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page says: names and texts while exploring, marks while finding.

    Args:
        value: ``plate`` (an id), ``mode`` (``explore`` or ``find``) and ``answers`` (the area
            pointed at, by question).

    Example:
        >>> sorted(answer({"plate": "side", "mode": "find", "answers": {}}))
        ['found', 'marks', 'where']
    """
    plate = plates()[value["plate"]]
    if value["mode"] != "find":
        return _named(plate)
    asked = questions_of(plate.id)
    given = {q: area for q, area in value["answers"].items() if q in asked}
    marks = {question: _mark(asked[question], area) for question, area in given.items()}
    right = sum(mark["right"] for mark in marks.values())
    text = words("anatomy")["count"].format(right=right, n=len(marks), of=len(asked))
    where = {area: part.where for area, part in parts_of(plate.id).items()}
    return {"where": where, "marks": marks, "found": text}


def cited_sources(plate_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the publications behind plates and their parts.

    Example:
        >>> "bogduk-nerves" in cited_sources(["side"])
        True
    """
    known = [plates()[id_] for id_ in plate_ids]
    return sources_of([*known, *(part for plate in known for part in parts_of(plate.id).values())])


def _plate(plate: Plate) -> dict[str, Any]:
    units = _units(plate)
    x, y, width, height = (units * each for each in plate.box)
    return {
        "id": plate.id,
        "name": plate.name,
        "view": plate.view,
        "box": [round(each) for each in (x, y, width, height)],
        "layers": list(plate.layers),
        "covers": plate.covers,
        "levels": [
            [text, *_place(at, units)]
            for text, _, at in (level.rpartition(" ") for level in plate.levels)
        ],
        "backdrop": "".join(soft_path(corners(text), units) for text in plate.backdrop),
        "marks": "".join(soft_path(corners(text), units, closed=False) for text in plate.marks),
        "areas": [_area(area, part, plate) for area, part in parts_of(plate.id).items()],
        "asks": [{"id": id_, "name": part.name} for id_, part in questions_of(plate.id).items()],
    }


def _area(area: str, part: Part, plate: Plate) -> dict[str, Any]:
    units = _units(plate)
    return {
        "id": area,
        "layer": plate.layers.index(part.layer),
        "look": part.look,
        "d": _paths(part.outlines, units, mirrored=part.mirrored, closed=True),
        "lines": _paths(part.lines, units, mirrored=part.mirrored, closed=False),
        "at": _place(part.at, units),
    }


def _paths(texts: Iterable[str], units: int, *, mirrored: bool, closed: bool) -> str:
    shapes = [corners(text) for text in texts]
    if mirrored:
        shapes += [[(-x, y) for x, y in shape] for shape in shapes]
    return "".join(soft_path(shape, units, closed=closed) for shape in shapes)


def _named(plate: Plate) -> dict[str, Any]:
    return {
        "parts": {area: _said(part, plate) for area, part in parts_of(plate.id).items()},
        "simplified": list(plate.simplified),
        "evidence": evidence(cited_sources([plate.id]), reviewed=plate.reviewed),
    }


def _said(part: Part, plate: Plate) -> dict[str, Any]:
    return {
        "name": part.name,
        "says": part.says,
        "matters": part.matters,
        "label": _place(part.label, _units(plate)),
        "from": "; ".join(short_name(sources()[id_]) for id_ in part.sources),
    }


def _mark(part: Part, pointed: str) -> dict[str, Any]:
    """How an answer fares; the right area is told once there is one."""
    text = words("anatomy")
    other = parts_of(part.plate)[pointed]
    is_right = other.id == part.id
    line = text["right"] if is_right else text["wrong"].format(other=other.name, name=part.name)
    return {"right": is_right, "line": line, "area": area_of(part), "says": part.says}


def _place(text: str, units: int) -> list[int]:
    ((x, y),) = corners(text)
    return [round(units * x), round(units * y)]


def _units(plate: Plate) -> int:
    return 20 if plate.box[2] > _LARGE_CM else 50
