"""How long an episode of acute low back pain lasts, by what "recovered" is taken to mean.

What was published are points: the day by which half had recovered, and a few shares. The curve
drawn through them is ours and illustrative: a Weibull curve,
share(t) = 1 - exp(-(t / scale) ** shape) with t in days, because it starts at 0, only rises, and
slows down as recovery does.

* With a median and one more share (back to work; hardly any pain) both points fix the curve.
* With a median alone (no disability; no pain) the curve takes the shape of another definition and
  passes through the median.
* With neither no curve is drawn.

Curves end at three months: nothing holds them up beyond.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, isfinite, log
from pathlib import Path

from backedu.content import sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.model import RecoveryDefinition
from backedu.content.reader import load

FILE = "recovery.toml"
LAST_DAY = 91
"""Last day, three months, for which a curve is drawn."""


@dataclass(frozen=True)
class Curve:
    """An illustrative Weibull curve of the share recovered.

    Attributes:
        shape: Exponent, no unit; below 1 recovery is fastest at first.
        scale_days: Day by which 63 of 100 have recovered.
        shape_from: Id of the definition that lent the shape, None where two points fix it.
    """

    shape: float
    scale_days: float
    shape_from: str | None = None

    def percent(self, day: float) -> float:
        """Return how many of 100 have recovered by ``day``.

        Raises:
            ValueError: The day is before 0 or after :data:`LAST_DAY`.

        Example:
            >>> round(Curve(shape=0.609, scale_days=31.0).percent(17))
            50
        """
        if not 0 <= day <= LAST_DAY:
            raise ValueError(f"The curve runs from day 0 to day {LAST_DAY}, not to day {day}.")
        return 100 * (1 - exp(-((day / self.scale_days) ** self.shape)))


def load_definitions(folder: Path | None = None) -> Mapping[str, RecoveryDefinition]:
    """Read and check every definition, by id, loosest first as in the file.

    Args:
        folder: Where ``recovery.toml`` lies; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, its numbers contradict each other, or the
            curve of a median lacks a second point and a definition to take its shape from.
    """
    records = load(RecoveryDefinition, FILE, folder)
    for definition in records.values():
        check_record(FILE, definition, sources())
        _check(definition, records)
    return records


@cache
def definitions() -> Mapping[str, RecoveryDefinition]:
    """Return the shipped definitions, by id, loosest first.

    Example:
        >>> list(definitions())[0]
        'back-to-work'
    """
    return load_definitions()


def points(definition: RecoveryDefinition) -> tuple[tuple[int, float], ...]:
    """Return what was published: (day, of 100 recovered), earliest first.

    Example:
        >>> points(definitions()["back-to-work"])
        ((14, 50.0), (91, 83.0))
    """
    shares = {int(day): float(percent) for day, percent in definition.percent_by_day.items()}
    if definition.median_days is not None:
        shares[definition.median_days] = 50.0
    return tuple(sorted(shares.items()))


def curve(
    definition: RecoveryDefinition, known: Mapping[str, RecoveryDefinition] | None = None
) -> Curve | None:
    """Return the illustrative curve through the published points, None without a median.

    Args:
        definition: The definition of "recovered".
        known: Where a lent shape is looked up; the shipped definitions when None.

    Example:
        >>> pace = curve(definitions()["nearly-no-pain"])
        >>> round(pace.shape, 3), round(pace.scale_days)
        (0.609, 31)
        >>> curve(definitions()["fully-recovered"]) is None
        True
    """
    if definition.median_days is None:
        return None
    second = _second_point(definition)
    if second:
        day, percent = second
        shape = log(log(1 / (1 - percent / 100)) / log(2)) / log(day / definition.median_days)
    else:
        known = definitions() if known is None else known
        lender = curve(known[definition.shape_from or ""], known)
        if lender is None:  # refused when the content is loaded
            raise ValueError(f"'{definition.shape_from}' has no curve, so it has no shape to lend.")
        shape = lender.shape
    return Curve(shape, definition.median_days / log(2) ** (1 / shape), definition.shape_from)


def percent_recovered(definition: RecoveryDefinition, day: float) -> float | None:
    """Return how many of 100 have recovered by ``day``, read off the illustrative curve.

    Returns:
        A share from 0 to 100, or None where no curve is drawn.

    Raises:
        ValueError: The day is before 0 or after :data:`LAST_DAY`.

    Example:
        >>> round(percent_recovered(definitions()["no-pain"], day=58))
        50
    """
    if not 0 <= day <= LAST_DAY:
        raise ValueError(f"The curves run from day 0 to day {LAST_DAY}; day {day} is outside.")
    drawn = curve(definition)
    return None if drawn is None else drawn.percent(day)


def _second_point(definition: RecoveryDefinition) -> tuple[int, float] | None:
    """Return the first published share after the median that the curve can pass through."""
    median = definition.median_days
    return next(
        (
            each
            for each in points(definition)
            if median is not None and median < each[0] <= LAST_DAY
        ),
        None,
    )


def _check(definition: RecoveryDefinition, known: Mapping[str, RecoveryDefinition]) -> None:
    """Refuse numbers that contradict each other."""
    where = Where(FILE, definition.id)
    if not definition.sources:
        raise where.error("is empty; name at least one", "sources")
    try:
        published = points(definition)
    except ValueError:
        raise where.error("needs whole days as its keys", "percent_by_day") from None
    percents = [percent for _, percent in published]
    if not published:
        raise where.error("or 'percent_by_day' is needed", "median_days")
    if not all(isfinite(each) and 0 < each < 100 for each in percents):
        raise where.error("needs shares between 0 and 100", "percent_by_day")
    if published[0][0] <= 0 or percents != sorted(set(percents)):
        raise where.error("needs days after 0, and shares that rise", "percent_by_day")
    low, median, high = (
        definition.median_low_days,
        definition.median_days,
        definition.median_high_days,
    )
    interval = [each for each in (low, median, high) if each is not None]
    if len(interval) not in {0, 1, 3} or interval != sorted(interval) or (low and not median):
        raise where.error("must lie between its low and high end", "median_days")
    lender = known.get(definition.shape_from or "")
    if definition.shape_from is not None and (lender is None or _second_point(lender) is None):
        raise where.error("needs the id of a record with two points", "shape_from")
    if median is not None and not _second_point(definition) and definition.shape_from is None:
        raise where.error("is missing; a median alone fixes no curve", "shape_from")
