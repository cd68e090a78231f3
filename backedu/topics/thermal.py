"""Heat and cold by the clock: what a protocol means over one waking day.

Arithmetic only: it shows how much contact with the skin a protocol implies when it is followed to
the letter. It says nothing about benefit, and no cold protocol here was tested in back pain.

Convention: turns start at waking and only whole cycles (time on and time off) that fit into the
waking day are counted; a last cycle that is cut short is left out, even where its time on would
still fit. A protocol without a given pause cannot be computed until a pause is assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content import claims
from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table


class ThermalMode(StrEnum):
    """What is put on the skin."""

    COLD = "cold"
    HEAT = "heat"
    EITHER = "either"


@dataclass(frozen=True)
class ThermalProtocol:
    """A timing for heat or cold; a time that was not given is None.

    ``once_a_day`` marks a single application, which needs no pause. ``claim`` is the id of the
    article's claim, or None where the timing comes from elsewhere.
    """

    id: str
    name: str
    mode: ThermalMode
    says: str
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    on_min: int | None = None
    off_min: int | None = None
    once_a_day: bool = False
    claim: str | None = None


def _faults(protocol: ThermalProtocol, data: Data) -> Iterator[Fault]:
    """Say which times cannot be."""
    if protocol.claim is not None and protocol.claim not in data.read(claims):
        yield "claim", f"names '{protocol.claim}', not in claims.toml"
    for name in ("on_min", "off_min"):
        minutes = getattr(protocol, name)
        if minutes is not None and not 0 < minutes <= 24 * 60:
            yield name, f"needs minutes from 1 to 1440, not {minutes}"
    if protocol.off_min is not None and (protocol.on_min is None or protocol.once_a_day):
        yield "off_min", "is a pause, but there are no turns to pause between"
    if protocol.once_a_day and protocol.on_min is None:
        yield "on_min", "is missing; once a day needs a time"


protocols = Table("protocols.toml", ThermalProtocol, _faults, sourced=True)
"""Timings for heat and cold."""


def pause_min(protocol: ThermalProtocol, assumed_off_min: float = 0) -> float | None:
    """Return the pause between two turns, in minutes; None where nobody gave one.

    Args:
        protocol: The protocol; its own pause wins.
        assumed_off_min: Pause in minutes to assume where the protocol gives none; 0 assumes none.

    Raises:
        ValueError: The assumed pause is negative.

    Example:
        >>> pause_min(protocols()["ice-15-min"]) is None
        True
        >>> pause_min(protocols()["ice-15-min"], assumed_off_min=45)
        45
    """
    if not assumed_off_min >= 0:
        raise ValueError(f"A pause of {assumed_off_min} minutes can't be right; give 0 or more.")
    if protocol.off_min is not None:
        return protocol.off_min
    return assumed_off_min or None


def contact_intervals(
    protocol: ThermalProtocol, waking_hours: float, assumed_off_min: float = 0
) -> tuple[tuple[float, float], ...] | None:
    """Return when the pack or wrap is on the skin during one waking day.

    Args:
        protocol: The protocol to follow to the letter.
        waking_hours: Length of the waking day, hours, over 0 and up to 24.
        assumed_off_min: See :func:`pause_min`.

    Returns:
        (start, end) of each turn in minutes after waking; None where the protocol gives too
        little to compute them.

    Raises:
        ValueError: ``waking_hours`` or ``assumed_off_min`` is out of range.

    Example:
        >>> contact_intervals(protocols()["ice-20-on-90-off"], waking_hours=4)
        ((0, 20), (110, 130))
        >>> contact_intervals(protocols()["ice-15-min"], waking_hours=4) is None
        True
    """
    if not 0 < waking_hours <= 24:
        raise ValueError(f"A waking day of {waking_hours} hours can't be right; give up to 24.")
    on_min = protocol.on_min
    if on_min is None:
        return None
    if protocol.once_a_day:
        return ((0, min(on_min, waking_hours * 60)),)
    off_min = pause_min(protocol, assumed_off_min)
    if off_min is None:
        return None
    cycle_min = on_min + off_min
    turns = int(waking_hours * 60 / cycle_min + 1e-9)  # a rounding error must not lose a turn
    return tuple((turn * cycle_min, turn * cycle_min + on_min) for turn in range(turns))


def contact_min(
    protocol: ThermalProtocol, waking_hours: float, assumed_off_min: float = 0
) -> float | None:
    """Return the minutes of contact over one waking day; None where they cannot be computed.

    Args:
        protocol: See :func:`contact_intervals`.
        waking_hours: See :func:`contact_intervals`.
        assumed_off_min: See :func:`pause_min`.

    Raises:
        ValueError: See :func:`contact_intervals`.

    Example:
        >>> contact_min(protocols()["ice-20-on-90-off"], waking_hours=10)
        100
        >>> contact_min(protocols()["ice-or-heat-30-on-30-off"], waking_hours=10)
        300
    """
    intervals = contact_intervals(protocol, waking_hours, assumed_off_min)
    return None if intervals is None else sum(end - start for start, end in intervals)
