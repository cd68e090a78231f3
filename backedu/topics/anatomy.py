"""The anatomy of the low back as drawings: plates, their named parts, and finding one of them.

Outlines are data: corners in centimetres, x to the right and y down, which a soft line rounds off.
Whoever is asked to find a part sees numbers alone, in the order of the parts' height on the plate:
neither the number of an area nor that of a question says which part it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from backedu.content.cached import cached
from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table

Point = tuple[float, float]


@dataclass(frozen=True)
class Plate:
    """A drawing: ``box`` is x, y, width and height in cm; ``layers`` from the outside in.

    Where a layer ``covers`` what is beneath it, the parts of the top layer alone are named.
    ``backdrop`` is drawn beneath all parts and has no name; ``marks`` are dashed lines; ``levels``
    are words on the drawing, each with its place, such as "L1 -1.6,4.8".
    """

    id: str
    name: str
    view: str
    box: tuple[float, ...]
    layers: tuple[str, ...]
    simplified: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: date
    backdrop: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    covers: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a plate: what it is, why it matters, and its outline.

    ``where`` says where it is on the drawing without its name, for a reader who doesn't see it.
    ``outlines`` are filled, ``lines`` are strokes inside; each is corners such as "1.2,0.5". Of a
    ``mirrored`` part the other side of x = 0 is drawn too. ``at`` is where its number goes, and
    ``label`` where its name is written.
    """

    id: str
    plate: str
    layer: str
    look: str
    name: str
    where: str
    says: str
    matters: str
    at: str
    label: str
    sources: tuple[str, ...]
    reviewed: date
    outlines: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    mirrored: bool = False


def corners(text: str) -> list[Point]:
    """Return corners as written in the data.

    Raises:
        ValueError: The text is something else.

    Example:
        >>> corners("0,1.5 -2,3")
        [(0.0, 1.5), (-2.0, 3.0)]
    """
    pairs = [pair.split(",") for pair in text.split()]
    return [(float(x), float(y)) for x, y in pairs]


ENOUGH = 5
"""How many parts a reader is asked to find before the exercise counts as done: all are many."""

LOOKS = (
    "bone", "disc", "gel", "joint", "ligament", "nerve", "sac", "cord",
    "muscle", "muscle-2", "fascia", "skin",
)  # fmt: skip


def _plate_faults(plate: Plate, _: Data) -> Iterator[Fault]:
    if len(plate.box) != 4 or min(plate.box[2:]) <= 0:
        yield "box", "needs x, y, width and height in cm"
    for name in ("backdrop", "marks"):
        yield from _line_faults(name, getattr(plate, name))
    places = tuple(level.rpartition(" ")[2] for level in plate.levels)
    yield from _line_faults("levels", places, least=1)


plates = Table("plates.toml", Plate, _plate_faults, sourced=True)
"""The plates, in the order in which they are offered."""


def _part_faults(part: Part, data: Data) -> Iterator[Fault]:
    plate = data.read(plates).get(part.plate)
    if plate is None:
        yield "plate", f"names '{part.plate}', which isn't a plate"
    elif part.layer not in plate.layers:
        yield "layer", f"is '{part.layer}', not one of: {', '.join(plate.layers)}"
    if part.look not in LOOKS:
        yield "look", f"is '{part.look}', not one of: {', '.join(LOOKS)}"
    if not (part.outlines or part.lines):
        yield "outlines", "or 'lines' are needed; the part isn't drawn"
    for name in ("outlines", "lines"):
        yield from _line_faults(name, getattr(part, name))
    for name in ("at", "label"):
        yield from _line_faults(name, (getattr(part, name),), least=1)
    if part.name.lower() in part.where.lower():
        yield "where", "gives the name away"


def _line_faults(field: str, texts: tuple[str, ...], least: int = 2) -> Iterator[Fault]:
    for text in texts:
        try:
            found = corners(text)
        except ValueError:
            found = []
        if len(found) < least:
            yield field, f'needs corners such as "1.2,0.5 2,0.5", not "{text[:30]}"'


def _alike(parts: Mapping[str, Part], _: Data) -> Iterator[FileFault]:
    """Yield the parts that a reader who is told where they are could not tell apart."""
    seen: dict[tuple[str, str], str] = {}
    for part in parts.values():
        other = seen.setdefault((part.plate, part.where), part.id)
        if other != part.id:
            yield part.id, "where", f"is the same as that of '{other}'"


side_parts = Table("side_parts.toml", Part, _part_faults, together=_alike, sourced=True)
"""The parts of a lumbar segment seen from the side, as painted, the farthest first."""

slice_parts = Table("slice_parts.toml", Part, _part_faults, together=_alike, sourced=True)
"""The parts of a slice through the low back at a disc, from above."""

muscle_parts = Table("muscle_parts.toml", Part, _part_faults, together=_alike, sourced=True)
"""The muscles of the low back from behind, the deepest first."""

cauda_parts = Table("cauda_parts.toml", Part, _part_faults, together=_alike, sourced=True)
"""The end of the cord and the roots below it, from behind, the farthest first."""


@cached
def parts_of(plate_id: str) -> Mapping[str, Part]:
    """Return the parts of a plate by the number of their area, in the order of painting.

    Example:
        >>> {part.plate for part in parts_of("side").values()}
        {'side'}
    """
    tables = (side_parts(), slice_parts(), muscle_parts(), cauda_parts())
    known = [part for table in tables for part in table.values() if part.plate == plate_id]
    by_height = sorted(known, key=lambda part: corners(part.at)[0][::-1])
    numbers = {part.id: str(n) for n, part in enumerate(by_height, 1)}
    return {numbers[part.id]: part for part in known}


@cached
def questions_of(plate_id: str) -> Mapping[str, Part]:
    """Return the parts to find on a plate by their question, in an order that tells nothing.

    Example:
        >>> list(questions_of("side"))[:2]
        ['side.1', 'side.2']
    """
    mixed = sorted(parts_of(plate_id).values(), key=lambda part: sha256(part.id.encode()).digest())
    return {f"{plate_id}.{n}": part for n, part in enumerate(mixed, 1)}


def area_of(part: Part) -> str:
    """Return the number of the area of a part."""
    return next(area for area, other in parts_of(part.plate).items() if other.id == part.id)
