"""A finding in so many people: who is ill, who has the finding, and what it is worth."""

from __future__ import annotations

from backedu.accuracy import Accuracy, Likelihood, accuracies
from backedu.figures.house import BLUE, GREY, VERMILION, Figure
from backedu.figures.icons import People, icon_picture
from backedu.model import Certainty
from backedu.reasoning import (
    Counts,
    Interval,
    chance_after,
    lr_absent,
    lr_present,
    natural_frequencies,
)

ILL_OF_1000 = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""How common the disease is, for each position of the slider."""

OUR_INTERVALS = "Intervals (95%) are ours, by the log method, and hold for the finding alone"
"""Said beneath every figure with an interval that we worked out."""


def red_flag_figure(prevalence_step: float, sensitivity: float, specificity: float) -> Figure:
    """Draw 1,000 people and a flag of any accuracy.

    Args:
        prevalence_step: Position in :data:`ILL_OF_1000`, from 0.
        sensitivity: Of 100 ill people, so many have the flag.
        specificity: Of 100 well people, so many do not have it.

    Raises:
        ValueError: A value is out of range.

    Example:
        >>> red_flag_figure(4, 90, 91).finding
        'Of 1,000 people 10 have the disease. The flag is raised in 98, and 9 of these 98 have it; \
it misses 1.'
    """
    if prevalence_step not in range(len(ILL_OF_1000)):
        raise ValueError(
            f"There is no position {prevalence_step}; choose 0 to {len(ILL_OF_1000) - 1}."
        )
    ill = ILL_OF_1000[int(prevalence_step)]
    shares = (sensitivity / 100, specificity / 100)
    counts = natural_frequencies(1000, ill / 1000, *shares)
    ratios = (lr_present(*shares), lr_absent(*shares))
    have = (counts.ill_with, counts.ill_without)
    people = (counts.with_finding, 1000 - counts.with_finding)
    rows = [
        (f"Chance of the disease {word} the flag", _chance(a, b, ill / 1000, ratio))
        for word, a, b, ratio in zip(("with", "without"), have, people, ratios, strict=True)
    ]
    return _figure(
        counts,
        ("flag raised, ill", "flag raised, not ill", "no flag, ill: missed", "no flag, not ill"),
        _flag_finding(counts),
        tuple(rows),
        sources=("altman-bland-1994", "deeks-altman-2004"),
        note=(
            "Your numbers, so there is no study behind them and no interval around them. Whole "
            "people are drawn; the percentages are computed from the shares themselves."
        ),
    )


def leg_raise_figure(accuracy_id: str, ill_of_100: float) -> Figure:
    """Draw 100 people and one of the published leg-raising tests.

    Args:
        accuracy_id: Id of a record of :func:`backedu.accuracy.accuracies` with both shares.
        ill_of_100: So many of 100 people tested have the condition.

    Raises:
        ValueError: There is no such test, or the number is out of range.

    Example:
        >>> leg_raise_figure("straight-leg-raise", 60).finding
        'Of 100 people tested, 60 have a disc herniation. The straight leg raise is positive in \
84, and 55 of these 84 have one; of the 16 with a negative test 5 still have one.'
    """
    test = accuracies().get(accuracy_id)
    if test is None or test.shares is None:
        raise ValueError(f"There is no test '{accuracy_id}' with both shares.")
    counts = natural_frequencies(100, ill_of_100 / 100, *test.shares)
    rows = tuple(
        _interval_row(name, likelihood, ill_of_100 / 100)
        for name, likelihood in (
            ("a positive test", test.present),
            ("a negative test", test.absent),
        )
        if likelihood is not None
    )
    return _figure(
        counts,
        (
            "positive, with a herniation",
            "positive, without one",
            "negative, with one: missed",
            "negative, without one",
        ),
        _test_finding(counts, test),
        rows,
        certainty=(Certainty.MODERATE,),
        sources=(*test.sources, "simel-1991"),
        note=" ".join(
            [
                f"Measured in {test.of_whom}.",
                *filter(None, [test.note]),
                f"{OUR_INTERVALS}: how many have {test.condition} counts as known.",
            ]
        ),
    )


def _figure(  # noqa: PLR0913 - what two figures have in common
    counts: Counts,
    names: tuple[str, str, str, str],
    finding: str,
    rows: tuple[tuple[str, ...], ...],
    *,
    sources: tuple[str, ...],
    note: str,
    certainty: tuple[Certainty, ...] = (),
) -> Figure:
    """People with the finding come first in the array, so that they can be seen together."""
    groups = (
        People(names[0], counts.ill_with, VERMILION, "full"),
        People(names[1], counts.well_with, BLUE, "crossed"),
        People(names[2], counts.ill_without, VERMILION, "hollow"),
        People(names[3], counts.well_without, GREY, "dot"),
    )
    data, around = icon_picture(groups)
    counted = tuple((f"People: {each.label}", f"{each.count:,}") for each in groups)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=("What", f"Of {counts.people:,} people"),
        rows=(*counted, *rows),
        sources=sources,
        note=note,
        certainty=certainty,
        alt=(
            f"{finding} {counts.people:,} small figures in four groups, the first two of them "
            "with the finding."
        ),
    )


def _flag_finding(counts: Counts) -> str:
    people, ill, raised = counts.people, counts.ill, counts.with_finding
    have = f"{ill:,} have" if ill not in {1, people} else "1 has" if ill == 1 else "all have"
    start = f"Of {people:,} people {'none has' if ill == 0 else have} the disease. The flag is"
    if raised == 0:
        return f"{start} raised in nobody, so it finds none of them."
    if ill == 0:
        return f"{start} raised in {raised:,} all the same: false alarms, every one."
    if ill == people:
        return f"{start} raised in {raised:,}; the other {people - raised:,} are missed."
    missed = f"it misses {counts.ill_without:,}" if counts.ill_without else "it misses nobody"
    return (
        f"{start} raised in {raised:,}, and {counts.ill_with:,} of these {raised:,} have it; "
        f"{missed}."
    )


def _test_finding(counts: Counts, test: Accuracy) -> str:
    ill, positive = counts.ill, counts.with_finding
    negative = counts.people - positive
    number = {0: "nobody has", counts.people: "all have"}.get(ill, f"{ill} have")
    start = f"Of {counts.people} people tested, {number} {test.condition}. The {test.short} is"
    if not 0 < ill < counts.people:
        return f"{start} positive in {positive} and negative in {negative}: it can add nothing."
    return (
        f"{start} positive in {positive}, and {counts.ill_with} of these {positive} have one; "
        f"of the {negative} with a negative test {counts.ill_without} still have one."
    )


def _chance(ill: int, people: int, before: float, ratio: float | None) -> str:
    """The chance of disease with or without the flag, as counts and as computed."""
    after = None if ratio is None else chance_after(before, ratio)
    if after is None or ratio is None:
        return "this cannot occur"
    return f"{ill:,} of {people:,}; {percent(after)} (likelihood ratio {ratio:.2g})"


def _interval_row(name: str, likelihood: Likelihood, before: float) -> tuple[str, str]:
    point, interval = likelihood.chances(before)
    said = "cannot be" if point is None else percent(point)
    return (
        f"Chance after {name}",
        f"{said}{_between(interval)}; likelihood ratio {likelihood.said()}",
    )


def _between(interval: Interval | None) -> str:
    if interval is None:
        return ""
    low = percent(interval.low).removesuffix("%")
    return f" ({low} to {percent(interval.high)})"


def percent(share: float) -> str:
    """Return a share as a percentage, with as many digits as a small chance needs.

    Example:
        >>> [percent(share) for share in (0, 0.00016, 0.0234, 0.26, 0.997, 1)]
        ['0%', '0.016%', '2.3%', '26%', '99.7%', '100%']
    """
    of_100 = 100 * share
    if 0 < of_100 < 10 and round(of_100, 1) < 10:
        return f"{float(f'{of_100:.2g}'):g}%"
    digits = 1 if 99 < of_100 < 100 else 0
    return f"{of_100:.{digits}f}%"
