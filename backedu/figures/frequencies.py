"""A finding in so many people: who is ill, who has the finding, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping

from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.icons import People, icon_picture
from backedu.figures.drawing.style import BLUE, GREY, Figure
from backedu.topics.accuracy import Accuracy, Likelihood, accuracies
from backedu.topics.labs import labs
from backedu.topics.likelihood import (
    Counts,
    chance_after,
    lr_absent,
    lr_present,
    natural_frequencies,
)

_GROUPS = (
    ("ill_with", BLUE, "full"),
    ("well_with", GREY, "crossed"),
    ("ill_without", BLUE, "hollow"),
    ("well_without", GREY, "dot"),
)


def red_flag_figure(prevalence: float, sensitivity: float, specificity: float) -> Figure:
    """Draw 1,000 people and a flag of any accuracy.

    Args:
        prevalence: Share of people with the disease, from 0 to 1.
        sensitivity: Of 100 ill people, so many have the flag.
        specificity: Of 100 well people, so many do not have it.

    Raises:
        ValueError: A value is out of range.

    Example:
        >>> red_flag_figure(0.01, 90, 91).finding
        'Of 1,000 people 10 have the disease. The flag is raised in 98, and 9 of these 98 have it; \
it misses 1.'
    """
    text, shares = words("red_flag"), (sensitivity / 100, specificity / 100)
    counts = natural_frequencies(1000, prevalence, *shares)
    ratios = (lr_present(*shares), lr_absent(*shares))
    have = (counts.ill_with, counts.ill_without)
    people = (counts.with_finding, counts.people - counts.with_finding)
    rows = tuple(
        (text[name], _chance(a, b, prevalence, ratio))
        for name, a, b, ratio in zip(
            ("chance_with", "chance_without"), have, people, ratios, strict=True
        )
    )
    return _figure(
        counts,
        text,
        _flag_finding(counts),
        rows,
        sources=labs()["red_flag"].sources,
        note=text["note"],
    )


def leg_raise_figure(accuracy_id: str, ill_of_100: float) -> Figure:
    """Draw 100 people and one of the published leg-raising tests.

    Args:
        accuracy_id: Id of a record of :func:`backedu.topics.accuracy.accuracies` with both shares.
        ill_of_100: So many of 100 people tested have the condition.

    Raises:
        ValueError: There is no such test, or the number is out of range.

    Example:
        >>> leg_raise_figure("straight-leg-raise", 60).finding
        'Of 100 people tested, 60 have a disc herniation. The test (straight leg raise) is \
positive in 84, and 55 of these 84 have it; of the 16 with a negative test 5 still have it.'
    """
    test = accuracies().get(accuracy_id)
    if test is None or test.shares is None:
        raise ValueError(f"There is no test '{accuracy_id}' with both shares.")
    text = words("leg_raise")
    counts = natural_frequencies(100, ill_of_100 / 100, *test.shares)
    rows = tuple(
        (text[name], _chance_interval(likelihood, ill_of_100 / 100))
        for name, likelihood in (
            ("chance_positive", test.present),
            ("chance_negative", test.absent),
        )
        if likelihood is not None
    )
    ours = text["intervals"].format(
        ours=words("frequencies")["our_intervals"], condition=test.condition
    )
    return _figure(
        counts,
        text,
        _test_finding(counts, test),
        rows,
        certainty=(Certainty.MODERATE,),
        sources=test.sources,
        note=" ".join(
            [text["of_whom"].format(whom=test.of_whom), *filter(None, [test.note]), ours]
        ),
    )


def _figure(  # noqa: PLR0913 - what two figures have in common
    counts: Counts,
    names: Mapping[str, str],
    finding: str,
    rows: tuple[tuple[str, ...], ...],
    *,
    sources: tuple[str, ...],
    note: str,
    certainty: tuple[Certainty, ...] = (),
) -> Figure:
    """People with the finding come first in the array, so that they can be seen together."""
    text = words("frequencies")
    groups = [People(names[each], getattr(counts, each), *look) for each, *look in _GROUPS]
    data, around = icon_picture(groups)
    counted = tuple((text["people"].format(group=each.label), f"{each.count:,}") for each in groups)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=(text["what"], text["of_people"].format(n=f"{counts.people:,}")),
        rows=(*counted, *rows),
        sources=sources,
        note=note,
        certainty=certainty,
        alt=f"{finding} {text['alt'].format(n=f'{counts.people:,}')}",
    )


def _flag_finding(counts: Counts) -> str:
    text, people, raised = words("red_flag"), counts.people, counts.with_finding
    start = text[_how_many(counts)].format(people=f"{people:,}", ill=f"{counts.ill:,}")
    known = {"start": start, "raised": f"{raised:,}"}
    if raised == 0:
        return text["finds_none"].format(start=start)
    if counts.ill == 0:
        return text["false_alarms"].format(**known)
    if counts.ill == people:
        return text["misses_all"].format(**known, others=f"{people - raised:,}")
    known["found"] = f"{counts.ill_with:,}"
    if not counts.ill_without:
        return text["finds_all"].format(**known)
    return text["finds_some"].format(**known, missed=f"{counts.ill_without:,}")


def _test_finding(counts: Counts, test: Accuracy) -> str:
    text, positive = words("leg_raise"), counts.with_finding
    start = text[_how_many(counts)].format(
        people=counts.people, ill=counts.ill, condition=test.condition
    )
    known = {
        "start": start,
        "test": test.short,
        "positive": positive,
        "negative": counts.people - positive,
    }
    if not 0 < counts.ill < counts.people:
        return text["adds_nothing"].format(**known)
    return text["finding"].format(**known, found=counts.ill_with, missed=counts.ill_without)


def _how_many(counts: Counts) -> str:
    """Which words say how many are ill."""
    return {0: "none_ill", counts.people: "all_ill", 1: "one_ill"}.get(counts.ill, "some_ill")


def _chance(ill: int, people: int, before: float, ratio: float | None) -> str:
    """The chance of disease with or without the flag, as counts and as computed."""
    text = words("red_flag")
    after = None if ratio is None else chance_after(before, ratio)
    if after is None or ratio is None:
        return text["impossible"]
    return text["chance"].format(
        some=f"{ill:,}", all=f"{people:,}", percent=percent(after), ratio=f"{ratio:.2g}"
    )


def _chance_interval(likelihood: Likelihood, before: float) -> str:
    """The chance after a test with its interval, and the ratio with its own."""
    text = words("leg_raise")
    point, interval = likelihood.chances(before)
    chance = text["impossible"] if point is None else percent(point)
    if interval is not None:
        low, high = percent(interval.low).removesuffix("%"), percent(interval.high)
        chance = text["interval"].format(chance=chance, low=low, high=high)
    return text["chance"].format(chance=chance, ratio=likelihood.said())


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
