"""How accurate single flags and tests are, as published, and what that is worth.

Example:
    >>> weakness = accuracies()["ces-leg-weakness"]
    >>> weakness.present.said()
    '2.4 (1.7 to 3.3)'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import exp, inf, isfinite, log, prod, sqrt

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.content.wording import words
from backedu.topics.likelihood import (
    Interval,
    chance_after,
    lr_absent,
    lr_interval,
    lr_interval_of_shares,
    lr_present,
    wilson,
)


@dataclass(frozen=True)
class Likelihood:
    """A likelihood ratio with what is known of its uncertainty.

    Attributes:
        ratio: The number; None where only a range of studies was published.
        interval: The 95 % interval, or that range.
    """

    ratio: float | None
    interval: Interval | None

    def said(self) -> str:
        """Return the ratio in words.

        Example:
            >>> Likelihood(None, Interval(3, 13)).said()
            '3 to 13 (range of studies)'
        """
        text, known = words("frequencies"), self.interval
        if self.ratio is None and known is not None:
            return text["ratio_range"].format(low=f"{known.low:g}", high=f"{known.high:g}")
        ratio = f"{inf if self.ratio is None else self.ratio:.2g}"
        if known is None:
            return ratio
        return text["ratio_interval"].format(
            ratio=ratio, low=f"{known.low:.2g}", high=f"{known.high:.2g}"
        )

    def chances(self, before: float) -> tuple[float | None, Interval | None]:
        """Return the chance after the finding, and its interval.

        The interval is that of the likelihood ratio alone: the chance before counts as known.

        Raises:
            ValueError: ``before`` is not between 0 and 1.

        Example:
            >>> Likelihood(4.0, None).chances(0.5)
            (0.8, None)
        """
        point = None if self.ratio is None else chance_after(before, self.ratio)
        if self.interval is None:
            return point, None
        low, high = (chance_after(before, each) for each in (self.interval.low, self.interval.high))
        return point, None if low is None or high is None else Interval(low, high)


@dataclass(frozen=True)
class Accuracy:
    """The published accuracy of one finding for one condition; see the head of the file."""

    id: str
    name: str
    short: str
    condition: str
    of_whom: str
    sources: tuple[str, ...]
    reviewed: date
    sensitivity: float | None = None
    specificity: float | None = None
    ill: int | None = None
    well: int | None = None
    sensitivity_low: float | None = None
    sensitivity_high: float | None = None
    specificity_low: float | None = None
    specificity_high: float | None = None
    lr_low: float | None = None
    lr_high: float | None = None
    note: str | None = None
    doubtful: str | None = None

    @property
    def shares(self) -> tuple[float, float] | None:
        """Sensitivity and specificity, None where only a range of ratios was published."""
        if self.sensitivity is None or self.specificity is None:
            return None
        return self.sensitivity, self.specificity

    @property
    def share_intervals(self) -> tuple[Interval, Interval] | None:
        """The 95 % intervals of both: published where pooled, else by :func:`wilson`."""
        if self.shares is None:
            return None
        if self.ill is not None and self.well is not None:
            sensitivity, specificity = self.shares
            return (
                wilson(round(sensitivity * self.ill), self.ill),
                wilson(round(specificity * self.well), self.well),
            )
        return (
            Interval(self.sensitivity_low or 0, self.sensitivity_high or 1),
            Interval(self.specificity_low or 0, self.specificity_high or 1),
        )

    @property
    def present(self) -> Likelihood:
        """The likelihood ratio of having the finding.

        Example:
            >>> accuracies()["straight-leg-raise"].present.said()
            '1.3 (1.1 to 1.5)'
        """
        if self.shares is None or self.share_intervals is None:
            return Likelihood(None, Interval(self.lr_low or 0, self.lr_high or inf))
        ratio = lr_present(*self.shares)
        if self.ill is not None and self.well is not None:
            counts = self._counts()
            return Likelihood(ratio, lr_interval(counts[0], self.ill, counts[1], self.well))
        ill, well = self.share_intervals
        turned = Interval(1 - well.high, 1 - well.low)
        sensitivity, specificity = self.shares
        return Likelihood(ratio, lr_interval_of_shares(sensitivity, ill, 1 - specificity, turned))

    @property
    def absent(self) -> Likelihood | None:
        """The likelihood ratio of not having it; None where it was not published.

        Example:
            >>> accuracies()["straight-leg-raise"].absent.said()
            '0.29 (0.15 to 0.53)'
            >>> accuracies()["fracture-steroids"].absent is None
            True
        """
        if self.shares is None or self.share_intervals is None:
            return None
        ratio = lr_absent(*self.shares)
        if self.ill is not None and self.well is not None:
            with_ill, with_well = self._counts()
            interval = lr_interval(self.ill - with_ill, self.ill, self.well - with_well, self.well)
            return Likelihood(ratio, interval)
        ill, well = self.share_intervals
        turned = Interval(1 - ill.high, 1 - ill.low)
        sensitivity, specificity = self.shares
        return Likelihood(ratio, lr_interval_of_shares(1 - sensitivity, turned, specificity, well))

    def _counts(self) -> tuple[int, int]:
        """How many of the people with and without the disease had the finding."""
        sensitivity, specificity = self.shares or (0, 0)
        ill, well = self.ill or 0, self.well or 0
        return round(sensitivity * ill), well - round(specificity * well)


def both(first: Likelihood, second: Likelihood) -> Likelihood:
    """Return two findings as one, as if they were independent.

    Independent means: among people with the disease, having one finding makes the other neither
    more nor less likely, and the same among people without it. Flags that travel together break
    this, and the true chance is then nearer to the chance after one of them.

    The ratios multiply. Two intervals combine on the log scale; where one of them is a range of
    studies, the ends multiply, which is wider.

    Example:
        >>> both(Likelihood(2, Interval(1, 4)), Likelihood(3, Interval(1.5, 6))).said()
        '6 (2.3 to 16)'
    """
    known = [each.ratio for each in (first, second) if each.ratio is not None]
    ratio = prod(known) if len(known) == 2 else None
    a, b = first.interval, second.interval
    if a is None or b is None:
        return Likelihood(ratio, None)
    if ratio is None:
        return Likelihood(None, Interval(a.low * b.low, a.high * b.high))
    below = sqrt(sum(log(r / i.low) ** 2 for r, i in zip(known, (a, b), strict=True)))
    above = sqrt(sum(log(i.high / r) ** 2 for r, i in zip(known, (a, b), strict=True)))
    return Likelihood(ratio, Interval(ratio * exp(-below), ratio * exp(above)))


def _faults(record: Accuracy, _: Data) -> Iterator[Fault]:
    """Say what is wrong with a record from which no ratio can be worked out."""
    if record.shares is None:
        low, high = record.lr_low, record.lr_high
        if low is None or high is None or not 0 < low <= high or not isfinite(high):
            yield "sensitivity", "and 'specificity' are needed, or 'lr_low' and 'lr_high'"
        return
    if record.ill is not None and record.well is not None:
        if min(record.ill, record.well) < 1:
            yield "ill", "and 'well' must be at least 1"
        trios = [(0.0, share, 1.0) for share in record.shares]
    else:
        trios = [
            (record.sensitivity_low, record.sensitivity, record.sensitivity_high),  # type: ignore[list-item]  # checked below
            (record.specificity_low, record.specificity, record.specificity_high),  # type: ignore[list-item]  # checked below
        ]
    if any(None in trio or not 0 <= trio[0] <= trio[1] <= trio[2] <= 1 for trio in trios):
        fault = (
            "and 'specificity' need counts ('ill', 'well') or intervals around them, "
            "all from 0 to 1"
        )
        yield "sensitivity", fault


accuracies = Table("accuracy.toml", Accuracy, _faults, sourced=True)
"""The published accuracy of single findings: each needs both shares, or a range of ratios."""
