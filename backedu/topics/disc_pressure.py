"""Pressure inside a lumbar disc, as two famous studies measured it, and where they disagree.

Wilke 1999 measured one man; Nachemson 1981 sums up more than 100 people over 20 years. To set
them side by side, each is taken as times its own value in standing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backedu.content import ContentError, sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.reader import load

FILE = "disc_pressure.toml"
SOURCES = ("wilke-1999", "nachemson-1981")
YARDSTICK = "standing"
_AGREE = 1.25


@dataclass(frozen=True)
class Reading:
    """One position; ``disc_pressure.toml`` explains each field."""

    id: str
    name: str
    plain: str
    wilke_mpa: float
    nachemson_times: tuple[float, ...] = ()
    nachemson_at_least: bool = False
    note: str | None = None


def load_readings(folder: Path | None = None) -> Mapping[str, Reading]:
    """Read and check every position, by id, in the file's order.

    Args:
        folder: Where ``disc_pressure.toml`` lies; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, a pressure is not above 0, a range does not
            rise, positions do not stand from light to heavy, or standing is missing.
    """
    records = load(Reading, FILE, folder)
    if YARDSTICK not in records:
        raise ContentError(FILE, f"record '{YARDSTICK}' is missing; all others are compared")
    lighter = 0.0
    for each in records.values():
        check_record(FILE, each, sources())
        where = Where(FILE, each.id)
        if not each.wilke_mpa > 0 or each.wilke_mpa < lighter:
            raise where.error("must be above 0 and rise down the file", "wilke_mpa")
        lighter = each.wilke_mpa
        times = each.nachemson_times
        if len(times) > 2 or list(times) != sorted(times) or any(each <= 0 for each in times):
            raise where.error("needs one number, or two that rise", "nachemson_times")
    return records


@cache
def readings() -> Mapping[str, Reading]:
    """Return the shipped positions, by id.

    Example:
        >>> readings()["sitting"].wilke_mpa
        0.46
    """
    return load_readings()


def wilke_times(reading: Reading) -> float:
    """Return the pressure in Wilke's man as times his pressure in standing.

    Example:
        >>> round(wilke_times(readings()["lift-round"]), 1)
        4.6
    """
    return reading.wilke_mpa / readings()[YARDSTICK].wilke_mpa


def differ(reading: Reading) -> bool:
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
