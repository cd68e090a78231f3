"""Pressure inside a lumbar disc, as two famous studies measured it, and where they disagree.

Wilke 1999 measured one man; Nachemson 1981 sums up more than 100 people over 20 years. To set
them side by side, each is taken as times its own value in standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table

YARDSTICK = "standing"
_AGREE = 1.25


@dataclass(frozen=True)
class Position:
    """One position; ``disc_pressure.toml`` explains each field."""

    id: str
    name: str
    plain: str
    wilke_mpa: float
    sources: tuple[str, ...]
    nachemson_times: tuple[float, ...] = ()
    nachemson_at_least: bool = False
    note: str | None = None


def _faults(reading: Position, _: Data) -> Iterator[Fault]:
    if not reading.wilke_mpa > 0:
        yield "wilke_mpa", "must be above 0 and rise down the file"
    times = reading.nachemson_times
    if len(times) > 2 or list(times) != sorted(times) or any(each <= 0 for each in times):
        yield "nachemson_times", "needs one number, or two that rise"


def _order_faults(known: Mapping[str, Position], _: Data) -> Iterator[FileFault]:
    if YARDSTICK not in known:
        yield None, None, f"record '{YARDSTICK}' is missing; all others are compared"
    for lighter, heavier in pairwise(known.values()):
        if heavier.wilke_mpa < lighter.wilke_mpa:
            yield heavier.id, "wilke_mpa", "must be above 0 and rise down the file"


readings = Table("disc_pressure.toml", Position, _faults, together=_order_faults, sourced=True)
"""Positions, from light to heavy."""


def wilke_times(reading: Position) -> float:
    """Return the pressure in Wilke's man as times his pressure in standing.

    Example:
        >>> round(wilke_times(readings()["lift-round"]), 1)
        4.6
    """
    return reading.wilke_mpa / readings()[YARDSTICK].wilke_mpa


def differ(reading: Position) -> bool:
    """Say whether the two studies miss each other by more than a quarter.

    The quarter is our own convention: neither study says how exact it is.

    Example:
        >>> [each.id for each in readings().values() if differ(each)]
        ['sitting']
    """
    if not reading.nachemson_times or reading.nachemson_at_least:
        return False
    low, high = reading.nachemson_times[0], reading.nachemson_times[-1]
    return not low / _AGREE <= wilke_times(reading) <= high * _AGREE
