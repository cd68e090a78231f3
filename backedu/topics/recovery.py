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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import exp, isfinite, log

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table

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


@dataclass(frozen=True)
class RecoveryDefinition:
    """One meaning of "recovered", with what was measured for it.

    ``plain`` completes the sentence "50 of 100 people are ..."; ``of_whom`` says which people
    were counted. ``median_days`` is the day by which half had recovered, None where it was not
    confirmed. ``percent_by_day`` holds the published shares. ``shape_from`` names the definition
    whose curve lends its shape where only a median was published.
    """

    id: str
    name: str
    short: str
    plain: str
    of_whom: str
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    median_days: int | None = None
    median_low_days: int | None = None
    median_high_days: int | None = None
    percent_by_day: dict[str, float] = field(default_factory=dict)
    shape_from: str | None = None
    note: str | None = None


def _faults(definition: RecoveryDefinition, data: Data) -> Iterator[Fault]:
    """Say which numbers contradict each other."""
    try:
        published = points(definition)
    except ValueError:
        yield "percent_by_day", "needs whole days as its keys"
        return
    percents = [percent for _, percent in published]
    if not published:
        yield "median_days", "or 'percent_by_day' is needed"
        return
    if not all(isfinite(each) and 0 < each < 100 for each in percents):
        yield "percent_by_day", "needs shares between 0 and 100"
    if published[0][0] <= 0 or percents != sorted(set(percents)):
        yield "percent_by_day", "needs days after 0, and shares that rise"
    low, median = definition.median_low_days, definition.median_days
    interval = [each for each in (low, median, definition.median_high_days) if each is not None]
    if len(interval) not in {0, 1, 3} or interval != sorted(interval) or (low and not median):
        yield "median_days", "must lie between its low and high end"
    lender = data.read(definitions).get(definition.shape_from or "")
    if definition.shape_from is not None and (lender is None or _second_point(lender) is None):
        yield "shape_from", "needs the id of a record with two points"
    if median is not None and not _second_point(definition) and definition.shape_from is None:
        yield "shape_from", "is missing; a median alone fixes no curve"


definitions = Table("recovery.toml", RecoveryDefinition, _faults, sourced=True)
"""What "recovered" may mean, loosest first."""


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
