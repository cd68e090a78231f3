"""Your own day of heat or cold: contact with the skin, the skin's limits, and this person.

It lays out what a plan means. Reasons against heat or cold for a person are those of
``advice.toml``, the same that the triage uses; limits of the skin are in ``skin_limits.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table
from backedu.topics.thermal import ThermalMode
from backedu.triage.advice import shipped_advice
from backedu.triage.answer_check import normalise

COLD_BELOW_C, HEAT_FROM_C = 20, 36
"""Cooler than the first is cold here, from the second on is heat; in between is neither.

Our own convention, without a source. For what is between, neither the reasons against heat nor
those against cold are shown. What skin can take is in the file, with its source.
"""


@dataclass(frozen=True)
class SkinLimit:
    """How long skin can be held at a temperature; ``skin_limits.toml`` explains each field."""

    id: str
    temperature_c: float
    burn_s: float
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Plan:
    """Turns of heat or cold, the first at the start of the day.

    Attributes:
        temperature_c: Of what touches the skin, degrees Celsius.
        on_min: Minutes on the skin in each turn.
        off_min: Minutes between two turns.
        times: How many turns.
    """

    temperature_c: float
    on_min: float
    off_min: float
    times: int


def _faults(limit: SkinLimit, _: Data) -> Iterator[Fault]:
    if not limit.burn_s > 0:
        yield "burn_s", "must be above 0"


def _order_faults(known: Mapping[str, SkinLimit], _: Data) -> Iterator[FileFault]:
    """A hotter one must never leave the skin more time."""
    for cooler, hotter in pairwise(known.values()):
        if hotter.temperature_c <= cooler.temperature_c:
            yield hotter.id, "temperature_c", "must rise down the file"
        if hotter.burn_s >= cooler.burn_s:
            yield hotter.id, "burn_s", "must fall as it gets hotter"


limits = Table("skin_limits.toml", SkinLimit, _faults, together=_order_faults)
"""How long skin can be held at a temperature, coolest first."""


def celsius(degrees: float, unit: str) -> float:
    """Return a temperature in degrees Celsius.

    Args:
        degrees: The number that was said.
        unit: ``c`` or ``f``.

    Raises:
        ValueError: There is no such unit.

    Example:
        >>> celsius(45, "c"), round(celsius(45, "f"), 1)
        (45, 7.2)
    """
    if unit not in {"c", "f"}:
        raise ValueError(f"There is no unit '{unit}'; choose c or f.")
    return degrees if unit == "c" else (degrees - 32) / 1.8


def mode(temperature_c: float) -> ThermalMode | None:
    """Return whether a temperature is heat or cold to the skin; None for what is neither.

    Example:
        >>> mode(45), mode(7.2), mode(30)
        (<ThermalMode.HEAT: 'heat'>, <ThermalMode.COLD: 'cold'>, None)
    """
    if temperature_c < COLD_BELOW_C:
        return ThermalMode.COLD
    return ThermalMode.HEAT if temperature_c >= HEAT_FROM_C else None


def skin_limit_s(temperature_c: float) -> float | None:
    """Return how long skin can be held at a temperature before it is burnt.

    Nothing is computed between two published temperatures: the hotter one counts.

    Returns:
        Seconds; None below the coolest published temperature, 0 above the hottest.

    Example:
        >>> skin_limit_s(45), skin_limit_s(46), skin_limit_s(43.9), skin_limit_s(61)
        (5400, 1680, None, 0.0)
    """
    known = list(limits().values())
    if temperature_c < known[0].temperature_c:
        return None
    return next((x.burn_s for x in known if x.temperature_c >= temperature_c), 0.0)


def turns(plan: Plan, hours: float = 24) -> tuple[tuple[float, float], ...]:
    """Return when each turn begins and ends, in minutes; those that end within ``hours``.

    Raises:
        ValueError: A time is not above 0, a pause is negative, or there are no turns.

    Example:
        >>> turns(Plan(40, on_min=20, off_min=90, times=3), hours=4)
        ((0, 20), (110, 130), (220, 240))
    """
    if not (plan.on_min > 0 and plan.off_min >= 0 and plan.times > 0):
        raise ValueError("A plan needs minutes on, a pause of 0 or more, and one turn or more.")
    cycle = plan.on_min + plan.off_min
    all_turns = ((i * cycle, i * cycle + plan.on_min) for i in range(plan.times))
    return tuple(turn for turn in all_turns if turn[1] <= hours * 60)


def longest_contact_min(plan: Plan, hours: float = 24) -> float:
    """Return the longest time on the skin without a pause, minutes.

    Example:
        >>> longest_contact_min(Plan(45, 20, 10, 4)), longest_contact_min(Plan(45, 20, 0, 4))
        (20, 80)
    """
    fitting = turns(plan, hours)
    if not fitting:
        return 0
    return plan.on_min if plan.off_min else fitting[-1][1]


def reasons_against(temperature_c: float, conditions: Sequence[str]) -> tuple[str, ...]:
    """Return what speaks against heat, or against cold, for a person; nothing if neither is meant.

    Args:
        temperature_c: Of what touches the skin, degrees Celsius.
        conditions: Options of the question ``heat_cold_contraindications`` in ``answers.toml``.

    Raises:
        ValueError: A condition is not one of these options.

    Example:
        >>> reasons_against(45, ["impaired_sensation"])
        ('Skin that does not feel heat well can burn.',)
        >>> reasons_against(45, ["raynaud"]), reasons_against(5, ["raynaud"])
        ((), ('Cold can set off Raynaud’s.',))
    """
    meant = mode(temperature_c)
    values = normalise({"heat_cold_contraindications": list(conditions)})
    if meant is None:
        return ()
    tag = next(each for each in shipped_advice() if each.advice.id == meant.value)
    return tag.contraindications(values)
