"""Twenty made-up people through a year, beside the published average."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    GREY,
    VERMILION,
    Figure,
    axis,
    labels,
    layout,
    marks,
)
from backedu.topics.courses import (
    WEEKS,
    Person,
    average,
    averages,
    courses,
    published,
    sample,
)
from backedu.topics.likelihood import whole_people
from backedu.topics.prevention import baselines

ALL = "all"
"""The setting that puts no course in front."""

_APART = 10  # points: our own convention for "far from the average"
_TABLE_WEEKS = (0, 6, 12, 26, 52)


def courses_figure(course: str, seed: int) -> Figure:
    """Draw twenty made-up people, their average, and the published averages.

    Args:
        course: Id of the one in front: :func:`~backedu.topics.courses.courses`; ``all`` for none.
        seed: Which twenty people.

    Raises:
        ValueError: There is no such course.

    Example:
        >>> courses_figure("quick", 1).finding
        'About 36 of 100 people had recovered by week 2, drawn here as 7 of 20 made-up people.'
    """
    if course != ALL and course not in courses():
        known = ", ".join((ALL, *courses()))
        raise ValueError(f"There is no course '{course}'; choose one of {known}.")
    people = sample(int(seed))
    finding = _finding(course, people)
    text = words("courses")
    return Figure(
        data=(
            _lines([each for each in people if each.course != course], GREY, 1.3),
            _lines([each for each in people if each.course == course], BLUE, 3),
            *_average(int(seed)),
            _above(),
        ),
        layout=_layout(),
        finding=finding,
        columns=(
            *(text[name] for name in ("week", "published", "sample", "range")),
            text["far"].format(apart=_APART),
        ),
        rows=tuple(_row(people, week) for week in _TABLE_WEEKS),
        sources=sources_of([averages()["acute"], *courses().values(), baselines()["any"]]),
        certainty=(
            averages()["acute"].certainty,
            *(each.certainty for each in courses().values()),
        ),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        sections=_sections(),
    )


def _lines(people: list[Person], colour: str, width: float) -> dict[str, Any]:
    """One trace for some people, with a gap between each and the next."""
    return marks(
        x=[week for _ in people for week in (*WEEKS, None)],
        y=[pain for each in people for pain in (*each.pain, None)],
        mode="lines",
        line={"color": colour, "width": width},
    )


@cached
def _average(seed: int) -> tuple[dict[str, Any], ...]:
    """The average of the twenty, and the published points."""
    people = sample(seed)
    line = [round(average(people, week), 1) for week in WEEKS]
    points = published()
    return (
        marks(x=list(WEEKS), y=line, mode="lines", line={"color": VERMILION, "width": 5}),
        marks(
            x=list(points),
            y=list(points.values()),
            mode="markers",
            marker={
                "color": VERMILION,
                "size": 15,
                "symbol": "diamond",
                "line": {"color": "#ffffff", "width": 2},
            },
        ),
    )


def _layout() -> dict[str, Any]:
    return layout(
        400,
        margin={"r": 14, "t": 50},
        xaxis=axis(
            words("courses")["x_axis"],
            {week: str(week) for week in (0, 6, 12, 26, 39, 52)},
            (0, WEEKS[-1]),
        ),
        yaxis=axis("", {value: str(value) for value in (0, 25, 50, 75, 100)}, (0, 100)),
    )


def _above() -> dict[str, Any]:
    """What the upright axis counts, and the key: above the picture they cost a phone no width."""
    text = words("courses")
    texts, ends = [text["y_axis"], text["key"]], [0, WEEKS[-1]]
    return labels(ends, [100, 100], texts, "top right") | {
        "textposition": ["top right", "top left"]
    }


def _finding(course: str, people: tuple[Person, ...]) -> str:
    text = words("courses")
    if course == ALL:
        return text["finding_all"].format(
            start=published()[0],
            later=published()[6],
            far=_far(people, 6),
            apart=_APART,
            people=len(people),
        )
    chosen = courses()[course]
    return text["finding"].format(
        n=whole_people(chosen.percent), plain=chosen.plain, drawn=chosen.people, people=len(people)
    )


def _far(people: tuple[Person, ...], week: int) -> int:
    """How many are further from the published average (else from their own) than the limit."""
    middle = published().get(week, average(people, week))
    return sum(abs(each.pain[WEEKS.index(week)] - middle) > _APART for each in people)


def _row(people: tuple[Person, ...], week: int) -> tuple[str, ...]:
    pain = [each.pain[WEEKS.index(week)] for each in people]
    known = published().get(week)
    return (
        str(week),
        words("courses")["unconfirmed"] if known is None else str(known),
        f"{average(people, week):.0f}",
        words("courses")["low_high"].format(low=min(pain), high=max(pain)),
        str(_far(people, week)),
    )


@cached
def _sections() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The published shares of the courses, and what happens within a year of recovering."""
    text = words("courses")
    shares = tuple(
        (text["lead"].format(n=whole_people(each.percent)), f"{each.plain}.")
        for each in courses().values()
    )
    again = tuple(
        (text["lead"].format(n=each.of_100), text["again"].format(what=each.outcome))
        for each in (baselines()["any"], baselines()["limiting"])
    )
    return (
        (text["shares_title"], shares),
        (text["again_title"], (*again, (text["lower_lead"], text["lower"]))),
    )
