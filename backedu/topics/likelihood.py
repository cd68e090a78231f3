"""How far a finding shifts a chance: prevalence, accuracy, likelihood ratios, natural frequencies.

Probabilities run from 0 to 1. A finding is described by its sensitivity (the share of people with
the disease who have it) and its specificity (the share of people without the disease who do not),
or by its likelihood ratio alone. The chance after it follows from odds: odds afterwards = odds
before x likelihood ratio.

The formulas are textbook ones: Altman and Bland 1994 (sensitivity, specificity, predictive values),
Deeks and Altman 2004 (likelihood ratios). Intervals: the score interval of Wilson for a proportion
(Newcombe 1998, method 3); the log method for a likelihood ratio (Simel 1991).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, isnan, log, sqrt

Z_95 = 1.959964
"""Standard normal value of a 95 % interval."""


@dataclass(frozen=True)
class Interval:
    """A 95 % interval; ``high`` may be infinite for a likelihood ratio."""

    low: float
    high: float


@dataclass(frozen=True)
class Counts:
    """So many people, by whether they are ill and whether they have the finding.

    The four add up to the people that were asked about.
    """

    ill_with: int
    ill_without: int
    well_with: int
    well_without: int

    @property
    def people(self) -> int:
        """How many people there are."""
        return self.ill + self.well_with + self.well_without

    @property
    def ill(self) -> int:
        """How many of them are ill."""
        return self.ill_with + self.ill_without

    @property
    def with_finding(self) -> int:
        """How many of them have the finding."""
        return self.ill_with + self.well_with


def lr_present(sensitivity: float, specificity: float) -> float | None:
    """Return the likelihood ratio of having the finding (LR+).

    Returns:
        sensitivity / (1 - specificity); infinite if only people with the disease can have the
        finding, and None if nobody can: a finding that never occurs has no meaning.

    Raises:
        ValueError: A share is not between 0 and 1.

    Example:
        >>> round(lr_present(0.68, 0.75), 1)
        2.7
    """
    return _ratio(_share("sensitivity", sensitivity), 1 - _share("specificity", specificity))


def lr_absent(sensitivity: float, specificity: float) -> float | None:
    """Return the likelihood ratio of not having the finding (LR-).

    Returns:
        (1 - sensitivity) / specificity; infinite if everyone who is well has the finding and some
        of the people with the disease do not, and None if everyone has it.

    Raises:
        ValueError: A share is not between 0 and 1.

    Example:
        >>> round(lr_absent(0.68, 0.75), 2)
        0.43
    """
    return _ratio(1 - _share("sensitivity", sensitivity), _share("specificity", specificity))


def chance_after(before: float, likelihood_ratio: float) -> float | None:
    """Return the chance of disease after a finding.

    Args:
        before: Chance before it, from 0 to 1.
        likelihood_ratio: From 0 to infinity.

    Returns:
        A chance from 0 to 1. None where the finding cannot occur: nobody has the disease and only
        people with it can have the finding, or everybody has it and only the others can.

    Raises:
        ValueError: ``before`` is not between 0 and 1, or the ratio is below 0 or not a number.

    Example:
        >>> round(chance_after(0.009, 10), 3)
        0.083
    """
    _share("chance before", before)
    if isnan(likelihood_ratio) or likelihood_ratio < 0:
        raise ValueError(f"A likelihood ratio is 0 or more, not {likelihood_ratio}.")
    if before in {0, 1}:
        impossible = likelihood_ratio == (inf if before == 0 else 0)
        return None if impossible else float(before)
    if likelihood_ratio == inf:
        return 1.0
    ill = before * likelihood_ratio
    return min(ill / (ill + (1 - before)), 1.0)


def lr_interval(with_a: int, of_a: int, with_b: int, of_b: int) -> Interval | None:
    """Return the 95 % interval of the ratio of two shares, by the log method (Simel 1991).

    For LR+ count those *with* the finding, people with the disease first; for LR- those
    *without* it.

    Args:
        with_a: So many of the people with the disease ...
        of_a: ... out of so many.
        with_b: So many of the people without it ...
        of_b: ... out of so many.

    Returns:
        exp(ln LR -+ 1.96 x sqrt(1/with_a - 1/of_a + 1/with_b - 1/of_b)), or None where a count
        is 0: the method gives none.

    Raises:
        ValueError: A count is below 0 or above its total.

    Example:
        >>> interval = lr_interval(15, 25, 102, 309)
        >>> round(interval.low, 1), round(interval.high, 1)
        (1.3, 2.6)
    """
    for part, whole in ((with_a, of_a), (with_b, of_b)):
        if not 0 <= part <= whole:
            raise ValueError(f"{part} of {whole} is not a count out of a total.")
    if not with_a or not with_b:
        return None
    spread = Z_95 * sqrt(1 / with_a - 1 / of_a + 1 / with_b - 1 / of_b)
    middle = log((with_a / of_a) / (with_b / of_b))
    return Interval(exp(middle - spread), exp(middle + spread))


def lr_interval_of_shares(a: float, a_in: Interval, b: float, b_in: Interval) -> Interval | None:
    """Return an approximate 95 % interval of a / b from the intervals of two shares.

    For pooled sensitivities and specificities, which come with intervals and without counts. The
    spreads are added on the log scale as in the log method; the shares count as independent, though
    in a meta-analysis they seldom are, so it is an approximation.

    Args:
        a: Share of the people with the disease, above 0.
        a_in: Its 95 % interval.
        b: Share of the people without it, above 0.
        b_in: Its 95 % interval.

    Returns:
        The interval, or None where a share or an end of an interval is 0.

    Example:
        >>> slr = lr_interval_of_shares(0.92, Interval(0.87, 0.95), 0.72, Interval(0.60, 0.82))
        >>> round(slr.low, 1), round(slr.high, 1)
        (1.1, 1.5)
    """
    if min(a, b, a_in.low, b_in.low) <= 0:
        return None
    spread = sqrt(log(a_in.high / a_in.low) ** 2 + log(b_in.high / b_in.low) ** 2) / 2
    return Interval(a / b * exp(-spread), a / b * exp(spread))


def wilson(part: int, whole: int) -> Interval:
    """Return the 95 % score interval of a share (Wilson; Newcombe 1998, method 3).

    Raises:
        ValueError: The part is below 0 or above the whole, or the whole is 0.

    Example:
        >>> share = wilson(8, 1172)
        >>> f"{share.low:.1%} to {share.high:.1%}"
        '0.3% to 1.3%'
    """
    if not 0 <= part <= whole or whole == 0:
        raise ValueError(f"{part} of {whole} is not a count out of a total.")
    middle = 2 * part + Z_95**2
    spread = Z_95 * sqrt(Z_95**2 + 4 * part * (1 - part / whole))
    below = 2 * (whole + Z_95**2)
    return Interval(max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below))


def natural_frequencies(
    people: int, prevalence: float, sensitivity: float, specificity: float
) -> Counts:
    """Return what is to be expected of so many people, in whole people that add up.

    People with and without the disease are rounded first, then those with the finding among each,
    as one would by hand; so every count is within one person of what the shares say.

    Raises:
        ValueError: A share is not between 0 and 1, or there is nobody.

    Example:
        >>> natural_frequencies(1000, 0.01, 0.9, 0.91)
        Counts(ill_with=9, ill_without=1, well_with=89, well_without=901)
    """
    if people < 1:
        raise ValueError(f"Counting needs at least one person, not {people}.")
    ill = whole_people(people * _share("prevalence", prevalence))
    ill_with = whole_people(ill * _share("sensitivity", sensitivity))
    well_without = whole_people((people - ill) * _share("specificity", specificity))
    return Counts(ill_with, ill - ill_with, people - ill - well_without, well_without)


def whole_people(number: float) -> int:
    """Return the nearest whole number of people, a half upwards, as one rounds by hand.

    The noise of floating point is ignored: what should be a half counts as one.

    Args:
        number: 0 or more.

    Example:
        >>> whole_people(2.5), whole_people(2.4), whole_people(100 * 0.285)
        (3, 2, 29)
    """
    return int(number + 0.5 + 1e-9)


def _ratio(top: float, bottom: float) -> float | None:
    top, bottom = (0.0 if each < 1e-12 else each for each in (top, bottom))
    if bottom:
        return top / bottom
    return inf if top else None


def _share(name: str, value: float) -> float:
    if not 0 <= value <= 1:  # also refuses what is not a number
        raise ValueError(f"The {name} is a share from 0 to 1, not {value}.")
    return value
