"""Sciatica: how many get better by what counts as better, and two plans through a year."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.icons import People, icon_picture
from backedu.figures.drawing.style import BLUE, GREY, Figure, axis, labels, layout, marks
from backedu.topics.consult.sciatica import (
    WEEKS,
    Outcome,
    Plan,
    interval_at,
    recovered,
    sciatica_outcomes,
    sciatica_plans,
)
from backedu.topics.likelihood import Interval, whole_people

_STEPS = (0, 0.5, *range(1, WEEKS + 1))
_TABLE_WEEKS = (4, 8, 12, 26, 52)


def sciatica_odds_figure(counted: str) -> Figure:
    """Draw 100 people with sciatica: who got better for certain, perhaps, and who did not.

    Args:
        counted: Id of a record in ``sciatica_outcomes.toml``.

    Raises:
        ValueError: There is no such record.

    Example:
        >>> sciatica_odds_figure("primary_care").finding
        'Leg pain seen in primary care: 55 of 100 were better after a year (51 to 59), counted as \
disability down by 30% or more.'
    """
    known = sciatica_outcomes()
    if counted not in known:
        raise ValueError(f"There is no count '{counted}'; choose one of {', '.join(known)}.")
    text, chosen = words("sciatica_odds"), known[counted]
    finding = text["range" if chosen.percent_high else "finding"].format(
        label=chosen.label, better=chosen.better, when=chosen.when, **_ends(chosen)
    )
    data, around = icon_picture(_people(chosen))
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(text[name] for name in ("who", "better", "when", "of_100", "people")),
        rows=tuple(_row(each) for each in known.values()),
        sources=sources_of(known.values()),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(chosen.certainty,),
        sections=((text["about"], ((text["counted"], chosen.note),)),),
    )


def _ends(outcome: Outcome) -> dict[str, int]:
    low, high = (whole_people(100 * end) for end in _both(outcome.interval))
    ends = {"low": low, "high": high}
    return ends if outcome.percent_high else {**ends, "n": outcome.percent}


def _both(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


def _people(outcome: Outcome) -> list[People]:
    text, ends = words("sciatica_odds"), _ends(outcome)
    return [
        People(text["surely"], ends["low"], BLUE, "full"),
        People(text["perhaps"], ends["high"] - ends["low"], BLUE, "half"),
        People(text["not_better"], 100 - ends["high"], GREY, "hollow"),
    ]


def _row(outcome: Outcome) -> tuple[str, ...]:
    text = words("sciatica_odds")
    said = text["range_cell" if outcome.percent_high else "cell"].format(**_ends(outcome))
    return outcome.label, outcome.better, outcome.when, said, str(outcome.people)


def sciatica_plans_figure(week: float) -> Figure:
    """Draw how many have recovered by each week with an early operation and while waiting.

    Args:
        week: Week whose shares are read, 0 to 52.

    Raises:
        ValueError: The week is out of range.

    Example:
        >>> sciatica_plans_figure(52).finding
        'By week 52 about 95 of 100 with an early operation and about 95 of 100 while waiting have \
recovered.'
    """
    text, plans = words("sciatica_plans"), list(sciatica_plans().values())
    parts = [
        text["part"].format(n=whole_people(100 * recovered(plan, week)), said=plan.said)
        for plan in plans
    ]
    finding = text["finding"].format(week=f"{week:g}", first=parts[0], second=parts[1])
    return Figure(
        data=(*_curves(), _mark(week), *_names(plans)),
        layout=_layout(),
        finding=finding,
        columns=(text["week"], *(plan.name for plan in plans)),
        rows=tuple(_at(plans, each) for each in sorted({*_TABLE_WEEKS, int(week)})),
        sources=sources_of(plans),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=tuple(plan.certainty for plan in plans),
        sections=(
            (text["operated_title"], tuple(_operated(plan) for plan in plans)),
            (
                text["known_title"],
                tuple((text[f"{n}_lead"], text[n]) for n in ("ratio", "later", "harm")),
            ),
        ),
    )


def _operated(plan: Plan) -> tuple[str, str]:
    text, share = words("sciatica_plans"), whole_people(100 * plan.operated / plan.people)
    return f"{plan.name}:", text["operated"].format(n=share, weeks=f"{plan.after_weeks:g}")


def _at(plans: list[Plan], week: int) -> tuple[str, ...]:
    return (str(week), *(_share(recovered(p, week), interval_at(p, week)) for p in plans))


def _share(share: float, ends: Interval) -> str:
    low, high = (whole_people(100 * end) for end in _both(ends))
    return words("sciatica_plans")["cell"].format(n=whole_people(100 * share), low=low, high=high)


@cached
def _curves() -> tuple[dict[str, Any], ...]:
    """Each plan's band, curve and published points."""
    return tuple(
        trace
        for plan, colour, dash in zip(
            sciatica_plans().values(), (BLUE, GREY), ("solid", "dash"), strict=True
        )
        for trace in _curve(plan, colour, dash)
    )


def _curve(plan: Plan, colour: str, dash: str) -> list[dict[str, Any]]:
    ends = [interval_at(plan, week) for week in _STEPS]
    faint = {"color": colour, "width": 1, "dash": "dot"}
    published = {plan.half_by_week: 50, WEEKS: plan.recovered_in_a_year}
    look = {"color": colour, "size": 11, "symbol": "diamond", "line": {"width": 0}, "opacity": 1}
    return [
        *(
            marks(
                x=list(_STEPS),
                y=[round(100 * _both(end)[i], 1) for end in ends],
                mode="lines",
                line=faint,
            )
            for i in (0, 1)
        ),
        marks(
            x=list(_STEPS),
            y=[round(100 * recovered(plan, week), 1) for week in _STEPS],
            mode="lines",
            line={"color": colour, "width": 4, "dash": dash},
        ),
        marks(x=list(published), y=list(published.values()), mode="markers", marker=look),
    ]


def _mark(week: float) -> dict[str, Any]:
    return marks(
        x=[week, week],
        y=[0, 100],
        mode="lines",
        line={"color": GREY, "width": 1.5},
    )


def _names(plans: list[Plan]) -> list[dict[str, Any]]:
    text, places = words("sciatica_plans"), [(1, 105), (22, 52)]
    return [
        labels([x], [y], [f"<b>{text[f'label_{plan.id}']}</b>"], "middle right")
        for plan, (x, y) in zip(plans, places, strict=True)
    ]


def _layout() -> dict[str, Any]:
    text = words("sciatica_plans")
    return layout(
        380,
        meta={"closest": 0.55},  # two curves, two names: lower, its letters may be as large
        margin={"r": 16, "t": 16},
        xaxis=axis(text["x_axis"], {n: str(n) for n in (0, 4, 12, 26, 39, 52)}, (0, WEEKS)),
        yaxis=axis(text["y_axis"], {n: str(n) for n in (0, 25, 50, 75, 100)}, (0, 110)),
    )
